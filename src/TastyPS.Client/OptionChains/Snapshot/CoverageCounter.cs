namespace TastyPS.Client.OptionChains.Snapshot;

/// <summary>Counts facts as rows leave. Used by one thread at a time.</summary>
internal sealed class CoverageCounter(FactSet wanted)
{
    private readonly int[] _empty = new int[FactSets.Kinds.Count];
    private readonly List<string>[] _missing = [.. FactSets.Kinds.Select(_ => new List<string>())];
    private readonly List<string> _anyMissing = [];
    private int _contracts;

    public void Count(OptionContract contract, JoinedMarket? market)
    {
        _contracts++;
        var answered = (market?.Answered ?? FactSet.None) & wanted;
        if (answered != wanted)
            _anyMissing.Add(contract.Symbol);

        foreach (var kind in FactSets.Kinds)
        {
            var fact = FactSets.Of(kind);
            if ((wanted & fact) == 0)
                continue;
            if ((answered & fact) == 0)
                _missing[(int)kind].Add(contract.Symbol);
            else if (!market!.HasValue(kind))
                _empty[(int)kind]++;
        }
    }

    public int Contracts => _contracts;

    /// <summary>Fact by fact; without wanted facts there is nothing to sum up. An array, because scripts take single ones by their number.</summary>
    public IReadOnlyList<FactCoverage> Facts => wanted.Each().Select(kind => new FactCoverage(kind, _contracts, _empty[(int)kind], _missing[(int)kind])).ToArray();

    /// <summary>Contracts that lack the answer to at least one wanted fact.</summary>
    public IReadOnlyList<string> MissingSymbol => _anyMissing;
}

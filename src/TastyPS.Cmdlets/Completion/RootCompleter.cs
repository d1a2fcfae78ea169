using TastyPS.Client.OptionChains;

namespace TastyPS.Completion;

/// <summary>Completes the option roots of the symbol's chain.</summary>
public sealed class RootCompleter : ChainCompleter
{
    private protected override IEnumerable<Candidate> CandidatesOf(IReadOnlyList<OptionSeries> chain) => chain
        .GroupBy(series => series.Root, StringComparer.Ordinal)
        .OrderBy(root => root.Key, StringComparer.Ordinal)
        .Select(root => new Candidate(root.Key, $"{root.Count()} expirations, {root.First().SettlementType}-settled, {root.First().ChainType}"));
}

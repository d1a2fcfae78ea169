namespace TastyPS.Client.OptionChains.Snapshot;

/// <summary>How completely one fact was answered.</summary>
public sealed class FactCoverage
{
    internal FactCoverage(MarketFact fact, int asked, int empty, IReadOnlyList<string> missingSymbols)
    {
        Fact = fact;
        Asked = asked;
        Empty = empty;
        MissingSymbol = missingSymbols;
    }

    /// <summary>Which fact.</summary>
    public MarketFact Fact { get; }

    /// <summary>For how many contracts it was asked.</summary>
    public int Asked { get; }

    /// <summary>For how many an answer came, with or without a value.</summary>
    public int Answered => Asked - Missing;

    /// <summary>How many of the answers held no value.</summary>
    public int Empty { get; }

    /// <summary>For how many no answer came.</summary>
    public int Missing => MissingSymbol.Count;

    /// <summary>OCC symbols of the contracts for which no answer came.</summary>
    public IReadOnlyList<string> MissingSymbol { get; }

    /// <summary>E.g. <c>Quote 2000/2000, 14 empty</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Fact} {Answered}/{Asked}, {Empty} empty");
}

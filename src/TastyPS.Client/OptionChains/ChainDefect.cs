namespace TastyPS.Client.OptionChains;

/// <summary>Something of a chain that could not become a contract. The rest of the chain is not touched by it.</summary>
public sealed class ChainDefect
{
    private readonly OptionSeries _series;

    internal ChainDefect(OptionSeries series, string? strikePrice, string reason)
    {
        _series = series;
        StrikePrice = strikePrice;
        Reason = reason;
    }

    /// <summary>The option root.</summary>
    public string Root => _series.Root;

    /// <summary>The expiration; 0001-01-01 if that is what could not be read.</summary>
    public CalendarDate Expiration => _series.Expiration;

    /// <summary>The strike price as it was sent; null if there was none.</summary>
    public string? StrikePrice { get; }

    /// <summary>What is wrong, in words.</summary>
    public string Reason { get; }

    /// <summary>Root, expiration, strike and reason.</summary>
    public override string ToString() => $"{Root} {Expiration} {StrikePrice ?? "?"}: {Reason}";
}

using TastyPS.Analytics.Pricing;

namespace TastyPS.Simulator.Market.ChainFile;

/// <summary>One option in a Cboe quote table. What the table prints as 0 to say "none" is null.</summary>
public sealed record CboeQuote
{
    /// <summary>The symbol as printed, e.g. <c>SPXW230914C01200000</c>.</summary>
    public required string Symbol { get; init; }

    /// <summary>The option root, e.g. <c>SPXW</c>.</summary>
    public required string Root { get; init; }

    /// <summary>Call or put.</summary>
    public required OptionRight Right { get; init; }

    /// <summary>Price of the last sale; null if it never traded.</summary>
    public decimal? Last { get; init; }

    /// <summary>Last sale minus the close before.</summary>
    public decimal? Net { get; init; }

    /// <summary>Best bid; null when nobody bids.</summary>
    public decimal? Bid { get; init; }

    /// <summary>Best ask; null when nobody offers.</summary>
    public decimal? Ask { get; init; }

    /// <summary>Contracts traded today.</summary>
    public long? Volume { get; init; }

    /// <summary>Implied volatility as a fraction; null if there is none.</summary>
    public double? ImpliedVolatility { get; init; }

    /// <summary>Delta; null if volatility, delta and gamma are all printed as 0, for then none was calculated.</summary>
    public double? Delta { get; init; }

    /// <summary>Gamma; null as <see cref="Delta"/> is.</summary>
    public double? Gamma { get; init; }

    /// <summary>Open contracts.</summary>
    public long? OpenInterest { get; init; }
}

/// <summary>One line of a Cboe quote table: the call and the put of a root, an expiration and a strike.</summary>
/// <param name="Expiration">The expiration day.</param>
/// <param name="Strike">The strike price.</param>
/// <param name="Call">The call.</param>
/// <param name="Put">The put.</param>
public sealed record CboeQuoteRow(DateTime Expiration, decimal Strike, CboeQuote Call, CboeQuote Put);

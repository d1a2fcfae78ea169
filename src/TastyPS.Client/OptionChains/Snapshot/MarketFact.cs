namespace TastyPS.Client.OptionChains.Snapshot;

/// <summary>The groups of market data that are asked for, and counted, separately.</summary>
public enum MarketFact
{
    /// <summary>Bid and ask with their sizes.</summary>
    Quote,

    /// <summary>The last trade and the day's volume.</summary>
    Trade,

    /// <summary>The day's prices, the previous close and the open interest.</summary>
    Summary,

    /// <summary>Implied volatility, delta, gamma, theta, vega and rho.</summary>
    Greeks,
}

namespace TastyPS.Client.MarketData;

/// <summary>Where a value came from.</summary>
public enum ValueSource
{
    /// <summary>The streaming market data feed.</summary>
    Feed,

    /// <summary>A reply of the REST service.</summary>
    Rest,

    /// <summary>Our own arithmetic, on request.</summary>
    Calculated,
}

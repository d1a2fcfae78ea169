namespace TastyPS.Client.Streaming.Candles;

/// <summary>The prices that candles are made of.</summary>
public enum CandlePrice
{
    /// <summary>Prices of trades.</summary>
    Last,

    /// <summary>Best bids.</summary>
    Bid,

    /// <summary>Best offers.</summary>
    Ask,

    /// <summary>Halfway between both.</summary>
    Mark,

    /// <summary>Settlement prices.</summary>
    Settlement,
}

namespace TastyPS.Client.Orders;

/// <summary>How an order is priced.</summary>
public enum OrderType
{
    /// <summary>At a price or better.</summary>
    Limit,

    /// <summary>At whatever the market offers. One leg, no price.</summary>
    Market,

    /// <summary>A limit that the service sets so that it is marketable.</summary>
    MarketableLimit,

    /// <summary>A market order once the trigger is reached.</summary>
    Stop,

    /// <summary>A limit order once the trigger is reached.</summary>
    StopLimit,

    /// <summary>A market order for an amount of money in place of a quantity.</summary>
    NotionalMarket,
}

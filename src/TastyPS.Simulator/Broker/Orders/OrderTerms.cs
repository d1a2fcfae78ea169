namespace TastyPS.Simulator.Broker.Orders;

/// <summary>How an order is to be executed.</summary>
internal enum OrderType
{
    Limit,
    Market,
    MarketableLimit,
    Stop,
    StopLimit,
    NotionalMarket,
}

/// <summary>How long an order is good for.</summary>
internal enum TimeInForce
{
    Day,
    Gtc,
    Gtd,
    Ext,
    GtcExt,
    ExtOvernight,
    GtcExtOvernight,
    Ioc,
}

/// <summary>What a leg does.</summary>
internal enum OrderAction
{
    BuyToOpen,
    BuyToClose,
    SellToOpen,
    SellToClose,
    Buy,
    Sell,
}

/// <summary>Whether an amount is received or paid.</summary>
internal enum CashEffect
{
    Credit,
    Debit,
}

/// <summary>Where an order is in its life.</summary>
internal enum OrderStatus
{
    Received,
    Routed,
    InFlight,
    Contingent,
    Live,
    CancelRequested,
    ReplaceRequested,
    Filled,
    Cancelled,
    Expired,
    Rejected,
    Removed,
    PartiallyRemoved,
}

/// <summary>What a contingent order waits for.</summary>
internal enum ContingentStatus
{
    PendingOrder,
    PendingCondition,
}

/// <summary>How orders depend on each other.</summary>
internal enum ComplexOrderType
{
    Oco,
    Oto,
    Otoco,
    Pairs,
}

/// <summary>What a condition does when it is met.</summary>
internal enum ConditionAction
{
    Route,
    Cancel,
}

/// <summary>The price that a condition looks at: the last one, or the side one would have to trade at.</summary>
internal enum ConditionIndicator
{
    Last,
    Nat,
}

/// <summary>At least, or at most.</summary>
internal enum Comparator
{
    Gte,
    Lte,
}

namespace TastyPS.Client.Orders.Checks;

/// <summary>What can be wrong with an order before it is sent. The names are fixed.</summary>
public enum OrderCheck
{
    /// <summary>It has no leg.</summary>
    NoLeg,

    /// <summary>It has more legs than its kind of order or of instrument allows.</summary>
    TooManyLegs,

    /// <summary>One symbol stands in two legs.</summary>
    DuplicateLeg,

    /// <summary>The legs are of different kinds of instruments.</summary>
    MixedInstruments,

    /// <summary>The legs have different underlyings.</summary>
    DifferentUnderlyings,

    /// <summary>A symbol is empty, or has not the form of its kind of instrument.</summary>
    Symbol,

    /// <summary>The action does not fit the kind of instrument.</summary>
    Action,

    /// <summary>A leg lacks its quantity.</summary>
    QuantityMissing,

    /// <summary>A leg of a notional order has a quantity.</summary>
    QuantityNotWanted,

    /// <summary>A quantity is zero or negative.</summary>
    QuantityNotPositive,

    /// <summary>A quantity is larger than anybody can mean.</summary>
    QuantityAbsurd,

    /// <summary>A quantity has decimals, or more of them than its instrument allows.</summary>
    QuantityNotWhole,

    /// <summary>The order lacks its limit.</summary>
    PriceMissing,

    /// <summary>The order must not have a limit.</summary>
    PriceNotWanted,

    /// <summary>A price, a trigger or a value is zero or negative.</summary>
    PriceNotPositive,

    /// <summary>A price or a value comes without saying whether it is paid or received, or the other way round.</summary>
    EffectMissing,

    /// <summary>The effect contradicts what the legs do.</summary>
    EffectContradictsLegs,

    /// <summary>The order lacks its stop trigger.</summary>
    StopTriggerMissing,

    /// <summary>The order must not have a stop trigger.</summary>
    StopTriggerNotWanted,

    /// <summary>The notional order lacks its value.</summary>
    ValueMissing,

    /// <summary>The order must not have a value.</summary>
    ValueNotWanted,

    /// <summary>The value is below the least that is accepted.</summary>
    ValueTooSmall,

    /// <summary>The order works until a day, and does not say which.</summary>
    GtcDateMissing,

    /// <summary>The order has a day, and does not work until one.</summary>
    GtcDateNotWanted,

    /// <summary>The day, or an instant of the rules, has passed.</summary>
    TimePassed,

    /// <summary>The time in force does not go with the kind of order or of instrument.</summary>
    TimeInForce,

    /// <summary>The identifier is there and blank.</summary>
    IdentifierBlank,

    /// <summary>The rules contradict each other, or a condition lacks a part.</summary>
    Rules,

    /// <summary>The instrument may only be closed.</summary>
    ClosingOnly,

    /// <summary>Trading of the instrument is halted.</summary>
    Halted,

    /// <summary>The instrument has expired.</summary>
    Expired,

    /// <summary>The instrument does not trade in fractions.</summary>
    NotFractional,

    /// <summary>The price or the stop trigger lies between the steps of prices.</summary>
    PriceOffTick,

    /// <summary>The complex order lacks its trigger order.</summary>
    TriggerOrderMissing,

    /// <summary>The complex order must not have a trigger order.</summary>
    TriggerOrderNotWanted,

    /// <summary>The complex order has too few or too many orders.</summary>
    OrderCount,

    /// <summary>The complex order lacks its ratio.</summary>
    RatioMissing,

    /// <summary>A ratio of prices is not above 0.</summary>
    RatioNotPositive,

    /// <summary>The complex order must not have a ratio.</summary>
    RatioNotWanted,
}

namespace TastyPS.Client.Orders.Closing;

/// <summary>Why a position is not closed.</summary>
public enum ClosingReason
{
    /// <summary>The service does not say how much of it there is or on which side, or there is nothing left.</summary>
    NoQuantity,

    /// <summary>It is of a kind that cannot be ordered.</summary>
    KindUnknown,

    /// <summary>It is frozen, or all of it restricted.</summary>
    Frozen,

    /// <summary>It has expired.</summary>
    Expired,

    /// <summary>Not all of the account's orders or positions could be read, so that nobody knows what is left of it.</summary>
    Unreadable,

    /// <summary>Orders that work already hold all of it.</summary>
    AlreadyClosing,

    /// <summary>It has no mark, and no price was given.</summary>
    NoMark,

    /// <summary>Its spread is too wide, or not known, for an order at the market.</summary>
    WideSpread,

    /// <summary>The offset is more than it is worth: nothing would be left to be paid or received.</summary>
    OffsetTooLarge,

    /// <summary>One price was given, but more than one order is needed, or the order cannot be the one that the price is for.</summary>
    PriceForSeveral,

    /// <summary>A price was given for an order that buys and sells, but not whether it is paid or received.</summary>
    EffectMissing,

    /// <summary>It covers a short position that stays open for one of the other reasons.</summary>
    CoversOpenShort,

    /// <summary>It covers a short position that was not to be closed.</summary>
    CoversOtherShort,
}

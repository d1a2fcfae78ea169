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

    /// <summary>Orders that work already hold all of it.</summary>
    AlreadyClosing,

    /// <summary>It has no mark, and no price was given.</summary>
    NoMark,

    /// <summary>Its spread is too wide, or not known, for an order at the market.</summary>
    WideSpread,

    /// <summary>One price was given, but more than one order is needed.</summary>
    PriceForSeveral,

    /// <summary>The offset is more than it is worth: nothing would be left to be paid or received.</summary>
    OffsetTooLarge,

    /// <summary>It covers a short position that stays open for one of the other reasons.</summary>
    CoversOpenShort,
}

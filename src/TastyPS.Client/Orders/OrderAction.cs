namespace TastyPS.Client.Orders;

/// <summary>What a leg does.</summary>
public enum OrderAction
{
    /// <summary>Opens or enlarges a long position.</summary>
    BuyToOpen,

    /// <summary>Closes a short position.</summary>
    BuyToClose,

    /// <summary>Opens or enlarges a short position.</summary>
    SellToOpen,

    /// <summary>Closes a long position.</summary>
    SellToClose,

    /// <summary>Buys a future, whatever the position is.</summary>
    Buy,

    /// <summary>Sells a future, whatever the position is.</summary>
    Sell,
}

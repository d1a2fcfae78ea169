namespace TastyPS.Simulator.Broker.Orders;

/// <summary>What an action means.</summary>
internal static class OrderActions
{
    public static bool IsBuy(this OrderAction action) => action is OrderAction.BuyToOpen or OrderAction.BuyToClose or OrderAction.Buy;

    public static bool IsOpening(this OrderAction action) => action is OrderAction.BuyToOpen or OrderAction.SellToOpen;

    public static bool IsClosing(this OrderAction action) => action is OrderAction.BuyToClose or OrderAction.SellToClose;

    public static OrderAction Opening(this OrderAction action) => action.IsBuy() ? OrderAction.BuyToOpen : OrderAction.SellToOpen;

    /// <summary>A quantity with the sign of what it adds to a position.</summary>
    public static decimal Signed(this OrderAction action, decimal quantity) => action.IsBuy() ? quantity : -quantity;
}

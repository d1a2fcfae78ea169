namespace TastyPS.Simulator.Broker.Orders;

/// <summary>The names of the terms of orders, as the service spells them.</summary>
internal static class OrderNames
{
    public static string Of(OrderType type) => type switch
    {
        OrderType.MarketableLimit => "Marketable Limit",
        OrderType.StopLimit => "Stop Limit",
        OrderType.NotionalMarket => "Notional Market",
        _ => type.ToString(),
    };

    public static string Of(TimeInForce time) => time switch
    {
        TimeInForce.Gtc => "GTC",
        TimeInForce.Gtd => "GTD",
        TimeInForce.GtcExt => "GTC Ext",
        TimeInForce.ExtOvernight => "Ext Overnight",
        TimeInForce.GtcExtOvernight => "GTC Ext Overnight",
        TimeInForce.Ioc => "IOC",
        _ => time.ToString(),
    };

    public static string Of(OrderAction action) => action switch
    {
        OrderAction.BuyToOpen => "Buy to Open",
        OrderAction.BuyToClose => "Buy to Close",
        OrderAction.SellToOpen => "Sell to Open",
        OrderAction.SellToClose => "Sell to Close",
        _ => action.ToString(),
    };

    public static string Of(OrderStatus status) => status switch
    {
        OrderStatus.InFlight => "In Flight",
        OrderStatus.CancelRequested => "Cancel Requested",
        OrderStatus.ReplaceRequested => "Replace Requested",
        OrderStatus.PartiallyRemoved => "Partially Removed",
        _ => status.ToString(),
    };

    public static string Of(ContingentStatus status) => status == ContingentStatus.PendingOrder ? "Pending Order" : "Pending Condition";

    public static string Of(ComplexOrderType type) => type.ToString().ToUpperInvariant();

    public static string Of(InstrumentKind kind) => kind switch
    {
        InstrumentKind.EquityOption => "Equity Option",
        InstrumentKind.FutureOption => "Future Option",
        _ => kind.ToString(),
    };

    public static string Of(CashEffect effect) => effect.ToString();

    /// <summary>Reads a name; case matters, as on the wire.</summary>
    public static bool TryRead<T>(string? text, Func<T, string> nameOf, out T value) where T : struct, Enum
    {
        foreach (T candidate in Enum.GetValues(typeof(T)))
        {
            if (nameOf(candidate) != text) continue;
            value = candidate;
            return true;
        }
        value = default;
        return false;
    }
}

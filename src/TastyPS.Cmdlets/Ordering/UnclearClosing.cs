using TastyPS.Analytics.Calendar;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Submission;

namespace TastyPS.Ordering;

/// <summary>An order of which nobody knows whether it was placed.</summary>
/// <param name="Outcome">What happened to it.</param>
/// <param name="Order">The order.</param>
/// <param name="SentAt">When it was sent, by the service's time.</param>
internal sealed record UnclearClosing(OrderOutcomeUnknownException Outcome, NewOrder Order, DateTimeOffset SentAt)
{
    /// <summary>Whether it closes something, or may: a future is bought and sold whatever the position is.</summary>
    public bool MayClose => Legs.Any();

    private IEnumerable<OrderLegRequest> Legs => Order.Components.SelectMany(order => order.Legs).Where(leg => leg.Action is not (OrderAction.BuyToOpen or OrderAction.SellToOpen));

    /// <summary>Whether it may close something of what other legs close.</summary>
    public bool ClosesOneOf(IEnumerable<OrderLegRequest> closing) => Legs.Any(leg => closing.Any(other => other.Symbol == leg.Symbol && Buys(other) == Buys(leg)));

    /// <summary>Whether an order of it has one of the names.</summary>
    public bool HasOneOf(ICollection<string?> names) => Order.Components.Any(order => names.Contains(order.ExternalIdentifier));

    /// <summary>Whether it has ended by itself by then, placed or not.</summary>
    public bool IsOver(DateTimeOffset now) => Order.Components.All(order => LastDay(order) is { } last && NewYorkTime.DayOf(now) > last);

    private static bool Buys(OrderLegRequest leg) => leg.Action is OrderAction.BuyToClose or OrderAction.Buy;

    // The last day on which it can be filled, in New York; null if it works until it is cancelled.
    private DateTime? LastDay(OrderRequest order) => order.TimeInForce switch
    {
        TimeInForce.Day or TimeInForce.Ext or TimeInForce.ExtOvernight or TimeInForce.IOC => SessionFrom(order.Rules?.RouteAfter is { } later && later > SentAt ? later : SentAt),
        TimeInForce.GTD => order.GtcDate?.ToDateTime(),
        _ => null,
    };

    // What comes after the close waits for the next session.
    private static DateTime SessionFrom(DateTimeOffset instant)
    {
        var day = NewYorkTime.DayOf(instant);
        return TradingCalendar.IsTradingDay(day) && instant < TradingCalendar.CloseAt(day) ? day : TradingCalendar.NextTradingDay(day);
    }
}

namespace TastyPS.Client.Orders.Closing;

/// <summary>How much of each position the orders hold that close it and may still be filled.</summary>
internal static class HeldQuantities
{
    /// <summary>More than any position has: what an order holds that does not tell how much.</summary>
    public const decimal Everything = 1e15m;

    /// <summary>By symbol and side of the position, the units held. Orders of which one cancels the others hold the largest part once.</summary>
    public static IReadOnlyDictionary<(string Symbol, bool IsShort), decimal> Of(IReadOnlyList<Order> orders)
    {
        var held = new Dictionary<(string Symbol, bool IsShort), decimal>();
        foreach (var rivals in orders.Where(order => Holds(order, orders)).GroupBy(RivalryOf))
        {
            var closes = rivals.SelectMany(order => order.Legs).SelectMany(leg => SidesOf(leg.Action).Select(isShort => (Key: (leg.Symbol, IsShort: isShort), Leg: leg)));
            foreach (var legs in closes.GroupBy(closing => closing.Key, closing => closing.Leg))
            {
                held.TryGetValue(legs.Key, out var before);
                held[legs.Key] = Math.Min(Everything, before + legs.Max(leg => Math.Min(Everything, leg.RemainingQuantity ?? leg.Quantity ?? Everything)));
            }
        }

        return held;
    }

    /// <summary>Why nobody knows what a working order holds; null if that is known.</summary>
    public static string? DoubtOf(Order order) => order.Status.IsTerminal || (order.Legs.Count > 0 && order.Legs.All(leg => leg.Symbol.Length > 0))
        ? null
        : FormattableString.Invariant($"order {order.Id} does not tell its legs");

    // What waits for another order closes something that may never be opened; what waits for the order it replaces holds the same units as that one.
    private static bool Holds(Order order, IReadOnlyList<Order> all) =>
        !order.Status.IsTerminal
        && !(order is { Status.Known: KnownOrderStatus.Contingent, ContingentStatus: "Pending Order", ComplexOrderTag: "OTO::order" or "OTOCO::oco-1-order", ReplacesOrderId: null })
        && !all.Any(other => other.Id is { } id && id == order.ReplacesOrderId && !other.Status.IsTerminal);

    // Only those two are filled one or the other; all else of a complex order may be filled beside each other.
    private static string RivalryOf(Order order) => order is { ComplexOrderId: { } complex, ComplexOrderTag: "OCO::order" or "OTOCO::oco-1-order" } ? $"complex {complex}" : $"order {order.Id}";

    // Which side of a position a leg closes, if there is one: without a word for opening or closing whichever is there, and with a new word maybe either.
    private static IEnumerable<bool> SidesOf(OrderAction? action) => action switch
    {
        OrderAction.BuyToClose or OrderAction.Buy => [true],
        OrderAction.SellToClose or OrderAction.Sell => [false],
        null => [true, false],
        _ => [],
    };
}

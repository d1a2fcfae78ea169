namespace TastyPS.Client.Orders.Closing;

/// <summary>How much of each position the orders hold that close it and may still be filled.</summary>
internal static class HeldQuantities
{
    /// <summary>By symbol, the units held. Orders of which one cancels the others hold the largest part once.</summary>
    public static IReadOnlyDictionary<string, decimal> Of(IReadOnlyList<Order> orders)
    {
        var held = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var rivals in orders.Where(order => Holds(order, orders)).GroupBy(order => order.ComplexOrderId is { } complex ? $"complex {complex}" : $"order {order.Id}"))
        {
            foreach (var legs in rivals.SelectMany(order => order.Legs).Where(Closes).GroupBy(leg => leg.Symbol))
            {
                held.TryGetValue(legs.Key, out var before);
                held[legs.Key] = before + legs.Max(leg => leg.RemainingQuantity ?? leg.Quantity ?? 0m);
            }
        }

        return held;
    }

    // What waits for another order closes something that may never be opened; what waits for the order it replaces holds the same units as that one.
    private static bool Holds(Order order, IReadOnlyList<Order> all) =>
        !order.Status.IsTerminal
        && (order.Status != KnownOrderStatus.Contingent || order.ContingentStatus != "Pending Order" || order.ReplacesOrderId is not null)
        && !all.Any(other => other.Id is { } id && id == order.ReplacesOrderId && !other.Status.IsTerminal);

    private static bool Closes(OrderLeg leg) => leg.Action is OrderAction.BuyToClose or OrderAction.SellToClose;
}

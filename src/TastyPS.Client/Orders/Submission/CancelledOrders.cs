namespace TastyPS.Client.Orders.Submission;

/// <summary>Tells of orders that were to be cancelled, and of whose cancellation no answer came, what became of that.</summary>
internal static class CancelledOrders
{
    /// <summary>The order, if it is cancelled or about to be; null while it works on.</summary>
    /// <exception cref="OrderRefusedException">It has ended otherwise, or was replaced.</exception>
    public static Order? Of(Order order)
    {
        if (IsCancelled(order) && (order.Edited == true || order.ReplacingOrderId is not null))
            throw Refused($"Order {order.Id} was not cancelled: it was replaced{(order.ReplacingOrderId is { } replacing ? FormattableString.Invariant($" by order {replacing}") : "")}.");
        if (IsCancelled(order))
            return order;
        return order.Status.IsTerminal ? throw Refused($"Order {order.Id} was not cancelled: it has ended as {order.StatusText}.") : null;
    }

    /// <summary>As the other, for a complex order and all that is left of it.</summary>
    public static ComplexOrder? Of(ComplexOrder order)
    {
        var all = order.Components.ToList();
        if (all.Count == 0 || !all.All(one => one.Status.IsTerminal || IsCancelled(one)))
            return null;

        // Where a fill cancels the other order, nobody else has.
        var isFilled = order.Type is ComplexOrderType.OCO or ComplexOrderType.OTOCO && order.Orders.Any(one => one.Status.Known == KnownOrderStatus.Filled);
        return all.Any(IsCancelled) && !isFilled
            ? order
            : throw Refused($"Complex order {order.Id} was not cancelled: it has ended, its orders are {string.Join(", ", all.Select(one => one.StatusText))}.");
    }

    private static bool IsCancelled(Order order) =>
        order.Status.Known is KnownOrderStatus.Cancelled or KnownOrderStatus.CancelRequested or KnownOrderStatus.Removed or KnownOrderStatus.PartiallyRemoved;

    private static OrderRefusedException Refused(FormattableString message) => new(FormattableString.Invariant(message));
}

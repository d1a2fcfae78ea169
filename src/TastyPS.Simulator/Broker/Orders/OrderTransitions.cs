namespace TastyPS.Simulator.Broker.Orders;

/// <summary>Which status may follow which. There is no other way to change one.</summary>
internal static class OrderTransitions
{
    private static readonly Dictionary<OrderStatus, OrderStatus[]> Table = new()
    {
        [OrderStatus.Received] = [OrderStatus.Routed, OrderStatus.Contingent, OrderStatus.Cancelled, OrderStatus.Rejected, OrderStatus.Removed],
        [OrderStatus.Contingent] = [OrderStatus.Routed, OrderStatus.Cancelled, OrderStatus.Removed],
        [OrderStatus.Routed] = [OrderStatus.InFlight, OrderStatus.Rejected, OrderStatus.Removed],
        [OrderStatus.InFlight] = [OrderStatus.Live, OrderStatus.Rejected, OrderStatus.Removed],
        [OrderStatus.Live] =
        [
            OrderStatus.Filled, OrderStatus.CancelRequested, OrderStatus.ReplaceRequested, OrderStatus.Expired, OrderStatus.Rejected,
            OrderStatus.Removed, OrderStatus.PartiallyRemoved,
        ],
        [OrderStatus.CancelRequested] = [OrderStatus.Cancelled, OrderStatus.Filled, OrderStatus.Removed, OrderStatus.PartiallyRemoved],
        [OrderStatus.ReplaceRequested] = [OrderStatus.Cancelled, OrderStatus.Filled, OrderStatus.Removed, OrderStatus.PartiallyRemoved],
    };

    public static bool Allows(OrderStatus from, OrderStatus to) => Table.TryGetValue(from, out var next) && Array.IndexOf(next, to) >= 0;

    public static bool IsTerminal(OrderStatus status) => !Table.ContainsKey(status);

    /// <summary>Also whether it may be edited.</summary>
    public static bool IsCancellable(OrderStatus status) => status is OrderStatus.Received or OrderStatus.Contingent or OrderStatus.Live;
}

using TastyPS.Client.Orders;

namespace TastyPS.Client.Streaming.AccountStreams.State;

/// <summary>Which of two states of an order is the newer one.</summary>
internal static class OrderAge
{
    /// <summary>Positive if the first is newer, negative if it is older, 0 if nothing tells them apart.</summary>
    public static int Compare(Order first, Order second)
    {
        // Nothing follows an end, whatever the clocks say.
        if (Ends(first) is { } ends && Ends(second) is { } ended && ends != ended)
            return ends ? 1 : -1;
        if (first.UpdatedAt is { } at && second.UpdatedAt is { } before && at != before)
            return at.CompareTo(before);
        return Rank(first.Status) is { } rank && Rank(second.Status) is { } other ? rank.CompareTo(other) : 0;
    }

    private static bool? Ends(Order order) => order.Status.Known is null ? null : order.Status.IsTerminal;

    private static int? Rank(OrderStatus status) => status.Known switch
    {
        null => null,
        KnownOrderStatus.Contingent => 0,
        KnownOrderStatus.Received => 1,
        KnownOrderStatus.Routed => 2,
        KnownOrderStatus.InFlight => 3,
        KnownOrderStatus.Live => 4,
        KnownOrderStatus.CancelRequested or KnownOrderStatus.ReplaceRequested or KnownOrderStatus.RemovePending => 5,
        _ => 6,
    };
}

using TastyPS.Client.Orders;
using TastyPS.Client.Streaming.AccountStreams.Updates;

namespace TastyPS.Client.Streaming.AccountStreams.State;

/// <summary>What is known of an order: its newest state, and every fill that any of its states told of.</summary>
/// <param name="Order">The newest state.</param>
/// <param name="Fills">The fills, each once, in the order in which they became known.</param>
internal sealed record KnownOrder(Order Order, IReadOnlyList<OrderExecution> Fills)
{
    /// <summary>Whether every leg of an order that is filled has its fills.</summary>
    public bool HasAllFills => Order.Status.Known != KnownOrderStatus.Filled || Order.Legs.All(IsWhole);

    private bool IsWhole(OrderLeg leg)
    {
        var fills = Fills.Where(fill => fill.Symbol == leg.Symbol).ToList();
        return leg.Quantity is > 0m and var asked ? fills.Sum(fill => fill.Quantity ?? 0m) >= asked : fills.Count > 0;
    }
}

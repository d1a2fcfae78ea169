namespace TastyPS.Client.Orders.Closing;

/// <summary>How positions are closed.</summary>
/// <param name="Orders">The orders, each behind those it has to wait for.</param>
/// <param name="Refusals">The positions that no order closes.</param>
public sealed record ClosingPlan(IReadOnlyList<ClosingOrder> Orders, IReadOnlyList<ClosingRefusal> Refusals);

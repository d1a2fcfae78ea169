using TastyPS.Client.Orders.Closing;

namespace TastyPS.Ordering;

/// <summary>What covers short positions and is sold once those are closed.</summary>
/// <param name="Order">The order that sells it, as it was planned.</param>
/// <param name="Quantity">How much of it still waits.</param>
/// <param name="After">The orders that have to be filled before.</param>
/// <param name="Shorts">The symbols of the short positions.</param>
internal sealed record WaitingCover(ClosingOrder Order, decimal? Quantity, IReadOnlyList<ClosingOrder> After, IReadOnlyList<string> Shorts)
{
    /// <summary>The symbol of what covers: it has an order of its own.</summary>
    public string Symbol => Order.Request.Legs[0].Symbol;

    /// <summary>The short positions in words.</summary>
    public string Covered => string.Join(" and ", Shorts);

    public static WaitingCover Of(ClosingOrder order) => new(order, order.Request.Legs[0].Quantity, order.After, order.Covered);

    /// <summary>What would be sold.</summary>
    public override string ToString() => $"{Order.Request.Legs[0] with { Quantity = Quantity }}";
}

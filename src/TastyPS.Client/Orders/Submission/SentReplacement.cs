namespace TastyPS.Client.Orders.Submission;

/// <summary>What a replacement is known by beside its name, which its sender may give to many: the order that it replaces, the legs of that one, and what it asks for.</summary>
/// <param name="Original">The order that it replaces, as it is now.</param>
/// <param name="Body">What was sent.</param>
internal sealed record SentReplacement(Order Original, byte[] Body)
{
    /// <summary>Whether an order is what comes of it.</summary>
    public bool Is(Order order, DateTimeOffset sentAt) => TakesPlace(order, sentAt) && HasLegs(order) && ReplacementTerms.Are(Body, order);

    // Where the service does not say which order it replaces, it is at least one that came after it, and after it was sent by both clocks.
    private bool TakesPlace(Order order, DateTimeOffset sentAt) => order.ReplacesOrderId is { } replaced
        ? replaced == Original.Id && order.Id != Original.Id
        : order.Id > Original.Id && order.ReceivedAt >= sentAt;

    private bool HasLegs(Order order) => order.Legs.Count == Original.Legs.Count && Original.Legs.All(own => order.Legs.Any(leg => IsSame(own, leg)));

    // Whether what is filled counts on in the replacement is not documented.
    private bool IsSame(OrderLeg own, OrderLeg leg) =>
        SentOrder.IsSame(own.Symbol, own.Action is { } action ? OrderLegRequest.IsBuying(action) : null, leg) && (Original.FilledQuantity > 0m || leg.Quantity == own.Quantity);
}

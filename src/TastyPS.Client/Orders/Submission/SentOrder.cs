namespace TastyPS.Client.Orders.Submission;

/// <summary>An order that was sent, and how it is known again: by its name, by having been taken on since, and by being what was sent. The name alone may be an older order's.</summary>
/// <param name="Identifier">Its name.</param>
/// <param name="SentAt">When it was sent, by this machine's clock.</param>
/// <param name="Legs">Its legs; none if it has those of the order that it replaces.</param>
internal sealed record SentOrder(string Identifier, DateTimeOffset SentAt, IReadOnlyList<OrderLegRequest> Legs)
{
    // How far this machine's clock and the service's may be apart.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>The order that it replaces; null if none.</summary>
    public long? Replaces { get; init; }

    /// <summary>What was taken on before is another order.</summary>
    public DateTimeOffset Earliest => SentAt - ClockTolerance;

    /// <summary>Whether that is the order.</summary>
    public bool Is(Order order) =>
        order.ExternalIdentifier == Identifier
        && order.ReceivedAt >= Earliest
        && (Replaces is null || (order.Id != Replaces && (order.ReplacesOrderId ?? Replaces) == Replaces))
        && (Legs.Count == 0 || (order.Legs.Count == Legs.Count && Legs.All(sent => order.Legs.Any(leg => IsSame(sent, leg)))));

    // The service may turn opening into closing and the other way round, but never buying into selling.
    private static bool IsSame(OrderLegRequest sent, OrderLeg leg) =>
        string.Equals(Compact(sent.Symbol), Compact(leg.Symbol), StringComparison.OrdinalIgnoreCase)
        && (leg.Action is not { } action || sent.Buys == OrderLegRequest.IsBuying(action))
        && (sent.Quantity is null || leg.Quantity == sent.Quantity);

    private static string Compact(string symbol) => symbol.Replace(" ", "");
}

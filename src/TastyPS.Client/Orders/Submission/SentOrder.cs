namespace TastyPS.Client.Orders.Submission;

/// <summary>An order that was sent, and how it is known again: by its name, by having been taken on since, and by being what was sent. The name alone may be an older order's.</summary>
/// <param name="Identifier">Its name.</param>
/// <param name="SentAt">When it was sent, by this machine's clock.</param>
/// <param name="Legs">Its legs; none of a replacement, which has those of the order that it replaces.</param>
internal sealed record SentOrder(string Identifier, DateTimeOffset SentAt, IReadOnlyList<OrderLegRequest> Legs)
{
    // How far this machine's clock and the service's may be apart.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>What it is to replace; null if nothing.</summary>
    public SentReplacement? Replacement { get; init; }

    /// <summary>What was taken on before is another order.</summary>
    public DateTimeOffset Earliest => SentAt - ClockTolerance;

    /// <summary>Whether that is the order.</summary>
    public bool Is(Order order) =>
        order.ExternalIdentifier == Identifier
        && order.ReceivedAt >= Earliest
        && Replacement?.Is(order, SentAt) != false
        && (Legs.Count == 0 || (order.Legs.Count == Legs.Count && Legs.All(sent => order.Legs.Any(leg => IsSame(sent, leg)))));

    private static bool IsSame(OrderLegRequest sent, OrderLeg leg) =>
        IsSame(sent.Symbol, sent.Buys, leg) && (sent.Quantity is null || leg.Quantity == sent.Quantity);

    // The service may turn opening into closing and the other way round, but never buying into selling.
    internal static bool IsSame(string symbol, bool? buys, OrderLeg leg) =>
        string.Equals(Compact(symbol), Compact(leg.Symbol), StringComparison.OrdinalIgnoreCase)
        && (buys is null || leg.Action is not { } action || buys == OrderLegRequest.IsBuying(action));

    private static string Compact(string symbol) => symbol.Replace(" ", "");
}

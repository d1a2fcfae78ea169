namespace TastyPS.Simulator.Broker.Orders;

/// <summary>Which orders of an account are looked for; what is null or empty does not matter.</summary>
internal sealed record OrderFilter
{
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>Exclusive.</summary>
    public DateTimeOffset? EndAt { get; init; }

    public IReadOnlyCollection<OrderStatus> Statuses { get; init; } = [];

    public string? UnderlyingSymbol { get; init; }

    public InstrumentKind? UnderlyingKind { get; init; }

    public string? FuturesSymbol { get; init; }

    /// <summary>Oldest first.</summary>
    public bool IsAscending { get; init; }

    public bool Matches(WorkingOrder order) =>
        !(order.ReceivedAt < StartAt)
        && !(order.ReceivedAt >= EndAt)
        && (Statuses.Count == 0 || Statuses.Contains(order.Status))
        && (UnderlyingSymbol is null || UnderlyingSymbol == order.Legs[0].Instrument.UnderlyingSymbol)
        && (UnderlyingKind is null || UnderlyingKind == order.Legs[0].Instrument.UnderlyingKind)
        && (FuturesSymbol is null || order.Legs.Any(leg => leg.Instrument.UnderlyingKind == InstrumentKind.Future && FuturesSymbol == leg.Instrument.UnderlyingSymbol));
}

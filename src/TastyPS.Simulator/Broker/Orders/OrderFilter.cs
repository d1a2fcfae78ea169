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
}

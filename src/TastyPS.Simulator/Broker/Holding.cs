namespace TastyPS.Simulator.Broker;

/// <summary>Something that was bought or sold short once and, perhaps in part, closed later.</summary>
internal sealed record Holding
{
    public required Instrument Instrument { get; init; }

    /// <summary>What was opened; negative for a short position.</summary>
    public required decimal OpenedQuantity { get; init; }

    public required decimal OpenPrice { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public Closing? Closing { get; init; }
}

/// <summary>A trade that closes; the quantity has the sign of the position.</summary>
internal sealed record Closing(decimal Quantity, decimal Price, DateTimeOffset At);

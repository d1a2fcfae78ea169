using TastyPS.Simulator.Broker.Orders;

namespace TastyPS.Simulator.Broker;

/// <summary>What kind of event a transaction books.</summary>
internal enum TransactionType
{
    Trade,
    ReceiveDeliver,
    MoneyMovement,
}

/// <summary>One line of an account's history. Amounts paid are negative; fees are never negative.</summary>
internal sealed record Transaction
{
    public required long Id { get; init; }

    public required TransactionType Type { get; init; }

    /// <summary>E.g. <c>Buy to Open</c>, <c>Deposit</c>, <c>Expiration</c>.</summary>
    public required string SubType { get; init; }

    public required string Description { get; init; }

    public OrderAction? Action { get; init; }

    /// <summary>Null where nothing but cash moves.</summary>
    public Instrument? Instrument { get; init; }

    public decimal? Quantity { get; init; }

    public decimal? Price { get; init; }

    /// <summary>What it adds to the cash before fees.</summary>
    public required decimal Value { get; init; }

    public FeeCalculation Fees { get; init; } = FeeCalculation.None;

    /// <summary>What it adds to the cash.</summary>
    public decimal NetValue => Value - Fees.Total;

    public required DateTimeOffset ExecutedAt { get; init; }

    /// <summary>The trading day.</summary>
    public required DateTime TransactionDate { get; init; }

    public long? OrderId { get; init; }

    public int? LegCount { get; init; }

    public string? DestinationVenue { get; init; }

    public string? ExecId { get; init; }

    public string? ExtExchangeOrderNumber { get; init; }

    public long? ExtGlobalOrderNumber { get; init; }

    public string? ExtGroupFillId { get; init; }
}

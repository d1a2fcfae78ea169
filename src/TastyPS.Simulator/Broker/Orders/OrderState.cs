namespace TastyPS.Simulator.Broker.Orders;

/// <summary>An order at one instant. It never changes, so that it may be written at any time on any thread.</summary>
internal sealed record OrderState
{
    /// <summary>Null for an order that was only checked.</summary>
    public long? Id { get; init; }

    public required string AccountNumber { get; init; }

    /// <summary>What was asked for, with the actions and quantities as corrected.</summary>
    public required OrderTicket Ticket { get; init; }

    public required OrderStatus Status { get; init; }

    public ContingentStatus? ContingentStatus { get; init; }

    /// <summary>The greatest number that divides the quantities of all legs; of a single leg its quantity.</summary>
    public required decimal Size { get; init; }

    public required string UnderlyingSymbol { get; init; }

    /// <summary>Equity also for equity options, Future also for their options.</summary>
    public required InstrumentKind UnderlyingKind { get; init; }

    public required IReadOnlyList<LegState> Legs { get; init; }

    public IReadOnlyList<ConditionState> Conditions { get; init; } = [];

    public DateTimeOffset? RoutedAt { get; init; }

    public DateTimeOffset? ReceivedAt { get; init; }

    public DateTimeOffset? InFlightAt { get; init; }

    public DateTimeOffset? LiveAt { get; init; }

    public DateTimeOffset? CancelledAt { get; init; }

    public DateTimeOffset? TerminalAt { get; init; }

    /// <summary>Null, written as 0, for an order that was only checked.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    public bool IsEdited { get; init; }

    public long? ReplacesOrderId { get; init; }

    public long? ReplacingOrderId { get; init; }

    public long? ComplexOrderId { get; init; }

    public string? ComplexOrderTag { get; init; }

    /// <summary>The place among the orders of one request; null for an order of its own.</summary>
    public int? PreflightId { get; init; }

    public string? RejectReason { get; init; }

    public decimal? CancelledSize { get; init; }

    public required string GlobalRequestId { get; init; }

    /// <summary>The names a routed order has at the venue; null before.</summary>
    public VenueNames? Venue { get; init; }

    public bool IsTerminal => OrderTransitions.IsTerminal(Status);

    public bool IsCancellable => OrderTransitions.IsCancellable(Status);

    public bool IsEditable => OrderTransitions.IsCancellable(Status);
}

/// <summary>What a routed order is called outside.</summary>
internal sealed record VenueNames(string ExtClientOrderId, string ExtExchangeOrderNumber, long ExtGlobalOrderNumber, string DestinationVenue);

/// <summary>A leg with what of it is filled.</summary>
internal sealed record LegState
{
    public required InstrumentKind Kind { get; init; }

    public required string Symbol { get; init; }

    public required OrderAction Action { get; init; }

    public required decimal Quantity { get; init; }

    public required decimal RemainingQuantity { get; init; }

    public IReadOnlyList<FillState> Fills { get; init; } = [];
}

/// <summary>One execution of a leg.</summary>
internal sealed record FillState(string FillId, decimal Quantity, decimal Price, DateTimeOffset FilledAt, string DestinationVenue, string ExtExecId, string ExtGroupFillId);

/// <summary>A condition with what became of it.</summary>
internal sealed record ConditionState(int Id, ConditionTicket Ticket, DateTimeOffset? TriggeredAt, decimal? TriggeredValue);

/// <summary>A complex order at one instant.</summary>
internal sealed record ComplexOrderState
{
    /// <summary>Of one that was only checked, the number it would have had.</summary>
    public required long Id { get; init; }

    public required string AccountNumber { get; init; }

    public required ComplexOrderType Type { get; init; }

    public OrderState? Trigger { get; init; }

    public required IReadOnlyList<OrderState> Orders { get; init; }

    /// <summary>The components that were replaced.</summary>
    public IReadOnlyList<OrderState> RelatedOrders { get; init; } = [];

    public DateTimeOffset? TerminalAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public decimal? RatioPriceThreshold { get; init; }

    public Comparator? RatioPriceComparator { get; init; }

    public bool RatioIsBasedOnNotional { get; init; }
}

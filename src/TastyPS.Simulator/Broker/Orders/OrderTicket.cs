namespace TastyPS.Simulator.Broker.Orders;

/// <summary>What a request says of one leg; the quantity is missing in a notional order.</summary>
internal sealed record LegTicket(InstrumentKind Kind, string Symbol, OrderAction Action, decimal? Quantity);

/// <summary>What a request says of an order. Prices have no sign; an effect stands beside them.</summary>
internal sealed record OrderTicket
{
    public required OrderType Type { get; init; }

    public required TimeInForce TimeInForce { get; init; }

    public DateTime? GtcDate { get; init; }

    /// <summary>Net for one unit.</summary>
    public decimal? Price { get; init; }

    public CashEffect? PriceEffect { get; init; }

    public decimal? StopTrigger { get; init; }

    public decimal? Value { get; init; }

    public CashEffect? ValueEffect { get; init; }

    public required IReadOnlyList<LegTicket> Legs { get; init; }

    public RuleTicket? Rules { get; init; }

    public bool StrictPositionEffect { get; init; }

    public bool AutomatedSource { get; init; }

    public string? Source { get; init; }

    public string? ExternalIdentifier { get; init; }

    public string? PartitionKey { get; init; }
}

/// <summary>When an order is to be routed or cancelled.</summary>
internal sealed record RuleTicket(DateTimeOffset? RouteAfter, DateTimeOffset? CancelAt, IReadOnlyList<ConditionTicket> Conditions);

/// <summary>A price that has to be reached.</summary>
internal sealed record ConditionTicket
{
    public required ConditionAction Action { get; init; }

    public required string Symbol { get; init; }

    public required InstrumentKind Kind { get; init; }

    public required ConditionIndicator Indicator { get; init; }

    public required Comparator Comparator { get; init; }

    public required decimal Threshold { get; init; }

    public bool IsThresholdBasedOnNotional { get; init; }

    public IReadOnlyList<PriceComponent> PriceComponents { get; init; } = [];
}

/// <summary>A part of the price that a condition looks at; negative for one that is sold.</summary>
internal sealed record PriceComponent(InstrumentKind Kind, string Symbol, decimal Quantity);

/// <summary>What a request says of a complex order.</summary>
internal sealed record ComplexTicket
{
    public required ComplexOrderType Type { get; init; }

    public OrderTicket? Trigger { get; init; }

    public required IReadOnlyList<OrderTicket> Orders { get; init; }

    public decimal? RatioPriceThreshold { get; init; }

    public Comparator? RatioPriceComparator { get; init; }

    public bool RatioIsBasedOnNotional { get; init; }

    public string? Source { get; init; }
}

/// <summary>What a request changes of an order; what is null stays as it is. Legs and quantities cannot change.</summary>
internal sealed record OrderEdit
{
    public OrderType? Type { get; init; }

    public TimeInForce? TimeInForce { get; init; }

    public DateTime? GtcDate { get; init; }

    public decimal? Price { get; init; }

    public CashEffect? PriceEffect { get; init; }

    public decimal? StopTrigger { get; init; }

    public decimal? Value { get; init; }

    public CashEffect? ValueEffect { get; init; }

    public RuleTicket? Rules { get; init; }

    public string? Source { get; init; }

    public string? ExternalIdentifier { get; init; }

    /// <summary>The ticket with the changes. What another type does not know is dropped.</summary>
    public OrderTicket Over(OrderTicket ticket)
    {
        var type = Type ?? ticket.Type;
        var time = TimeInForce ?? ticket.TimeInForce;
        var hasPrice = type is OrderType.Limit or OrderType.StopLimit or OrderType.MarketableLimit;
        return ticket with
        {
            Type = type,
            TimeInForce = time,
            GtcDate = GtcDate ?? (time == Orders.TimeInForce.Gtd ? ticket.GtcDate : null),
            Price = Price ?? (hasPrice ? ticket.Price : null),
            PriceEffect = PriceEffect ?? (hasPrice ? ticket.PriceEffect : null),
            StopTrigger = StopTrigger ?? (type is OrderType.Stop or OrderType.StopLimit ? ticket.StopTrigger : null),
            Value = Value ?? ticket.Value,
            ValueEffect = ValueEffect ?? ticket.ValueEffect,
            Rules = Rules ?? ticket.Rules,
            Source = Source ?? ticket.Source,
            ExternalIdentifier = ExternalIdentifier ?? ticket.ExternalIdentifier,
        };
    }
}

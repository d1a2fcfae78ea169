using System.Globalization;

namespace TastyPS.Simulator.Broker.Orders;

/// <summary>An order on its way through its life. Used under the broker's lock; what leaves it is <see cref="State"/>.</summary>
internal sealed class WorkingOrder
{
    private OrderState? _state;

    public WorkingOrder(long id, AccountBook book, OrderTicket ticket, IReadOnlyList<WorkingLeg> legs, DateTimeOffset receivedAt)
    {
        Id = id;
        Book = book;
        Ticket = ticket;
        Legs = legs;
        ReceivedAt = receivedAt;
        UpdatedAt = receivedAt;
        Size = SizeOf(legs);
    }

    public long Id { get; }

    public AccountBook Book { get; }

    public OrderTicket Ticket { get; }

    public IReadOnlyList<WorkingLeg> Legs { get; }

    public decimal Size { get; private set; }

    public OrderStatus Status { get; private set; }

    public ContingentStatus? ContingentStatus { get; private set; }

    public DateTimeOffset ReceivedAt { get; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public DateTimeOffset? ExpiresAt { get; set; }

    public long? ReplacesOrderId { get; init; }

    public WorkingOrder? Replacement { get; private set; }

    /// <summary>The replacement under way to which it belongs, as the original or as the one that waits.</summary>
    public Succession? Succession { get; set; }

    /// <summary>What of it the venue knows: the original as long as it waits to replace that.</summary>
    public WorkingOrder Standing => Succession?.Original ?? this;

    public ComplexOrder? Complex { get; set; }

    public string? ComplexTag { get; set; }

    public int? PreflightId { get; set; }

    public VenueNames? Venue { get; set; }

    /// <summary>What stands in the calendar for it; void when it has ended.</summary>
    public List<(long Due, long Number)> Dates { get; } = [];

    /// <summary>Whether fills for all that was left are agreed, though perhaps not all are reported.</summary>
    public bool IsCommitted { get; set; }

    /// <summary>Whether the venue holds it, since the other one of the pair is filled.</summary>
    public bool IsHeld { get; set; }

    /// <summary>Whether a stop was reached.</summary>
    public bool IsTriggered { get; set; }

    /// <summary>Whether it is on its way to the venue, or only waits for the session.</summary>
    public bool IsSent { get; set; }

    /// <summary>Whether its sides are counted among those worked on.</summary>
    public bool IsCounted { get; set; }

    /// <summary>Whether a cancellation waits until the venue knows the order.</summary>
    public bool CancelWhenLive { get; set; }

    /// <summary>Why the venue will not take it; told when it is rejected.</summary>
    public string? RejectReason { get; set; }

    /// <summary>What it takes of the buying power while it works. Negative while a leg is still to be booked that frees more than it costs.</summary>
    public decimal Reserved { get; set; }

    /// <summary>The day on which it was last reported.</summary>
    public DateTime ReportedDay { get; set; }

    public IReadOnlyList<WorkingCondition> Conditions { get; init; } = [];

    public DateTimeOffset? RoutedAt { get; private set; }

    public DateTimeOffset? InFlightAt { get; private set; }

    public DateTimeOffset? LiveAt { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    public DateTimeOffset? TerminalAt { get; private set; }

    public bool IsTerminal => OrderTransitions.IsTerminal(Status);

    public bool HasFills => Legs[0].Fills.Count > 0;

    public OrderState State => _state ??= Freeze();

    /// <summary>The only way to another status.</summary>
    public void Become(OrderStatus next, DateTimeOffset at, ContingentStatus? waitsFor = null)
    {
        if (!OrderTransitions.Allows(Status, next)) throw new InvalidOperationException($"An order cannot go from {Status} to {next}.");
        Status = next;
        ContingentStatus = waitsFor;
        if (next == OrderStatus.Routed) RoutedAt = at;
        if (next == OrderStatus.InFlight) InFlightAt = at;
        if (next == OrderStatus.Live) LiveAt = at;
        if (next == OrderStatus.Cancelled) CancelledAt = at;
        if (IsTerminal) TerminalAt = at;
        Touch(at);
    }

    public void WaitFor(ContingentStatus what, DateTimeOffset at)
    {
        ContingentStatus = what;
        Touch(at);
    }

    public void ReplaceBy(WorkingOrder replacement) => Replacement = replacement;

    public void Touch(DateTimeOffset at)
    {
        UpdatedAt = at;
        _state = null;
    }

    /// <summary>Takes the quantity of a notional order, which its price decides.</summary>
    public void Resize(decimal quantity)
    {
        Legs[0].Resize(quantity);
        Size = quantity;
    }

    public static decimal SizeOf(IReadOnlyList<WorkingLeg> legs)
    {
        if (legs.Count == 1) return legs[0].Quantity;
        var size = legs[0].Quantity;
        foreach (var leg in legs)
        {
            var other = leg.Quantity;
            while (other != 0) (size, other) = (other, size % other);
        }
        return size;
    }

    private OrderState Freeze() => new()
    {
        Id = Id == 0 ? null : Id,
        AccountNumber = Book.Account.Number,
        Ticket = Ticket,
        Status = Status,
        ContingentStatus = ContingentStatus,
        Size = Size,
        UnderlyingSymbol = Legs[0].Instrument.UnderlyingSymbol,
        UnderlyingKind = Legs[0].Instrument.UnderlyingKind,
        Legs = [.. Legs.Select(leg => leg.Freeze())],
        Conditions = [.. Conditions.Select(condition => condition.Freeze())],
        RoutedAt = RoutedAt,
        ReceivedAt = Id == 0 ? null : ReceivedAt,
        InFlightAt = InFlightAt,
        LiveAt = LiveAt,
        CancelledAt = CancelledAt,
        TerminalAt = TerminalAt,
        UpdatedAt = Id == 0 ? null : UpdatedAt,
        IsEdited = Replacement is not null,
        ReplacesOrderId = ReplacesOrderId,
        ReplacingOrderId = Replacement?.Id,
        ComplexOrderId = Complex?.Id,
        ComplexOrderTag = ComplexTag,
        PreflightId = PreflightId,
        RejectReason = Status == OrderStatus.Rejected ? RejectReason : null,
        CancelledSize = Status == OrderStatus.Cancelled ? Legs[0].Quantity == 0 ? 0 : Size * Legs[0].Remaining / Legs[0].Quantity : null,
        GlobalRequestId = Id.ToString("x32", CultureInfo.InvariantCulture),
        Venue = Venue,
    };
}

/// <summary>A leg with what of it is filled.</summary>
internal sealed class WorkingLeg(Instrument instrument, OrderAction action, decimal quantity)
{
    public Instrument Instrument { get; } = instrument;

    public OrderAction Action { get; set; } = action;

    public decimal Quantity { get; private set; } = quantity;

    public decimal Remaining { get; private set; } = quantity;

    public List<FillState> Fills { get; } = [];

    public void Fill(FillState fill)
    {
        Fills.Add(fill);
        Remaining -= fill.Quantity;
    }

    public void Resize(decimal quantity) => (Quantity, Remaining) = (quantity, quantity);

    public LegState Freeze() => new()
    {
        Kind = Instrument.Kind,
        Symbol = Instrument.Symbol,
        Action = Action,
        Quantity = Quantity,
        RemainingQuantity = Remaining,
        Fills = [.. Fills],
    };
}

/// <summary>A condition that was met, or is not yet.</summary>
internal sealed class WorkingCondition(int id, ConditionTicket ticket)
{
    public ConditionTicket Ticket { get; } = ticket;

    public DateTimeOffset? TriggeredAt { get; private set; }

    public decimal? TriggeredValue { get; private set; }

    public void Trigger(DateTimeOffset at, decimal value) => (TriggeredAt, TriggeredValue) = (at, value);

    public ConditionState Freeze() => new(id, Ticket, TriggeredAt, TriggeredValue);
}

namespace TastyPS.Simulator.Broker.Orders;

/// <summary>Orders that depend on each other. Used under the broker's lock.</summary>
internal sealed class ComplexOrder(long id, AccountBook book, ComplexTicket ticket)
{
    private readonly List<WorkingOrder> _related = [];

    public long Id { get; } = id;

    public AccountBook Book { get; } = book;

    public ComplexTicket Ticket { get; } = ticket;

    public WorkingOrder? Trigger { get; set; }

    public List<WorkingOrder> Orders { get; } = [];

    public Comparator? Comparator { get; set; } = ticket.RatioPriceComparator;

    public decimal? Threshold { get; set; } = ticket.RatioPriceThreshold;

    public DateTimeOffset? TerminalAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Trigger and orders, as they stand after replacements.</summary>
    public IEnumerable<WorkingOrder> Components => Trigger is null ? Orders : Orders.Prepend(Trigger);

    public bool IsOver => Components.All(order => order.IsTerminal && order.Standing.IsTerminal);

    /// <summary>Whether a fill of one of the orders ends the others.</summary>
    public bool IsPair => Ticket.Type is ComplexOrderType.Oco or ComplexOrderType.Otoco;

    /// <summary>Whether an order is sent only when the trigger is filled.</summary>
    public bool IsAwaitingTrigger(WorkingOrder order) =>
        Trigger is { Status: not OrderStatus.Filled } && Trigger != order && order.ContingentStatus == ContingentStatus.PendingOrder;

    public string TagOf(bool isTrigger) => OrderNames.Of(Ticket.Type) + "::" + (isTrigger ? "trigger-order" : Ticket.Type == ComplexOrderType.Otoco ? "oco-1-order" : "order");

    public void Replace(WorkingOrder order, WorkingOrder by)
    {
        _related.Add(order);
        if (Trigger == order) Trigger = by;
        var index = Orders.IndexOf(order);
        if (index >= 0) Orders[index] = by;
        by.Complex = this;
        by.ComplexTag = order.ComplexTag;
    }

    /// <summary>Puts an order back whose replacement came to nothing.</summary>
    public void Restore(WorkingOrder order, WorkingOrder replacement)
    {
        _related.Remove(order);
        _related.Add(replacement);
        if (Trigger == replacement) Trigger = order;
        var index = Orders.IndexOf(replacement);
        if (index >= 0) Orders[index] = order;
    }

    public ComplexOrderState Freeze() => new()
    {
        Id = Id,
        AccountNumber = Book.Account.Number,
        Type = Ticket.Type,
        Trigger = Trigger?.State,
        Orders = [.. Orders.Select(order => order.State)],
        RelatedOrders = [.. _related.Select(order => order.State)],
        TerminalAt = TerminalAt,
        UpdatedAt = UpdatedAt,
        RatioPriceThreshold = Threshold,
        RatioPriceComparator = Comparator,
        RatioIsBasedOnNotional = Ticket.RatioIsBasedOnNotional,
    };
}

using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.Broker.Orders;

/// <summary>Takes orders, and carries them through their lives. Thread-safe; its time is the market's clock.</summary>
internal sealed class OrderDesk
{
    private readonly IMarket _market;
    private readonly object _gate = new();
    private readonly Dictionary<string, List<OrderState>> _orders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ComplexOrderState>> _complexOrders = new(StringComparer.Ordinal);
    private long _lastId;

    public OrderDesk(IMarket market, IEnumerable<string> accounts, SimulatedBroker settings, int seed)
    {
        _market = market;
        _ = settings;
        _lastId = 1_000_000 + 1_000 * (long)(uint)seed;
        foreach (var account in accounts)
        {
            _orders.Add(account, []);
            _complexOrders.Add(account, []);
        }
    }

    /// <summary>Raised in the order of the changes, after each, outside the lock.</summary>
    public event Action<AccountChange>? Changed;

    public Preflight Check(string account, OrderTicket ticket) => new() { Errors = [], Order = Build(account, ticket, null) };

    public Placement Place(string account, OrderTicket ticket)
    {
        OrderState routed;
        OrderState filled;
        lock (_gate)
        {
            var id = ++_lastId;
            routed = Build(account, ticket, id);
            var now = routed.UpdatedAt!.Value;
            var leg = routed.Legs[0];
            var price = _market.TryGetListing(leg.Symbol, out var listing) ? _market.QuoteOf(listing).Ask ?? 1m : 1m;
            filled = routed with
            {
                Status = OrderStatus.Filled,
                LiveAt = now,
                TerminalAt = now,
                Legs = [leg with { RemainingQuantity = 0, Fills = [new FillState($"{id}_1", leg.Quantity, price, now, "MARKET_SIMULATOR_A", "1", "0")] }],
            };
            _orders[account].Add(filled);
        }
        Changed?.Invoke(new OrderChanged(routed));
        Changed?.Invoke(new OrderChanged(filled));
        Changed?.Invoke(new BalanceChanged(account));
        return new Placement(new Preflight { Errors = [], Order = routed }, routed, null);
    }

    /// <summary>Places an order after a while of the market's clock, whoever asked being gone by then.</summary>
    public void PlaceLater(string account, OrderTicket ticket, TimeSpan delay)
    {
        _ = delay;
        Place(account, ticket);
    }

    public Preflight Check(string account, ComplexTicket ticket) => new() { Errors = [], Order = ticket.Trigger is { } trigger ? Build(account, trigger, null) : null };

    public Placement Place(string account, ComplexTicket ticket) => new(Check(account, ticket), null, null);

    /// <summary>What a replacement would be like; the legs stay those of the original, whatever the ticket says.</summary>
    public OrderChangeOutcome CheckReplacement(string account, long id, OrderTicket ticket) => Refuse();

    public OrderChangeOutcome CheckEdit(string account, long id, OrderEdit edit) => Refuse();

    public OrderChangeOutcome Replace(string account, long id, OrderTicket ticket) => Refuse();

    public OrderChangeOutcome Edit(string account, long id, OrderEdit edit) => Refuse();

    public OrderChangeOutcome Cancel(string account, long id) => Refuse();

    public OrderChangeOutcome Reconfirm(string account, long id) => Refuse();

    public OrderChangeOutcome CancelComplex(string account, long id) => Refuse();

    public OrderChangeOutcome EditComplex(string account, long id, Comparator? comparator, decimal? threshold) => Refuse();

    public OrderState? Find(string account, long id)
    {
        lock (_gate) return _orders[account].FirstOrDefault(order => order.Id == id);
    }

    public ComplexOrderState? FindComplex(string account, long id) => SearchComplex(account).FirstOrDefault(order => order.Id == id);

    /// <summary>What was created or changed today, and what still works; newest first.</summary>
    public IReadOnlyList<OrderState> Live(string account) => Search(account, new OrderFilter());

    public IReadOnlyList<ComplexOrderState> LiveComplex(string account) => SearchComplex(account);

    public IReadOnlyList<ComplexOrderState> SearchComplex(string account) => _complexOrders[account];

    public IReadOnlyList<OrderState> Search(string account, OrderFilter filter)
    {
        lock (_gate) return [.. Enumerable.Reverse(_orders[account])];
    }

    private OrderChangeOutcome Refuse() => _orders.Count == 0 ? new() : new() { Refusal = new OrderMessage("not_found", "Order not found") };

    private OrderState Build(string account, OrderTicket ticket, long? id)
    {
        var now = _market.Clock.GetUtcNow();
        return new OrderState
        {
            Id = id,
            AccountNumber = account,
            Ticket = ticket,
            Status = id is null ? OrderStatus.Received : OrderStatus.Routed,
            Size = ticket.Legs[0].Quantity ?? 0,
            UnderlyingSymbol = ticket.Legs[0].Symbol,
            UnderlyingKind = InstrumentKind.Equity,
            Legs = [.. ticket.Legs.Select(leg => new LegState { Kind = leg.Kind, Symbol = leg.Symbol, Action = leg.Action, Quantity = leg.Quantity ?? 0, RemainingQuantity = leg.Quantity ?? 0 })],
            ReceivedAt = id is null ? null : now,
            UpdatedAt = id is null ? null : now,
            GlobalRequestId = "0",
        };
    }
}

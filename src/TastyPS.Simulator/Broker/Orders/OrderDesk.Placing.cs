namespace TastyPS.Simulator.Broker.Orders;

internal sealed partial class OrderDesk
{
    /// <summary>Checks orders that depend on each other.</summary>
    public Preflight Check(string account, ComplexTicket ticket) => Do(() => Prepare(BookOf(account), ticket).Preflight);

    /// <summary>Places orders that depend on each other.</summary>
    public Placement Place(string account, ComplexTicket ticket) => Do(() => PlaceNow(account, ticket));

    public OrderChangeOutcome CancelComplex(string account, long id) => Do(() =>
    {
        if (FindComplex(BookOf(account), id) is not { } complex) return NotFound();
        if (complex.IsOver) return CannotUpdate();
        _engine.Cancel(complex);
        return new OrderChangeOutcome { ComplexOrder = complex.Freeze() };
    });

    /// <summary>Changes the ratio at which a pair is routed.</summary>
    public OrderChangeOutcome EditComplex(string account, long id, Comparator? comparator, decimal? threshold) => Do(() =>
    {
        if (FindComplex(BookOf(account), id) is not { } complex) return NotFound();
        if (!IsEditable(complex)) return CannotUpdate();
        complex.Comparator = comparator ?? complex.Comparator;
        complex.Threshold = threshold ?? complex.Threshold;
        _engine.Report(complex);
        var state = complex.Freeze();
        _engine.WatchRatio(complex);
        return new OrderChangeOutcome { ComplexOrder = state };
    });

    /// <summary>What a pair with another ratio would be like; the orders, and what they ask for, stay the same.</summary>
    public OrderChangeOutcome CheckComplexEdit(string account, long id, Comparator? comparator, decimal? threshold) => Do(() =>
    {
        var book = BookOf(account);
        if (FindComplex(book, id) is not { } complex) return NotFound();
        if (!IsEditable(complex)) return CannotUpdate();
        var now = complex.Freeze();
        var changed = now with { RatioPriceComparator = comparator ?? now.RatioPriceComparator, RatioPriceThreshold = threshold ?? now.RatioPriceThreshold };
        var costliest = complex.Orders
            .Select(order => Reckon(order, complex.Orders.Sum(one => one.Reserved)))
            .OrderBy(preflight => preflight.BuyingPower!.ChangeInBuyingPower)
            .First();
        return new OrderChangeOutcome { Preflight = costliest with { Order = null, ComplexOrder = changed } };
    });

    public ComplexOrderState? FindComplex(string account, long id) => Do(() => FindComplex(BookOf(account), id)?.Freeze());

    /// <summary>Those with an order that was placed today, or that still works; newest first.</summary>
    public IReadOnlyList<ComplexOrderState> LiveComplex(string account) => Do(() =>
    {
        var today = Analytics.Calendar.NewYorkTime.DayOf(_engine.Now);
        return SearchComplex(account, complex => complex.TerminalAt is null || complex.Components.Any(order => order.ReportedDay == today));
    });

    /// <summary>All of them, newest first.</summary>
    public IReadOnlyList<ComplexOrderState> SearchComplex(string account) => Do(() => SearchComplex(account, _ => true));

    private bool IsEditable(ComplexOrder complex) => _engine.IsAwaitingRatio(complex) && complex.Orders.All(order => order.Status == OrderStatus.Contingent);

    private static ComplexOrder? FindComplex(AccountBook book, long id) => book.ComplexOrders.Find(complex => complex.Id == id);

    private List<ComplexOrderState> SearchComplex(string account, Func<ComplexOrder, bool> isWanted) =>
        [.. Enumerable.Reverse(BookOf(account).ComplexOrders).Where(isWanted).Select(complex => complex.Freeze())];

    private Placement PlaceNow(string account, OrderTicket ticket)
    {
        var (preflight, order) = Prepare(BookOf(account), ticket, _lastId + 1);
        if (order is null) return new Placement(preflight, null, null);
        _lastId = order.Id;
        _engine.Accept(order);
        return new Placement(preflight with { Order = order.State }, order.State, null);
    }

    private Placement PlaceNow(string account, ComplexTicket ticket)
    {
        var book = BookOf(account);
        var (preflight, complex) = Prepare(book, ticket);
        if (complex is null) return new Placement(preflight, null, null);
        book.ComplexOrders.Add(complex);
        _lastComplexId = complex.Id;
        foreach (var order in complex.Components.ToArray())
        {
            var placed = Numbered(order);
            if (complex.Trigger == order) complex.Trigger = placed;
            else complex.Orders[complex.Orders.IndexOf(order)] = placed;
            _engine.AcceptWaiting(placed);
        }
        var state = complex.Freeze();
        _engine.Start(complex);
        return new Placement(preflight with { ComplexOrder = state }, null, state);
    }

    private OrderChangeOutcome Replace(string account, long id, Func<OrderTicket, OrderTicket> change, bool isDryRun)
    {
        var book = BookOf(account);
        if (book.Find(id) is not { } order) return NotFound();
        if (!order.State.IsEditable || order.IsCommitted) return CannotUpdate();
        var isNotional = order.Ticket.Type == OrderType.NotionalMarket;
        var ticket = change(order.Ticket) with
        {
            Legs = [.. order.Legs.Select(leg => new LegTicket(leg.Instrument.Kind, leg.Instrument.Symbol, leg.Action, isNotional ? null : leg.Remaining))],
        };
        var waitsForFill = order.Complex?.IsAwaitingTrigger(order) == true;
        var (preflight, replacement) = Prepare(book, ticket, isDryRun ? 0 : _lastId + 1, new CheckContext(waitsForFill, order));
        if (replacement is null) return new OrderChangeOutcome { Preflight = preflight };
        if (isDryRun) return new OrderChangeOutcome { Preflight = preflight, Order = replacement.State };
        _lastId = replacement.Id;
        _engine.Replace(order, replacement);
        return new OrderChangeOutcome { Preflight = preflight with { Order = replacement.State }, Order = replacement.State };
    }

    private (Preflight Preflight, WorkingOrder? Order) Prepare(AccountBook book, OrderTicket ticket, long id, CheckContext? context = null)
    {
        context ??= new CheckContext(WaitsForFill: false, Replaces: null);
        var result = _checks.Check(book, ticket, context, _engine.Now);
        if (result.Errors.Count > 0) return (new Preflight { Errors = result.Errors, Warnings = result.Warnings }, null);
        var order = new WorkingOrder(id, book, result.Ticket, result.Legs, _engine.Now)
        {
            ReplacesOrderId = context.Replaces?.Id,
            Conditions = [.. (result.Ticket.Rules?.Conditions ?? []).Select(condition => new WorkingCondition(id == 0 ? 0 : ++_lastConditionId, condition))],
        };
        if (ticket.Type == OrderType.NotionalMarket)
        {
            var instrument = order.Legs[0].Instrument;
            order.Resize(OrderEngine.QuantityFor(ticket.Value!.Value, BuyingPower.PricesOf(order, _engine.Quotes)[0], instrument));
            if (!context.WaitsForFill && CoinSales.Refuse(book, order.Legs, context.Replaces) is { } uncovered) return (new Preflight { Errors = [uncovered], Warnings = result.Warnings }, null);
        }
        if (id == 0) Foresee(order, context);
        var reckoned = Reckon(order, (context.Replaces is { } replaced ? BuyingPower.TakenFor(replaced) : 0) - context.Taken) with { Warnings = result.Warnings };
        var effect = reckoned.BuyingPower!;
        if (!context.WaitsForFill) order.Reserved = Math.Max(0, -effect.ChangeInBuyingPower);
        if (context.WaitsForFill || effect.IsSufficient) return (reckoned, order);
        return (reckoned with { Errors = [BuyingPower.Insufficient] }, null);
    }

    // An order that is only checked has the status with which it would be answered.
    private void Foresee(WorkingOrder order, CheckContext context)
    {
        var now = _engine.Now;
        if (context.Replaces is not null || context.IsComponent) order.Become(OrderStatus.Contingent, now, ContingentStatus.PendingOrder);
        else if (_engine.WaitsForRules(order)) order.Become(OrderStatus.Contingent, now, ContingentStatus.PendingCondition);
    }

    // What an order costs and asks for; nothing is refused here.
    private Preflight Reckon(WorkingOrder order, decimal reservedBefore)
    {
        var quotes = _engine.Quotes;
        var prices = BuyingPower.PricesOf(order, quotes);
        var fees = FeeSchedule.Of(order, prices);
        return new Preflight
        {
            Errors = [],
            Order = order.State,
            BuyingPower = BuyingPower.EffectOf(order, quotes, fees, reservedBefore),
            Fees = fees,
            ClosingFees = order.Legs.All(leg => leg.Action.IsOpening()) ? FeeSchedule.Of(order, prices, isClosing: true) : null,
        };
    }

    private (Preflight Preflight, ComplexOrder? Complex) Prepare(AccountBook book, ComplexTicket ticket)
    {
        if (ComplexShapeOf(ticket) is { } misshapen) return (new Preflight { Errors = [misshapen] }, null);
        var complex = new ComplexOrder(_lastComplexId + 1, book, ticket) { UpdatedAt = _engine.Now };
        var preflights = new List<Preflight>();
        // Both of a pair of symbols are filled, so that the second can spend only what the first leaves.
        var taken = 0m;
        OrderTicket[] tickets = ticket.Trigger is { } first ? [first, .. ticket.Orders] : [.. ticket.Orders];
        for (var index = 0; index < tickets.Length; index++)
        {
            var waits = ticket.Trigger is not null && index > 0;
            var (preflight, order) = Prepare(book, tickets[index], 0, new CheckContext(waits, null, IsComponent: true, taken));
            preflights.Add(Numbered(preflight, index));
            if (order is null) continue;
            if (ticket.Type == ComplexOrderType.Pairs) taken += order.Reserved;
            order.PreflightId = index;
            order.Complex = complex;
            order.ComplexTag = complex.TagOf(ticket.Trigger is not null && index == 0);
            order.Touch(_engine.Now);
            if (ticket.Trigger is not null && index == 0) complex.Trigger = order;
            else complex.Orders.Add(order);
        }
        var worst = preflights.OrderBy(preflight => preflight.BuyingPower?.ChangeInBuyingPower ?? 0).First();
        var summary = worst with
        {
            Errors = [.. preflights.SelectMany(preflight => preflight.Errors)],
            Warnings = [.. preflights.SelectMany(preflight => preflight.Warnings).GroupBy(warning => warning.Code).Select(group => group.First())],
            Order = null,
            ComplexOrder = complex.Freeze(),
        };
        return (summary, summary.IsPassed ? complex : null);
    }

    // What was checked becomes an order of its own with the next number.
    private WorkingOrder Numbered(WorkingOrder order)
    {
        var placed = new WorkingOrder(++_lastId, order.Book, order.Ticket, order.Legs, _engine.Now)
        {
            Complex = order.Complex,
            ComplexTag = order.ComplexTag,
            PreflightId = order.PreflightId,
            Reserved = order.Reserved,
            Conditions = [.. order.Conditions.Select(condition => new WorkingCondition(++_lastConditionId, condition.Ticket))],
        };
        return placed;
    }

    private static Preflight Numbered(Preflight preflight, int number) => preflight with
    {
        Errors = [.. preflight.Errors.Select(error => error with { PreflightId = number })],
    };

    private static OrderMessage? ComplexShapeOf(ComplexTicket ticket)
    {
        var needsTrigger = ticket.Type is ComplexOrderType.Oto or ComplexOrderType.Otoco;
        if (needsTrigger != ticket.Trigger is not null) return new OrderMessage("invalid_trigger_order", needsTrigger ? "The trigger order is missing." : "There is no trigger order in this type.");
        var (fewest, most) = ticket.Type == ComplexOrderType.Oto ? (1, 3) : (2, 2);
        if (ticket.Orders.Count < fewest || ticket.Orders.Count > most) return new OrderMessage("invalid_order_count", $"The type takes {(fewest == most ? $"{most}" : $"{fewest} to {most}")} orders.");
        return ticket.Type == ComplexOrderType.Pairs && (ticket.RatioPriceThreshold is null || ticket.RatioPriceComparator is null)
            ? new OrderMessage("ratio_required", "Pairs need a ratio and a comparator.")
            : null;
    }
}

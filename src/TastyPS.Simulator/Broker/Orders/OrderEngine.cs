using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.Broker.Orders;

/// <summary>
/// Carries orders from one status to the next. Delays pass in real time, as measured by the market's clock; days, sessions and expiry in the time it shows.
/// Used under the broker's lock.
/// </summary>
internal sealed partial class OrderEngine(IMarket market, SimulatedBroker settings, TradingHours hours, InstrumentDirectory directory, Action<AccountChange> report)
{
    private readonly Agenda _steps = new();
    private readonly Agenda _calendar = new();
    private readonly Dictionary<long, WorkingOrder> _resting = [];
    private readonly Dictionary<long, WorkingOrder> _conditional = [];
    private readonly List<ComplexOrder> _ratios = [];
    private readonly List<WorkingOrder> _unanswered = [];
    private long _lastFill;

    /// <summary>Whether an order waits for prices or for the venue.</summary>
    public bool WaitsForPrices => _resting.Count + _conditional.Count + _ratios.Count + _unanswered.Count > 0;

    /// <summary>The timestamp of the market's clock at which the next delay is over.</summary>
    public long NextStep => _steps.NextDue;

    public DateTimeOffset Now => market.Clock.GetUtcNow();

    public QuoteBoard Quotes { get; private set; } = new(market);

    /// <summary>Begins a new look at the market.</summary>
    public void LookAgain() => Quotes = new QuoteBoard(market);

    /// <summary>Does what is due by now.</summary>
    public void DoDue()
    {
        var now = Now.UtcTicks;
        var timestamp = market.Clock.GetTimestamp();
        while (_calendar.TryDoNext(now) || _steps.TryDoNext(timestamp))
        {
        }
    }

    /// <summary>Looks at all that waits for prices.</summary>
    public void Scan()
    {
        if (settings.FillMode != FillMode.Offline && _unanswered.Count > 0)
        {
            WorkingOrder[] waiting = [.. _unanswered];
            _unanswered.Clear();
            foreach (var order in waiting)
            {
                if (order.Status == OrderStatus.InFlight) Acknowledge(order);
                else ConfirmCancel(order);
            }
        }
        if (_conditional.Count > 0)
        {
            foreach (var order in _conditional.Values.ToArray()) WatchConditions(order);
        }
        if (_ratios.Count > 0)
        {
            foreach (var complex in _ratios.ToArray()) WatchRatio(complex);
        }
        if (_resting.Count == 0) return;
        foreach (var order in _resting.Values.ToArray()) TryFill(order);
    }

    public void At(DateTimeOffset instant, Action action) => _calendar.Add(instant.UtcTicks, action);

    private void At(WorkingOrder order, DateTimeOffset instant, Action action) => order.Dates.Add(_calendar.Add(instant.UtcTicks, action));

    /// <summary>Takes an order in and sends it, unless it has to wait.</summary>
    public void Accept(WorkingOrder order)
    {
        Admit(order);
        if (WaitsForRules(order))
        {
            order.Become(OrderStatus.Contingent, Now, ContingentStatus.PendingCondition);
            Notify(order);
        }
        else
        {
            Send(order);
        }
        WatchRules(order);
    }

    /// <summary>Takes an order in that waits for another one.</summary>
    public void AcceptWaiting(WorkingOrder order)
    {
        Admit(order);
        order.Become(OrderStatus.Contingent, Now, ContingentStatus.PendingOrder);
        Notify(order);
    }

    /// <summary>Sends an order to the venue, or keeps it until its session begins.</summary>
    public void Send(WorkingOrder order)
    {
        if (order.IsTerminal || order.IsSent) return;
        order.IsSent = true;
        Count(order);
        if (!TryRoute(order)) Notify(order);
    }

    /// <summary>Cancels an order, at once or by asking the venue.</summary>
    public void RequestCancel(WorkingOrder order)
    {
        switch (order.Status)
        {
            case OrderStatus.Received or OrderStatus.Contingent:
                order.Become(OrderStatus.Cancelled, Now);
                End(order);
                break;
            case OrderStatus.Routed or OrderStatus.InFlight:
                order.CancelWhenLive = true;
                break;
            case OrderStatus.Live:
                order.Become(OrderStatus.CancelRequested, Now);
                Notify(order);
                After(settings.CancelDelay, order, () => ConfirmCancel(order));
                break;
        }
    }

    /// <summary>Puts one order in the place of another, which is cancelled first.</summary>
    public void Replace(WorkingOrder order, WorkingOrder replacement)
    {
        order.ReplaceBy(replacement);
        order.Complex?.Replace(order, replacement);
        if (order.Status == OrderStatus.Live)
        {
            Succession.Begin(order, replacement);
            order.Become(OrderStatus.ReplaceRequested, Now);
            Notify(order);
            AcceptWaiting(replacement);
            After(settings.CancelDelay, order, () => ConfirmCancel(order));
            return;
        }
        var waitsForOrder = order.ContingentStatus == ContingentStatus.PendingOrder;
        order.Succession?.PassOn(replacement);
        order.Become(OrderStatus.Cancelled, Now);
        End(order);
        if (waitsForOrder) AcceptWaiting(replacement);
        else Accept(replacement);
    }

    /// <summary>Takes an order away, as an administrator does.</summary>
    public void Remove(WorkingOrder order)
    {
        order.Become(order.HasFills ? OrderStatus.PartiallyRemoved : OrderStatus.Removed, Now);
        End(order);
    }

    public void Notify(WorkingOrder order)
    {
        order.Touch(Now);
        order.Book.Report(order, NewYorkTime.DayOf(Now));
        report(new OrderChanged(order.State));
    }

    /// <summary>Whether a time or a price has to come before the order is sent.</summary>
    public bool WaitsForRules(WorkingOrder order) =>
        order.Ticket.Rules?.RouteAfter > Now || order.Conditions.Any(condition => condition.Ticket.Action == ConditionAction.Route);

    private void Admit(WorkingOrder order)
    {
        var window = hours.WindowAt(order.Legs[0].Instrument.Kind, order.Ticket.TimeInForce, Now);
        var expiry = TradingHours.ExpiryOf(order.Ticket, window);
        foreach (var leg in order.Legs)
        {
            if (leg.Instrument.ExpiresAt is { } end && !(end > expiry)) expiry = end;
        }
        order.ExpiresAt = expiry;
        order.Book.Add(order);
        if (expiry is { } at) At(order, at, () => Expire(order, at));
    }

    private bool TryRoute(WorkingOrder order)
    {
        var window = hours.WindowAt(order.Legs[0].Instrument.Kind, order.Ticket.TimeInForce, Now);
        if (window.Contains(Now))
        {
            Route(order);
            return true;
        }
        At(order, window.Open, () =>
        {
            if (order.Status is OrderStatus.Received or OrderStatus.Contingent) TryRoute(order);
        });
        return false;
    }

    private void Route(WorkingOrder order)
    {
        if (order.Status == OrderStatus.Contingent) CheckLate(order);
        order.Venue = VenueNamesOf(order);
        order.Become(OrderStatus.Routed, Now);
        Notify(order);
        After(settings.RouteDelay, order, () => Acknowledge(order));
    }

    // What an order closes, meets and asks for is known only when it is sent; what it should have been told before is then a rejection.
    private void CheckLate(WorkingOrder order)
    {
        var refusal = OrderChecks.CheckLate(order, NewYorkTime.DayOf(Now));
        if (refusal is null)
        {
            var effect = EffectOf(order);
            if (effect.IsSufficient) order.Book.Reserve(order, Math.Max(0, -effect.ChangeInBuyingPower));
            else refusal = BuyingPower.Insufficient;
        }
        if (refusal is null) return;
        order.RejectReason = refusal.Message;
        Uncount(order);
    }

    // What the rest of an order does to the buying power.
    private BuyingPowerEffect EffectOf(WorkingOrder order) =>
        BuyingPower.EffectOf(order, Quotes, FeeSchedule.Of(order, BuyingPower.PricesOf(order, Quotes)), BuyingPower.TakenFor(order));

    private void Acknowledge(WorkingOrder order)
    {
        if (order.IsTerminal) return;
        if (order.Status == OrderStatus.Routed) order.Become(OrderStatus.InFlight, Now);
        if (settings.FillMode == FillMode.Offline)
        {
            _unanswered.Add(order);
            Notify(order);
            return;
        }
        if (settings.FillMode == FillMode.Reject) order.RejectReason ??= settings.RejectReason;
        if (order.RejectReason is not null)
        {
            order.Become(OrderStatus.Rejected, Now);
            End(order);
            return;
        }
        order.Become(OrderStatus.Live, Now);
        if (order.ExpiresAt <= Now)
        {
            Notify(order);
            Expire(order, Now);
            return;
        }
        _resting.Add(order.Id, order);
        if (!TryFill(order)) Notify(order);
        if (order.Status != OrderStatus.Live || order.IsCommitted) return;
        if (order.Ticket.TimeInForce == TimeInForce.Ioc) Expire(order, Now);
        else if (order.CancelWhenLive) RequestCancel(order);
    }

    private void ConfirmCancel(WorkingOrder order)
    {
        if (order.IsTerminal || order.IsCommitted) return;
        if (settings.FillMode == FillMode.Offline)
        {
            _unanswered.Add(order);
            return;
        }
        TryFill(order);
        if (order.IsCommitted) return;
        order.Become(OrderStatus.Cancelled, Now);
        End(order);
    }

    private void Expire(WorkingOrder order, DateTimeOffset at)
    {
        if (order.IsTerminal || order.IsCommitted || order.Status is OrderStatus.Routed or OrderStatus.InFlight) return;
        order.Become(order.Status == OrderStatus.Live ? OrderStatus.Expired : OrderStatus.Cancelled, at);
        End(order);
    }

    private static void Count(WorkingOrder order)
    {
        if (order.IsCounted) return;
        order.IsCounted = true;
        order.Book.Count(order, 1);
    }

    private static void Uncount(WorkingOrder order)
    {
        if (!order.IsCounted) return;
        order.IsCounted = false;
        order.Book.Count(order, -1);
    }

    // Everything that comes after the last status, whichever it is.
    private void End(WorkingOrder order)
    {
        _resting.Remove(order.Id);
        _conditional.Remove(order.Id);
        foreach (var date in order.Dates) _calendar.Remove(date);
        order.Dates.Clear();
        order.Book.End(order);
        Uncount(order);
        Notify(order);
        if (order.Succession is { } succession && succession.Original == order) Succeed(succession);
        if (order.Status != OrderStatus.Filled && order.Complex is { } complex) AfterEnd(complex, order);
    }

    // What waited takes the place of the original, or gives it back.
    private void Succeed(Succession succession)
    {
        succession.End();
        var (original, waiting) = (succession.Original, succession.Waiting);
        if (succession.IsClear)
        {
            Release(waiting);
            return;
        }
        original.Complex?.Restore(original, waiting);
        if (waiting.IsTerminal) return;
        waiting.Become(OrderStatus.Cancelled, Now);
        End(waiting);
    }

    // What an order waited for has come about; its own rules may hold it back still.
    private void Release(WorkingOrder order)
    {
        if (order.Status != OrderStatus.Contingent || order.IsSent) return;
        if (WaitsForRules(order))
        {
            order.WaitFor(ContingentStatus.PendingCondition, Now);
            Notify(order);
        }
        else
        {
            Send(order);
        }
        WatchRules(order);
    }

    private void After(TimeSpan delay, WorkingOrder order, Action action)
    {
        if (delay == TimeSpan.Zero)
        {
            _steps.Add(0, action);
            return;
        }
        var chance = (order.Id * 2_654_435_761L & 0xFFFF) / 65_536.0;
        var units = delay.Ticks * (1 + 0.8 * chance) * market.Clock.TimestampFrequency / TimeSpan.TicksPerSecond;
        _steps.Add(market.Clock.GetTimestamp() + (long)units, action);
    }

    private static VenueNames VenueNamesOf(WorkingOrder order) => new(
        FormattableString.Invariant($"JAAAA{order.Id:X9}"),
        FormattableString.Invariant($"{order.Id * 7919 % 100_000_000_000:00000000000}"),
        order.Id % 1_000_000,
        Venue.Name);
}

using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.Broker.Orders;

internal sealed partial class OrderEngine
{
    /// <summary>Takes a complex order in; its orders are accepted already.</summary>
    public void Start(ComplexOrder complex)
    {
        Report(complex);
        if (complex.Ticket.Type == ComplexOrderType.Pairs)
        {
            _ratios.Add(complex);
            WatchRatio(complex);
            return;
        }
        foreach (var order in complex.Trigger is { } trigger ? [trigger] : complex.Orders.ToArray()) Release(order);
    }

    public void Report(ComplexOrder complex)
    {
        complex.UpdatedAt = Now;
        if (complex.TerminalAt is null && complex.IsOver)
        {
            complex.TerminalAt = Now;
            _ratios.Remove(complex);
        }
        report(new ComplexOrderChanged(complex.Freeze()));
    }

    /// <summary>Cancels what of it has not ended.</summary>
    public void Cancel(ComplexOrder complex)
    {
        foreach (var order in complex.Components.Where(order => order != complex.Trigger).ToArray()) RequestCancel(order);
        if (complex.Trigger is { } trigger) RequestCancel(trigger);
    }

    // The venue fills one of a pair only.
    private static void Hold(ComplexOrder complex, WorkingOrder filled)
    {
        if (!complex.IsPair || complex.Trigger?.Standing == filled) return;
        foreach (var other in complex.Orders.Where(order => order.Standing != filled)) other.IsHeld = other.Standing.IsHeld = true;
    }

    private void AfterFill(ComplexOrder complex, WorkingOrder filled)
    {
        if (complex.Trigger == filled)
        {
            foreach (var order in complex.Orders.ToArray()) Release(order);
        }
        else if (complex.IsPair)
        {
            foreach (var order in complex.Orders.Where(order => order != filled).ToArray()) RequestCancel(order);
        }
        Report(complex);
    }

    private void AfterEnd(ComplexOrder complex, WorkingOrder ended)
    {
        if (complex.Trigger == ended)
        {
            foreach (var order in complex.Orders.Where(order => order.Status == OrderStatus.Contingent).ToArray()) RequestCancel(order);
        }
        Report(complex);
    }

    private void WatchRules(WorkingOrder order)
    {
        if (order.IsTerminal) return;
        if (order.Ticket.Rules is not { } rules) return;
        if (rules.RouteAfter is { } routeAfter && routeAfter > Now) At(order, routeAfter, () => Send(order, routeAfter));
        if (rules.CancelAt is { } cancelAt) At(order, cancelAt, () => RequestCancel(order));
        if (order.Conditions.Count == 0) return;
        _conditional.Add(order.Id, order);
        WatchConditions(order);
    }

    private void Send(WorkingOrder order, DateTimeOffset routeAfter)
    {
        var isWaiting = order.Status == OrderStatus.Contingent && order.ContingentStatus == ContingentStatus.PendingCondition;
        if (isWaiting && AreMet(order, ConditionAction.Route) && routeAfter <= Now) Send(order);
    }

    private void WatchConditions(WorkingOrder order)
    {
        foreach (var condition in order.Conditions.Where(condition => condition.TriggeredAt is null))
        {
            if (ValueOf(condition.Ticket) is { } value && Holds(condition.Ticket.Comparator, value, condition.Ticket.Threshold)) condition.Trigger(Now, value);
        }
        if (order.Conditions.Any(condition => condition.Ticket.Action == ConditionAction.Cancel && condition.TriggeredAt is not null))
        {
            _conditional.Remove(order.Id);
            RequestCancel(order);
            return;
        }
        if (order.Status != OrderStatus.Contingent || !AreMet(order, ConditionAction.Route) || order.Ticket.Rules?.RouteAfter > Now) return;
        if (order.Conditions.All(condition => condition.TriggeredAt is not null)) _conditional.Remove(order.Id);
        Send(order);
    }

    private static bool AreMet(WorkingOrder order, ConditionAction action) =>
        order.Conditions.All(condition => condition.Ticket.Action != action || condition.TriggeredAt is not null);

    /// <summary>Whether a pair waits for its ratio still. When that is reached, its orders may have rules of their own to wait for.</summary>
    public bool IsAwaitingRatio(ComplexOrder complex) => _ratios.Contains(complex);

    /// <summary>Sends a pair whose ratio is reached.</summary>
    public void WatchRatio(ComplexOrder complex)
    {
        if (!IsAwaitingRatio(complex)) return;
        if (complex.Orders.Count < 2 || PriceOf(complex, 0) is not { } first || PriceOf(complex, 1) is not { } second || second == 0) return;
        if (!Holds(complex.Comparator ?? Comparator.Gte, first / second, complex.Threshold ?? 0)) return;
        _ratios.Remove(complex);
        foreach (var order in complex.Orders.ToArray()) Release(order);
    }

    private decimal? PriceOf(ComplexOrder complex, int index)
    {
        var leg = complex.Orders[index].Legs[0];
        var mark = Quotes.MarkOf(leg.Instrument);
        return complex.Ticket.RatioIsBasedOnNotional ? mark * leg.Quantity * leg.Instrument.Multiplier : mark;
    }

    private decimal? ValueOf(ConditionTicket ticket)
    {
        if (ticket.PriceComponents.Count == 0) return PriceOf(ticket, ticket.Kind, ticket.Symbol, isBuy: true);
        var sum = 0m;
        foreach (var component in ticket.PriceComponents)
        {
            if (PriceOf(ticket, component.Kind, component.Symbol, component.Quantity > 0) is not { } price) return null;
            sum += component.Quantity * price;
        }
        return sum;
    }

    // A threshold in dollars is compared with dollars, any other with points.
    private decimal? PriceOf(ConditionTicket ticket, InstrumentKind kind, string symbol, bool isBuy)
    {
        if (directory.FindWatched(kind, symbol) is not { } instrument) return null;
        var quote = Quotes.Of(instrument);
        var price = ticket.Indicator == ConditionIndicator.Nat ? Venue.NaturalPrice(quote, isBuy) : quote.Last ?? quote.ListingMark();
        return ticket.IsThresholdBasedOnNotional ? price * instrument.Multiplier : price;
    }

    private static bool Holds(Comparator comparator, decimal value, decimal threshold) => comparator == Comparator.Gte ? value >= threshold : value <= threshold;
}

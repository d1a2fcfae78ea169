using TastyPS.Analytics.Calendar;

namespace TastyPS.Simulator.Broker.Orders;

/// <summary>What a ticket became in the checks.</summary>
internal sealed record CheckedTicket(OrderTicket Ticket, IReadOnlyList<WorkingLeg> Legs, IReadOnlyList<OrderMessage> Errors, IReadOnlyList<OrderMessage> Warnings);

/// <summary>What is known of an order besides its ticket.</summary>
/// <param name="WaitsForFill">Whether it is sent only after another one was filled, so that positions and opposite orders are not looked at yet.</param>
/// <param name="Replaces">The order that it replaces.</param>
/// <param name="IsComponent">Whether it is one of orders that depend on each other.</param>
/// <param name="Taken">What others of the same request take of the buying power.</param>
internal sealed record CheckContext(bool WaitsForFill, WorkingOrder? Replaces, bool IsComponent = false, decimal Taken = 0);

/// <summary>
/// The checks between a request that could be read and the buying power, in the order of the service: instruments, structure and session, opposite orders, the
/// correction of opening and closing. The first stage that fails is the last that is looked at, with all its errors.
/// </summary>
internal sealed class OrderChecks(InstrumentDirectory directory, TradingHours hours)
{
    /// <summary>What a strict order is told that has nothing to close.</summary>
    public const string NothingToClose = "You cannot route a closing order without an existing position to close.";

    private const string ClosingWithoutPosition = "closing_with_no_position";

    public CheckedTicket Check(AccountBook book, OrderTicket ticket, CheckContext context, DateTimeOffset now)
    {
        var errors = new List<OrderMessage>();
        var warnings = new List<OrderMessage>();
        var instruments = ticket.Legs.Select(leg => directory.Find(leg.Kind, leg.Symbol)).ToList();
        CheckInstruments(ticket, instruments, errors);
        CheckWatched(ticket, errors);
        if (errors.Count > 0) return new CheckedTicket(ticket, [], errors, warnings);
        var day = NewYorkTime.DayOf(now);
        var isNotional = ticket.Type == OrderType.NotionalMarket;
        WorkingLeg[] legs = [.. ticket.Legs.Select((leg, index) => new WorkingLeg(instruments[index]!, leg.Action, (isNotional ? null : leg.Quantity) ?? 0))];
        RefuseClosingOnly(legs, leg => context.WaitsForFill ? leg.Action.IsOpening() : Opens(book, leg), day, errors);
        if (errors.Count > 0) return new CheckedTicket(ticket, [], errors, warnings);
        OrderStructure.Check(ticket, legs, day, errors);
        var isOpen = errors.Count > 0 || hours.WindowAt(legs[0].Instrument.Kind, ticket.TimeInForce, now).Contains(now);
        var needsOpen = !isOpen && !context.WaitsForFill && ticket.Type is OrderType.Market or OrderType.NotionalMarket;
        if (needsOpen) RefuseWhileClosed(book, legs, errors);
        if (errors.Count > 0) return new CheckedTicket(ticket, legs, errors, warnings);
        if (!context.WaitsForFill)
        {
            if (context.Replaces?.IsCounted != true) CheckOpposites(book, legs, context.Replaces?.Complex, errors);
            if (errors.Count == 0) Correct(book, ticket, legs, errors, warnings);
            if (errors.Count == 0) RefuseClosingOnly(legs, leg => Opens(book, leg), day, errors);
            if (errors.Count == 0 && needsOpen) RefuseWhileClosed(book, legs, errors);
            if (errors.Count == 0 && CoinSales.Refuse(book, legs, context.Replaces) is { } uncovered) errors.Add(uncovered);
        }
        if (errors.Count == 0 && !isOpen) warnings.Add(new OrderMessage("tif.next_valid_session", "Your order will begin working during next valid session."));
        var corrected = ticket with { Legs = [.. ticket.Legs.Select((leg, index) => leg with { Action = legs[index].Action })] };
        return new CheckedTicket(corrected, legs, errors, warnings);
    }

    /// <summary>What is asked again of an order that has waited, when it is sent; null if nothing stands against it.</summary>
    public static OrderMessage? CheckLate(WorkingOrder order, DateTime day)
    {
        var errors = new List<OrderMessage>();
        CheckOpposites(order.Book, order.Legs, order.Complex, errors);
        if (errors.Count == 0) Correct(order.Book, order.Ticket, order.Legs, errors, []);
        if (errors.Count == 0) RefuseClosingOnly(order.Legs, leg => Opens(order.Book, leg), day, errors);
        return errors.Count > 0 ? errors[0] : CoinSales.Refuse(order.Book, order.Legs, order);
    }

    // A closing action without a position to close becomes the opening one.
    private static void Correct(AccountBook book, OrderTicket ticket, IReadOnlyList<WorkingLeg> legs, List<OrderMessage> errors, List<OrderMessage> warnings)
    {
        foreach (var leg in legs)
        {
            var held = book.Ledger.QuantityOf(leg.Instrument.Symbol);
            var closable = Closable(book, leg);
            if (leg.Action.IsClosing() && closable == 0)
            {
                var opening = OrderNames.Of(leg.Action.Opening()).ToLowerInvariant();
                if (ticket.StrictPositionEffect)
                {
                    errors.Add(new OrderMessage(ClosingWithoutPosition, NothingToClose));
                    continue;
                }
                warnings.Add(new OrderMessage(
                    ClosingWithoutPosition,
                    $"{NothingToClose} This order will be updated to a {opening} order when routed."));
                leg.Action = leg.Action.Opening();
            }
            else if (leg.Action.IsClosing() && leg.Quantity > closable)
            {
                errors.Add(new OrderMessage("closing_quantity_exceeds_position", $"You cannot close more of {leg.Instrument.Symbol} than you hold."));
            }
            else if (leg.Action.IsOpening() && held != 0 && Math.Sign(held) != (leg.Action.IsBuy() ? 1 : -1))
            {
                errors.Add(new OrderMessage("opening_against_position", $"You cannot open against your existing position in {leg.Instrument.Symbol}."));
            }
        }
    }

    private static void CheckInstruments(OrderTicket ticket, List<Instrument?> instruments, List<OrderMessage> errors)
    {
        for (var index = 0; index < instruments.Count; index++)
        {
            var leg = ticket.Legs[index];
            if (instruments[index] is null) errors.Add(new OrderMessage("instrument_validation_failed", $"Trading of {leg.Symbol} is not supported"));
        }
    }

    private void CheckWatched(OrderTicket ticket, List<OrderMessage> errors)
    {
        foreach (var condition in ticket.Rules?.Conditions ?? [])
        {
            IEnumerable<(InstrumentKind Kind, string Symbol)> watched = condition.PriceComponents.Count == 0
                ? [(condition.Kind, condition.Symbol)]
                : condition.PriceComponents.Select(component => (component.Kind, component.Symbol));
            foreach (var (kind, symbol) in watched)
            {
                if (directory.FindWatched(kind, symbol) is null) errors.Add(new OrderMessage("instrument_validation_failed", $"Conditions on {symbol} are not supported"));
            }
        }
    }

    // Orders that depend on each other do not stand in each other's way: a pair around the price is one intent.
    private static void CheckOpposites(AccountBook book, IReadOnlyList<WorkingLeg> legs, ComplexOrder? complex, List<OrderMessage> errors)
    {
        foreach (var leg in legs)
        {
            if (!book.IsWorkedOn(leg.Instrument.Symbol, !leg.Action.IsBuy(), complex)) continue;
            errors.Add(new OrderMessage("illegal_buy_and_sell_on_same_symbol", "Cannot buy and sell against the same symbol."));
            return;
        }
    }

    // What of a position a leg could close.
    private static decimal Closable(AccountBook book, WorkingLeg leg) => Math.Max(0, -leg.Action.Signed(book.Ledger.QuantityOf(leg.Instrument.Symbol)));

    // What only says Buy or Sell opens what it does not close.
    private static bool Opens(AccountBook book, WorkingLeg leg) => leg.Action.IsOpening() || !leg.Action.IsClosing() && leg.Quantity > Closable(book, leg);

    private static void RefuseClosingOnly(IReadOnlyList<WorkingLeg> legs, Func<WorkingLeg, bool> opens, DateTime day, List<OrderMessage> errors)
    {
        foreach (var leg in legs)
        {
            if (leg.Instrument.ClosingOnlyFrom <= day && opens(leg)) errors.Add(new OrderMessage("closing_only", $"{leg.Instrument.Symbol} is closing only."));
        }
    }

    private static void RefuseWhileClosed(AccountBook book, WorkingLeg[] legs, List<OrderMessage> errors)
    {
        if (!legs.Any(leg => Opens(book, leg))) return;
        errors.Add(new OrderMessage("tif_no_after_hours_opening_market_orders", "Opening market orders not allowed when market closed."));
    }
}

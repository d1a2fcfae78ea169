using System.Globalization;
using TastyPS.Simulator.Broker.Ledgers;

namespace TastyPS.Simulator.Broker.Orders;

internal sealed partial class OrderEngine
{
    private const int LaterLegs = 10;

    /// <summary>Fills an order if the venue would; says whether that was reported.</summary>
    private bool TryFill(WorkingOrder order)
    {
        if (order.IsCommitted || order.IsHeld || settings.FillMode is not (FillMode.Market or FillMode.Partial)) return false;
        if (settings.FillMode == FillMode.Partial && order.HasFills) return false;
        if (!hours.WindowAt(order.Legs[0].Instrument.Kind, order.Ticket.TimeInForce, Now).Contains(Now)) return false;
        if (Venue.PricesOf(order, Quotes, settings.LegacyFixedPrices) is not { } prices) return false;
        if (order.Ticket.Type == OrderType.NotionalMarket && !order.HasFills && !TrySize(order, prices[0])) return false;
        if (WouldOpen(order)) return TryReject(order);
        if (settings.FillMode == FillMode.Partial) return TryFillHalf(order, prices);
        Commit(order, prices);
        return true;
    }

    // The reference has a strict order refused when there is nothing to close. That one which rests is rejected where a fill would close more than is held by then is invented.
    private bool TryReject(WorkingOrder order)
    {
        if (order.Status != OrderStatus.Live) return false;
        order.RejectReason = OrderChecks.NothingToClose;
        order.Become(OrderStatus.Rejected, Now);
        End(order);
        return true;
    }

    private static bool WouldOpen(WorkingOrder order) => order.Ticket.StrictPositionEffect && order.Legs.Any(leg => leg.Action.IsClosing() && leg.Remaining > ClosableOf(order.Book, leg));

    // What is agreed with others and not reported yet is gone, too.
    private static decimal ClosableOf(AccountBook book, WorkingLeg leg)
    {
        var symbol = leg.Instrument.Symbol;
        var agreed = book.Agreed.SelectMany(order => order.Legs).Where(other => other.Instrument.Symbol == symbol);
        var held = book.Ledger.QuantityOf(symbol) + agreed.Sum(other => other.Action.Signed(other.Remaining));
        return leg.Action.IsBuy() ? -held : held;
    }

    private static bool TrySize(WorkingOrder order, decimal price)
    {
        var quantity = Math.Min(QuantityFor(order.Ticket.Value!.Value, price, order.Legs[0].Instrument), CoinSales.MostOf(order));
        if (quantity > 0) order.Resize(quantity);
        return quantity > 0;
    }

    /// <summary>How much a value buys, in the fractions in which it is traded.</summary>
    public static decimal QuantityFor(decimal value, decimal price, Instrument instrument)
    {
        if (price <= 0) return 0;
        var scale = 1m;
        for (var digit = 0; digit < instrument.QuantityPrecision; digit++) scale *= 10;
        return Math.Floor(value / price * scale) / scale;
    }

    private bool TryFillHalf(WorkingOrder order, IReadOnlyList<decimal> prices)
    {
        var precision = order.Size == Math.Floor(order.Size) ? 0 : order.Legs[0].Instrument.QuantityPrecision;
        var units = precision == 0 ? Math.Floor(order.Size / 2) : Math.Round(order.Size / 2, precision);
        if (units <= 0 || units >= order.Size) return false;
        order.Book.Release(order, units / order.Size);
        var size = order.Size;
        Report(order, [.. order.Legs.Select((leg, index) => Fill(order, leg, leg.Quantity / size * units, prices[index]))]);
        return true;
    }

    // The first leg is reported with the order still working, the others after it is said to be filled.
    private void Commit(WorkingOrder order, IReadOnlyList<decimal> prices)
    {
        order.IsCommitted = true;
        _resting.Remove(order.Id);
        if (order.Complex is { } complex) Hold(complex, order);
        if (order.Legs.Count == 1) order.Book.Release(order, 1);
        var first = Fill(order, order.Legs[0], order.Legs[0].Remaining, prices[0]);
        if (order.Legs.Count > 1)
        {
            order.Book.Agreed.Add(order);
            order.Book.Reserve(order, -EffectOf(order).ChangeInBuyingPower);
        }
        Report(order, [first]);
        After(settings.FillDelay, order, () => Finish(order, prices));
    }

    private void Finish(WorkingOrder order, IReadOnlyList<decimal> prices)
    {
        if (order.IsTerminal)
        {
            order.Book.Agreed.Remove(order);
            return;
        }
        order.Become(OrderStatus.Filled, Now);
        End(order);
        if (order.Legs.Count == 1)
        {
            if (order.Complex is { } complex) AfterFill(complex, order);
            return;
        }
        var ledgerOf = order.Book.Epoch;
        After(TimeSpan.FromTicks(settings.FillDelay.Ticks / LaterLegs), order, () =>
        {
            order.Book.Agreed.Remove(order);
            if (ledgerOf != order.Book.Epoch) return;
            Lot[] later = [.. order.Legs.Skip(1).Select((leg, index) => Fill(order, leg, leg.Remaining, prices[index + 1]))];
            order.Book.Release(order, 1);
            Report(order, later);
            if (order.Complex is { } complex) AfterFill(complex, order);
        });
    }

    private Lot Fill(WorkingOrder order, WorkingLeg leg, decimal quantity, decimal price)
    {
        var instrument = leg.Instrument;
        var number = ++_lastFill;
        var execution = number.ToString(CultureInfo.InvariantCulture);
        var fill = new FillState(FormattableString.Invariant($"{order.Id}_{number}"), quantity, price, Now, Venue.Name, execution, "0");
        leg.Fill(fill);
        order.Book.Ledger.Move(
            TradeEntries.Of(instrument, leg.Action, quantity, price, Now) with
            {
                Fees = FeeSchedule.Of(instrument, leg.Action, quantity, price),
                OrderId = order.Id,
                LegCount = order.Legs.Count,
                DestinationVenue = Venue.Name,
                ExecId = execution,
                ExtExchangeOrderNumber = order.Venue?.ExtExchangeOrderNumber,
                ExtGlobalOrderNumber = order.Venue?.ExtGlobalOrderNumber,
                ExtGroupFillId = fill.ExtGroupFillId,
            },
            leg.Action.Signed(quantity),
            price);
        return order.Book.Ledger.Find(instrument.Symbol)!;
    }

    private void Report(WorkingOrder order, IReadOnlyList<Lot> lots)
    {
        Notify(order);
        ReportLots(order.Book, lots);
    }

    /// <summary>Reports positions and the balance.</summary>
    public void ReportLots(AccountBook book, IReadOnlyList<Lot> lots)
    {
        report(new BalanceChanged(book.Account.Number));
        foreach (var lot in lots)
        {
            report(new PositionChanged(book.Account.Number, book.Portfolio.ValueOrZero(lot)));
        }
    }
}

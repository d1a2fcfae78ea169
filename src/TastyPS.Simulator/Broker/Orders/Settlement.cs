using TastyPS.Analytics.Calendar;
using TastyPS.Analytics.Pricing;
using TastyPS.Simulator.Broker.Ledgers;
using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.Broker.Orders;

/// <summary>
/// Takes positions out of ledgers that have expired, or are exercised or assigned before, and settles futures at the close of each of their sessions.
/// Nothing of it costs a fee. Used under the broker's lock.
/// </summary>
internal sealed class Settlement(IMarket market, SimulatedBroker settings)
{
    /// <summary>Does what is due by now, in the order of its time; the lots as they are afterwards.</summary>
    public IReadOnlyList<Lot> SettleDue(AccountBook book, DateTimeOffset now)
    {
        var ledger = book.Ledger;
        var changed = new List<string>();
        while (ledger.FirstDue(now) is { } lot)
        {
            changed.Add(lot.Instrument.Symbol);
            if (lot.Instrument.ExpiresAt > lot.DueAt) Mark(ledger, lot);
            else if (Expire(ledger, lot) is { } delivered) changed.Add(delivered.Symbol);
        }
        var lots = changed.Distinct(StringComparer.Ordinal).Select(symbol => ledger.Find(symbol)!).ToList();
        ledger.Tidy(NewYorkTime.DayOf(now));
        return lots;
    }

    /// <summary>Exercises a long option on shares or a future or assigns a short one, before it expires.</summary>
    /// <exception cref="ArgumentException">Nothing of the kind is held.</exception>
    public static IReadOnlyList<Lot> Exercise(AccountBook book, string symbol, decimal quantity, DateTimeOffset now)
    {
        if (book.Ledger.Find(symbol) is not { Quantity: not 0, Instrument.Delivers: { } delivered } lot) throw new ArgumentException($"The account holds no option {symbol} that delivers anything.", nameof(symbol));
        if (quantity <= 0 || quantity > Math.Abs(lot.Quantity)) throw new ArgumentOutOfRangeException(nameof(quantity), "There are not so many.");
        Deliver(book.Ledger, lot.Instrument, delivered, Math.Sign(lot.Quantity) * quantity, now);
        return [book.Ledger.Find(symbol)!, book.Ledger.Find(delivered.Symbol)!];
    }

    // What a future has gained or lost since the close before moves in cash; from then on its gains are counted from the price of this close.
    private void Mark(Ledger ledger, Lot lot)
    {
        var (instrument, at) = (lot.Instrument, lot.DueAt);
        var price = instrument.Mark(instrument.QuoteIn(AsOf(at))) ?? lot.SettledPrice;
        var entry = TradeEntries.Delivery(instrument, "Mark to Market", FormattableString.Invariant($"Mark to market of {instrument.Symbol} at {price:0.00######}"), Math.Abs(lot.Quantity), price, null, at);
        ledger.Settle(entry with { Type = TransactionType.MoneyMovement }, price);
    }

    private Instrument? Expire(Ledger ledger, Lot lot)
    {
        var (instrument, quantity, at) = (lot.Instrument, lot.Quantity, lot.DueAt);
        var worth = instrument.IntrinsicValue(instrument.SpotIn(AsOf(at)));
        if (instrument.Kind == InstrumentKind.Future)
        {
            var entry = TradeEntries.Delivery(instrument, "Futures Settlement", $"Final settlement of {instrument.Symbol}", Math.Abs(quantity), worth, null, at);
            ledger.Move(entry with { Type = TransactionType.MoneyMovement }, -quantity, worth);
        }
        else if (worth == 0)
        {
            Remove(ledger, instrument, quantity, "Expiration", at);
        }
        else if (settings.DeliversUnderlyings && instrument.Delivers is { } delivered)
        {
            Deliver(ledger, instrument, delivered, quantity, at);
            return delivered;
        }
        else
        {
            var subType = quantity > 0 ? "Cash Settled Exercise" : "Cash Settled Assignment";
            ledger.Move(TradeEntries.Delivery(instrument, subType, $"{subType} of {TradeEntries.NameOf(instrument)}", Math.Abs(quantity), worth, null, at), -quantity, worth);
        }
        return null;
    }

    private static void Deliver(Ledger ledger, Instrument option, Instrument delivered, decimal quantity, DateTimeOffset at)
    {
        Remove(ledger, option, quantity, quantity > 0 ? "Exercise" : "Assignment", at);
        var moved = (option.Right == OptionRight.Call ? quantity : -quantity) * option.Multiplier / delivered.Multiplier;
        var held = ledger.QuantityOf(delivered.Symbol);
        var closing = Math.Sign(held) * Math.Sign(moved) < 0 ? Math.Sign(moved) * Math.Min(Math.Abs(held), Math.Abs(moved)) : 0;
        if (closing != 0) Receive(ledger, option, delivered, closing, moved > 0 ? OrderAction.BuyToClose : OrderAction.SellToClose, at);
        if (moved != closing) Receive(ledger, option, delivered, moved - closing, moved > 0 ? OrderAction.BuyToOpen : OrderAction.SellToOpen, at);
    }

    private static void Remove(Ledger ledger, Instrument option, decimal quantity, string subType, DateTimeOffset at) => ledger.Move(
        TradeEntries.Delivery(option, subType, $"Removal of {Math.Abs(quantity)} {TradeEntries.NameOf(option)} due to {subType.ToLowerInvariant()}.", Math.Abs(quantity), null, null, at),
        -quantity,
        0,
        movesCash: false);

    private static void Receive(Ledger ledger, Instrument option, Instrument delivered, decimal quantity, OrderAction action, DateTimeOffset at)
    {
        var description = FormattableString.Invariant($"{OrderNames.Of(action)} {Math.Abs(quantity)} {delivered.Symbol} @ {option.Strike}");
        ledger.Move(TradeEntries.Delivery(delivered, OrderNames.Of(action), description, Math.Abs(quantity), option.Strike, action, at), quantity, option.Strike);
    }

    private IMarket AsOf(DateTimeOffset instant) => market is IMarketHistory history ? history.AsOf(instant) : market;
}

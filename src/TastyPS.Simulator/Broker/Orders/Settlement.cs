using TastyPS.Analytics.Calendar;
using TastyPS.Analytics.Pricing;
using TastyPS.Simulator.Broker.Ledgers;
using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.Broker.Orders;

/// <summary>Takes positions out of ledgers that have expired, or are exercised or assigned before. Used under the broker's lock.</summary>
internal sealed class Settlement(IMarket market, SimulatedBroker settings, InstrumentDirectory directory)
{
    /// <summary>Settles what has expired by now; the lots as they are afterwards.</summary>
    public IReadOnlyList<Lot> SettleExpired(AccountBook book, DateTimeOffset now)
    {
        if (book.Ledger.NextExpiry > now) return [];
        var changed = new List<Lot>();
        foreach (var lot in book.Ledger.Read().Lots.Where(lot => lot.Quantity != 0 && lot.Instrument.ExpiresAt <= now).OrderBy(lot => lot.Instrument.ExpiresAt).ThenBy(lot => lot.Instrument.Symbol, StringComparer.Ordinal))
        {
            Expire(book.Ledger, lot);
            changed.Add(book.Ledger.Find(lot.Instrument.Symbol)!);
            if (Shares(lot.Instrument) is { } shares && book.Ledger.Find(shares.Symbol) is { } delivered) changed.Add(delivered);
        }
        book.Ledger.Tidy(NewYorkTime.DayOf(now));
        return changed;
    }

    /// <summary>Exercises a long option on shares or assigns a short one, before it expires.</summary>
    /// <exception cref="ArgumentException">Nothing of the kind is held.</exception>
    public IReadOnlyList<Lot> Exercise(AccountBook book, string symbol, decimal quantity, DateTimeOffset now)
    {
        if (book.Ledger.Find(symbol) is not { Quantity: not 0 } lot || Shares(lot.Instrument) is not { } shares) throw new ArgumentException($"The account holds no option on shares {symbol}.", nameof(symbol));
        if (quantity <= 0 || quantity > Math.Abs(lot.Quantity)) throw new ArgumentOutOfRangeException(nameof(quantity), "There are not so many.");
        Deliver(book.Ledger, lot.Instrument, shares, Math.Sign(lot.Quantity) * quantity, now);
        return [book.Ledger.Find(symbol)!, book.Ledger.Find(shares.Symbol)!];
    }

    private void Expire(Ledger ledger, Lot lot)
    {
        var (instrument, quantity, at) = (lot.Instrument, lot.Quantity, lot.Instrument.ExpiresAt!.Value);
        var then = market is IMarketHistory history ? history.AsOf(at) : market;
        var worth = instrument.IntrinsicValue(instrument.SpotIn(then));
        if (instrument.Kind == InstrumentKind.Future)
        {
            var entry = TradeEntries.Delivery(instrument, "Futures Settlement", $"Final settlement of {instrument.Symbol}", Math.Abs(quantity), worth, null, at);
            ledger.Move(entry with { Type = TransactionType.MoneyMovement }, -quantity, worth);
        }
        else if (worth == 0)
        {
            ledger.Move(TradeEntries.Delivery(instrument, "Expiration", $"Removal of {Math.Abs(quantity)} {TradeEntries.NameOf(instrument)} due to expiration.", Math.Abs(quantity), null, null, at), -quantity, 0, movesCash: false);
        }
        else if (settings.DeliversShares && Shares(instrument) is { } shares)
        {
            Deliver(ledger, instrument, shares, quantity, at);
        }
        else
        {
            var subType = quantity > 0 ? "Cash Settled Exercise" : "Cash Settled Assignment";
            ledger.Move(TradeEntries.Delivery(instrument, subType, $"{subType} of {TradeEntries.NameOf(instrument)}", Math.Abs(quantity), worth, null, at), -quantity, worth);
        }
    }

    private static void Deliver(Ledger ledger, Instrument option, Instrument shares, decimal quantity, DateTimeOffset at)
    {
        var subType = quantity > 0 ? "Exercise" : "Assignment";
        ledger.Move(
            TradeEntries.Delivery(option, subType, $"Removal of {Math.Abs(quantity)} {TradeEntries.NameOf(option)} due to {subType.ToLowerInvariant()}.", Math.Abs(quantity), null, null, at),
            -quantity,
            0,
            movesCash: false);
        var moved = (option.Right == OptionRight.Call ? quantity : -quantity) * option.Multiplier;
        var held = ledger.QuantityOf(shares.Symbol);
        var isOpening = held == 0 || Math.Sign(held) == Math.Sign(moved);
        var action = moved > 0
            ? isOpening ? OrderAction.BuyToOpen : OrderAction.BuyToClose
            : isOpening ? OrderAction.SellToOpen : OrderAction.SellToClose;
        var description = $"{OrderNames.Of(action)} {Math.Abs(moved)} {shares.Symbol} @ {option.Strike}";
        ledger.Move(TradeEntries.Delivery(shares, OrderNames.Of(action), description, Math.Abs(moved), option.Strike, action, at), moved, option.Strike);
    }

    // An option that settles in cash has none.
    private Instrument? Shares(Instrument instrument) =>
        instrument is { Kind: InstrumentKind.EquityOption, IsCashSettled: false } ? directory.Find(InstrumentKind.Equity, instrument.UnderlyingSymbol) : null;
}

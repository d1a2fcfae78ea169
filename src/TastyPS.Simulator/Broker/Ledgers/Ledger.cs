using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Broker.Orders;

namespace TastyPS.Simulator.Broker.Ledgers;

/// <summary>The cash, the positions and the history of an account: all that ever moved one of them is an entry here. Thread-safe.</summary>
internal sealed class Ledger(decimal deposit, long firstTransactionId)
{
    private readonly object _gate = new();
    private readonly Dictionary<string, Lot> _lots = new(StringComparer.Ordinal);
    private readonly List<Transaction> _transactions = [];
    private decimal _cash;
    private long _lastId = firstTransactionId;
    private DateTimeOffset _nextDue = DateTimeOffset.MaxValue;

    public decimal Cash
    {
        get { lock (_gate) return _cash; }
    }

    /// <summary>When the first of the positions expires or is settled.</summary>
    public DateTimeOffset NextDue
    {
        get { lock (_gate) return _nextDue; }
    }

    /// <summary>The history, oldest first.</summary>
    public IReadOnlyList<Transaction> Transactions
    {
        get { lock (_gate) return [.. _transactions]; }
    }

    /// <summary>What the account was opened with.</summary>
    public decimal Deposit { get; } = deposit;

    /// <summary>Cash and positions of the same instant, those of quantity 0 among them.</summary>
    public (decimal Cash, Lot[] Lots) Read()
    {
        lock (_gate) return (_cash, [.. _lots.Values]);
    }

    public decimal QuantityOf(string symbol)
    {
        lock (_gate) return _lots.TryGetValue(symbol, out var lot) ? lot.Quantity : 0;
    }

    public Lot? Find(string symbol)
    {
        lock (_gate) return _lots.TryGetValue(symbol, out var lot) ? lot : null;
    }

    public void PayIn(DateTimeOffset at)
    {
        lock (_gate)
        {
            Book(new Transaction
            {
                Id = 0,
                Type = TransactionType.MoneyMovement,
                SubType = "Deposit",
                Description = "Cash deposit",
                Value = Deposit,
                ExecutedAt = at,
                TransactionDate = NewYorkTime.DayOf(at),
            });
        }
    }

    /// <summary>Moves a quantity at a price; what is beyond zero turns the position round.</summary>
    /// <param name="entry">What is booked; its id and value are set here.</param>
    /// <param name="quantity">Negative for a sale or a delivery.</param>
    /// <param name="price">The price of one point.</param>
    /// <param name="movesCash">Whether it is paid for; a removal at expiry is not.</param>
    public Transaction Move(Transaction entry, decimal quantity, decimal price, bool movesCash = true)
    {
        var instrument = entry.Instrument!;
        lock (_gate)
        {
            var at = entry.ExecutedAt;
            if (!_lots.TryGetValue(instrument.Symbol, out var lot)) lot = new Lot { Instrument = instrument, CreatedAt = at, UpdatedAt = at };
            var held = lot.Quantity;
            var closing = Math.Sign(held) * Math.Sign(quantity) < 0 ? Math.Sign(quantity) * Math.Min(Math.Abs(held), Math.Abs(quantity)) : 0;
            var value = instrument.Kind == InstrumentKind.Future
                ? lot.Gain(-closing, price)
                : -quantity * price * instrument.Multiplier;
            if (closing != 0) lot = lot.After(closing, price, at);
            if (quantity != closing) lot = lot.After(quantity - closing, price, at);
            _lots[instrument.Symbol] = lot;
            if (lot.DueAt < _nextDue) _nextDue = lot.DueAt;
            return Book(entry with { Value = movesCash ? value : 0 });
        }
    }

    /// <summary>Pays out what a future has gained since it was last settled, or collects what it has lost.</summary>
    /// <param name="entry">What is booked; its id and value are set here.</param>
    /// <param name="price">The price of one point at which it is settled.</param>
    public Transaction Settle(Transaction entry, decimal price)
    {
        lock (_gate)
        {
            var lot = _lots[entry.Instrument!.Symbol];
            _lots[lot.Instrument.Symbol] = lot.Settled(price, entry.ExecutedAt);
            return Book(entry with { Value = lot.Gain(lot.Quantity, price) });
        }
    }

    /// <summary>The position to which something happens first, by a moment at the latest; null if nothing does.</summary>
    public Lot? FirstDue(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_nextDue > now) return null;
            var first = _lots.Values.OrderBy(lot => lot.DueAt).ThenBy(lot => lot.Instrument.Symbol, StringComparer.Ordinal).FirstOrDefault();
            _nextDue = first?.DueAt ?? DateTimeOffset.MaxValue;
            return _nextDue > now ? null : first;
        }
    }

    /// <summary>Forgets everything but the deposit.</summary>
    public void Reset(DateTimeOffset at)
    {
        lock (_gate)
        {
            _lots.Clear();
            _transactions.Clear();
            _cash = 0;
            _nextDue = DateTimeOffset.MaxValue;
            PayIn(at);
        }
    }

    /// <summary>Forgets positions that were closed before a day.</summary>
    public void Tidy(DateTime day)
    {
        lock (_gate)
        {
            foreach (var lot in _lots.Values.Where(lot => lot.Quantity == 0 && NewYorkTime.DayOf(lot.UpdatedAt) < day).ToList()) _lots.Remove(lot.Instrument.Symbol);
        }
    }

    private Transaction Book(Transaction entry)
    {
        var booked = entry with { Id = ++_lastId };
        _cash += booked.NetValue;
        _transactions.Add(booked);
        return booked;
    }

    /// <summary>An entry of what was traded before anybody looked; no fees were charged.</summary>
    public void Trade(Instrument instrument, decimal quantity, decimal price, DateTimeOffset at)
    {
        var held = QuantityOf(instrument.Symbol);
        var isOpening = held == 0 || Math.Sign(held) == Math.Sign(quantity);
        var action = quantity > 0
            ? isOpening ? OrderAction.BuyToOpen : OrderAction.BuyToClose
            : isOpening ? OrderAction.SellToOpen : OrderAction.SellToClose;
        Move(TradeEntries.Of(instrument, action, Math.Abs(quantity), price, at), quantity, price);
    }
}

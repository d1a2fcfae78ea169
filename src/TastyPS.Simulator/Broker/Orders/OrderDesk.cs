using System.Collections.Concurrent;
using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Market;
using TastyPS.Simulator.Market.Scripting;

namespace TastyPS.Simulator.Broker.Orders;

/// <summary>Takes orders, and carries them through their lives. Thread-safe; its time is the market's clock.</summary>
/// <remarks>
/// Every call first does what is due. Between calls a timer does: often while an order is on its way or waits, once a second while positions are held that will
/// expire or be settled, or a reset is to come; else none runs.
/// </remarks>
internal sealed partial class OrderDesk : IDisposable
{
    private static readonly TimeSpan ScanInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan DueInterval = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly IMarket _market;
    private readonly SimulatedBroker _settings;
    private readonly IReadOnlyDictionary<string, Lazy<AccountBook>> _accounts;
    private readonly ConcurrentQueue<AccountChange> _outbox = new();
    private readonly InstrumentDirectory _directory;
    private readonly OrderEngine _engine;
    private readonly OrderChecks _checks;
    private readonly Settlement _settlement;
    private readonly ITimer _stepTimer;
    private readonly ITimer _scanTimer;
    private long _lastId;
    private long _lastComplexId;
    private int _lastConditionId;
    private int _latePlacements;
    private int _deliveries;
    private TimeSpan _pace = Timeout.InfiniteTimeSpan;
    private bool _resetsDaily;
    private bool _isDisposed;
    private (long Ticks, int Version) _lastScan;

    public OrderDesk(IMarket market, IReadOnlyDictionary<string, Lazy<AccountBook>> accounts, SimulatedBroker settings, int seed, TimeProvider? realTime = null)
    {
        _market = market;
        _settings = settings;
        _accounts = accounts;
        _directory = new InstrumentDirectory(market);
        var hours = new TradingHours();
        _engine = new OrderEngine(market, settings, hours, _directory, _outbox.Enqueue);
        _checks = new OrderChecks(_directory, hours);
        _settlement = new Settlement(market, settings);
        _lastId = 1_000_000 + 1_000L * (uint)seed % 1_000_000_000;
        _lastComplexId = 50_000 + (uint)seed % 1_000;
        _stepTimer = market.Clock.CreateTimer(_ => PumpUnasked(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _scanTimer = (realTime ?? TimeProvider.System).CreateTimer(_ => PumpUnasked(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        settings.Attach(Pump, (account, symbol, quantity) => Exercise(account, symbol, quantity), Reset);
    }

    /// <summary>Raised in the order of the changes, after each, outside the lock.</summary>
    public event Action<AccountChange>? Changed;

    /// <summary>Raised when something goes wrong between two calls, where nobody else could be told.</summary>
    public event Action<Exception>? Failed;

    public Preflight Check(string account, OrderTicket ticket) => Do(() => Prepare(BookOf(account), ticket, 0).Preflight);

    public Placement Place(string account, OrderTicket ticket) => Do(() => PlaceNow(account, ticket));

    /// <summary>Places an order after a while of the market's clock, whoever asked being gone by then.</summary>
    public void PlaceLater(string account, OrderTicket ticket, TimeSpan delay) => DoLater(() => PlaceNow(account, ticket), delay);

    /// <summary>Places orders that depend on each other after a while of the market's clock.</summary>
    public void PlaceLater(string account, ComplexTicket ticket, TimeSpan delay) => DoLater(() => PlaceNow(account, ticket), delay);

    /// <summary>What a replacement would be like; the legs stay those of the original, whatever the ticket says.</summary>
    public OrderChangeOutcome CheckReplacement(string account, long id, OrderTicket ticket) => Do(() => Replace(account, id, _ => ticket, isDryRun: true));

    public OrderChangeOutcome CheckEdit(string account, long id, OrderEdit edit) => Do(() => Replace(account, id, edit.Over, isDryRun: true));

    /// <summary>Cancels and replaces by what a ticket says; the answer is the replacement.</summary>
    public OrderChangeOutcome Replace(string account, long id, OrderTicket ticket) => Do(() => Replace(account, id, _ => ticket, isDryRun: false));

    public OrderChangeOutcome Edit(string account, long id, OrderEdit edit) => Do(() => Replace(account, id, edit.Over, isDryRun: false));

    public OrderChangeOutcome Cancel(string account, long id) => Do(() =>
    {
        if (BookOf(account).Find(id) is not { } order) return NotFound();
        if (!order.State.IsCancellable) return CannotUpdate();
        _engine.RequestCancel(order);
        return new OrderChangeOutcome { Order = order.State };
    });

    /// <summary>Only orders for equity offerings can be confirmed again, and there are none.</summary>
    public OrderChangeOutcome Reconfirm(string account, long id) => Do(() => BookOf(account).Find(id) is null
        ? NotFound()
        : new OrderChangeOutcome { Refusal = new OrderMessage("cannot_reconfirm_order", "Order cannot be reconfirmed") });

    public OrderState? Find(string account, long id) => Do(() => BookOf(account).Find(id)?.State);

    /// <summary>What was created or changed today, and what still works; newest first.</summary>
    public IReadOnlyList<OrderState> Live(string account) => Do(() => BookOf(account).Live(NewYorkTime.DayOf(_engine.Now)));

    public IReadOnlyList<OrderState> Search(string account, OrderFilter filter) => Do(() =>
    {
        var found = new List<OrderState>();
        var orders = BookOf(account).Orders;
        for (var index = orders.Count - 1; index >= 0 && !(orders[index].ReceivedAt < filter.StartAt); index--)
        {
            if (filter.Matches(orders[index])) found.Add(orders[index].State);
        }
        if (filter.IsAscending) found.Reverse();
        return found;
    });

    /// <summary>Does what is due, expiries and settlements of positions included.</summary>
    public void CatchUp() => Do(() => true);

    /// <summary>Does what is due; what working orders then take of an account's buying power.</summary>
    public decimal ReservedIn(string account) => Do(() => BookOf(account).Reserved);

    /// <summary>Exercises long options or assigns short ones before they expire.</summary>
    /// <exception cref="ArgumentException">There is no such account, or it holds nothing of the kind.</exception>
    public void Exercise(string account, string symbol, decimal quantity) => Do(() =>
    {
        if (!_accounts.ContainsKey(account)) throw new ArgumentException($"There is no account {account}.", nameof(account));
        var book = BookOf(account);
        _engine.ReportLots(book, Settlement.Exercise(book, symbol, quantity, _engine.Now));
        return true;
    });

    /// <summary>Ends when all that has happened until now was told to those who follow <see cref="Changed"/>, by whichever thread.</summary>
    public Task WhenTold()
    {
        var last = new LastNews();
        _outbox.Enqueue(last);
        Deliver();
        return last.IsTold;
    }

    /// <summary>Takes all orders, transactions and positions away and gives the deposits back, as the sandbox does every night.</summary>
    public void Reset() => Do(() =>
    {
        ResetNow();
        return true;
    });

    /// <summary>Resets each midnight in New York from now on.</summary>
    public void ResetDaily()
    {
        lock (_gate)
        {
            _resetsDaily = true;
            ScheduleReset();
            Arm();
        }
    }

    public void Dispose()
    {
        lock (_gate) _isDisposed = true;
        _stepTimer.Dispose();
        _scanTimer.Dispose();
    }

    private static OrderChangeOutcome NotFound() => new() { Refusal = new OrderMessage("not_found", "Order not found") };

    private static OrderChangeOutcome CannotUpdate() => new() { Refusal = new OrderMessage("cannot_update_order", "Order cannot be updated") };

    private AccountBook BookOf(string account) => _accounts[account].Value;

    private void ResetNow()
    {
        foreach (var book in _accounts.Values.Select(account => account.Value))
        {
            foreach (var order in book.Working.Values.ToArray())
            {
                if (!order.IsTerminal) _engine.Remove(order);
            }
            var closed = book.Ledger.Read().Lots.Where(lot => lot.Quantity != 0).ToList();
            book.Clear();
            book.Ledger.Reset(_engine.Now);
            _engine.ReportLots(book, [.. closed.Select(lot => lot with { Quantity = 0, Parts = [], Closings = null, UpdatedAt = _engine.Now })]);
        }
    }

    private void ScheduleReset() => _engine.At(NewYorkTime.At(NewYorkTime.DayOf(_engine.Now).AddDays(1), TimeSpan.Zero), () =>
    {
        ResetNow();
        ScheduleReset();
    });

    private void DoLater(Action place, TimeSpan delay) => Do(() =>
    {
        _latePlacements++;
        _engine.At(_engine.Now + delay, () =>
        {
            _latePlacements--;
            place();
        });
        return true;
    });

    private void Pump() => CatchUp();

    // What leaves the callback of a timer ends the process.
    private void PumpUnasked()
    {
        try
        {
            Pump();
        }
        catch (Exception error) when (Failed is not null && error is not OutOfMemoryException)
        {
            Failed.Invoke(error);
        }
    }

    // Everything goes through here: due things first, then the call, then what it made due, then the news; these are told though the call fails.
    private T Do<T>(Func<T> call)
    {
        try
        {
            lock (_gate)
            {
                try
                {
                    _engine.LookAgain();
                    Advance();
                    var result = call();
                    _engine.DoDue();
                    return result;
                }
                finally
                {
                    Arm();
                }
            }
        }
        finally
        {
            Deliver();
        }
    }

    // What is due on the agenda is done as of now, what positions are due for as of its own time, which is before.
    private void Advance()
    {
        var now = _engine.Now;
        foreach (var account in _accounts.Values)
        {
            if (!account.IsValueCreated || account.Value.Ledger.NextDue > now) continue;
            var lots = _settlement.SettleDue(account.Value, now);
            if (lots.Count > 0) _engine.ReportLots(account.Value, lots);
        }
        _engine.DoDue();
        if (!_engine.WaitsForPrices || !IsScanDue(now)) return;
        _engine.Scan();
        _engine.DoDue();
    }

    // Prices change ten times a second at most, and when somebody sets them.
    private bool IsScanDue(DateTimeOffset now)
    {
        var version = (_market as ScriptableMarket)?.Script.Version ?? 0;
        var moment = (now.UtcTicks / ScanInterval.Ticks, version);
        if (moment == _lastScan && _market is ScriptableMarket && !_settings.TakeChange()) return false;
        _lastScan = moment;
        return true;
    }

    private void Arm()
    {
        if (_isDisposed) return;
        if (_engine.NextStep != long.MaxValue)
        {
            var wait = _market.Clock.GetElapsedTime(_market.Clock.GetTimestamp(), _engine.NextStep);
            _stepTimer.Change(wait > TimeSpan.Zero ? wait + TimeSpan.FromMilliseconds(1) : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
        var pace = PaceNow();
        if (pace == _pace) return;
        _pace = pace;
        _scanTimer.Change(pace, pace);
    }

    private TimeSpan PaceNow()
    {
        var isDue = _resetsDaily;
        foreach (var account in _accounts.Values)
        {
            if (!account.IsValueCreated) continue;
            if (account.Value.Working.Count > 0) return ScanInterval;
            isDue |= account.Value.Ledger.NextDue < DateTimeOffset.MaxValue;
        }
        return _latePlacements > 0 ? ScanInterval : isDue ? DueInterval : Timeout.InfiniteTimeSpan;
    }

    // One thread at a time hands the news out; another one that has some leaves them to it.
    private void Deliver()
    {
        if (_outbox.IsEmpty || Interlocked.Increment(ref _deliveries) != 1) return;
        int taken;
        do
        {
            taken = Volatile.Read(ref _deliveries);
            try
            {
                while (_outbox.TryDequeue(out var change))
                {
                    if (change is LastNews last) last.Tell();
                    else Changed?.Invoke(change);
                }
            }
            catch
            {
                Interlocked.Exchange(ref _deliveries, 0);
                throw;
            }
        }
        while (Interlocked.Add(ref _deliveries, -taken) != 0);
    }

    // Stands behind the news that somebody waits for.
    private sealed record LastNews() : AccountChange("")
    {
        private readonly TaskCompletionSource<bool> _told = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task IsTold => _told.Task;

        public void Tell() => _told.SetResult(true);
    }
}

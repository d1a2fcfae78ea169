using System.Collections.Concurrent;
using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.DxLink;
using TastyPS.Client.Streaming.DxLink.Protocol;
using TastyPS.Client.Streaming.DxLink.Subscriptions;
using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.OptionChains.Snapshot;

/// <summary>The sessions of one snapshot: as many as its items are worth, closed when it is done.</summary>
internal sealed class FeedSide : IDisposable
{
    /// <summary>A token that takes longer than this is not waited for.</summary>
    public static readonly TimeSpan TokenPatience = TimeSpan.FromSeconds(20);

    // Below this many items a further session costs more than it brings.
    private const int ItemsWorthASession = 2_000;

    // So many losses of each session in a row, and no answer between them: there is no feed.
    private const int LossesInARow = 3;

    private static readonly TimeSpan TokenFreshEnough = TimeSpan.FromMinutes(5);

    private static readonly IReadOnlyDictionary<MarketEventType, IReadOnlyList<string>> Fields = new Dictionary<MarketEventType, IReadOnlyList<string>>
    {
        [MarketEventType.Quote] = ["eventSymbol", "bidPrice", "bidSize", "askPrice", "askSize"],
        [MarketEventType.Trade] = ["eventSymbol", "time", "price", "dayId", "dayVolume"],
        [MarketEventType.Summary] = ["eventSymbol", "dayId", "dayOpenPrice", "dayHighPrice", "dayLowPrice", "prevDayClosePrice", "openInterest"],
        [MarketEventType.Greeks] = ["eventSymbol", "time", "volatility", "delta", "gamma", "theta", "rho", "vega"],
    };

    private readonly object _gate = new();
    private readonly ConcurrentQueue<StreamNotice> _notices = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly StreamBudget _budget;
    private readonly ItemPool _pool;
    private readonly FeedFan _fan;
    private readonly Action _changed;
    private Task _acquiring = Task.CompletedTask;
    private Task? _watched;
    private bool _isClosed;
    private int _sessions;
    private int _opened;
    private int _losses;
    private TimeSpan _answeredAtLastLoss;
    private Exception? _lastLoss;

    private FeedSide(StreamingService streaming, ItemPool pool, IMarketEventSink sink, FactSet facts, Action changed)
    {
        _budget = streaming.Budget;
        _pool = pool;
        _changed = changed;
        var types = facts.Each().Select(FactSets.EventOf).ToArray();
        _fan = streaming.OpenFan(pool, sink, OnNotice, new DxLinkSessionOptions { Types = types, Fields = Fields });
        _ = _fan.Failed.ContinueWith(_ => changed(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Sessions that were used.</summary>
    public int Sessions => Volatile.Read(ref _sessions);

    /// <summary>Sessions opened in place of one that was lost.</summary>
    public int Reconnects { get; private set; }

    /// <summary>Events received.</summary>
    public long Received => _fan.Received;

    /// <summary>What the sessions had to tell, each kind once for each session, but for connecting and pacing.</summary>
    public List<StreamNotice> Notices { get; } = [];

    /// <summary>True if everything has been asked for that still is wanted.</summary>
    public bool AllSent
    {
        get
        {
            var allSent = _pool.AllSent;
            if (!allSent.IsCompleted && allSent != _watched)
            {
                _watched = allSent;
                _ = allSent.ContinueWith(_ => _changed(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }

            return allSent.IsCompleted;
        }
    }

    /// <summary>False if the sessions are full, so that what has not been asked for never will be.</summary>
    public bool HasRoom => Sessions == 0 || _fan.ItemsRoom > 0;

    /// <summary>Sees whether there is a feed at all.</summary>
    /// <exception cref="TastyException">There is none.</exception>
    public static async Task EnsureTokenAsync(StreamingService streaming, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var patience = clock.CreateCancellationTokenSource(TokenPatience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            await streaming.Tickets.GetAsync(clock.Steady() - TokenFreshEnough, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TastyTimeoutException(FormattableString.Invariant($"There was no token for it within {TokenPatience.TotalSeconds:0} s."));
        }
    }

    /// <summary>How many sessions so many items are worth, if there are as many.</summary>
    public static int SessionsFor(int items, StreamLimits limits) => Math.Max(1, Math.Min(limits.Sessions, (items + ItemsWorthASession - 1) / ItemsWorthASession));

    /// <summary>Begins to connect, with as many sessions as are worth it and free, and if none is, as soon as one is.</summary>
    /// <param name="streaming">The feed.</param>
    /// <param name="items">How many items there will be.</param>
    /// <param name="facts">The facts they are about.</param>
    /// <param name="itemsInOrder">Gives the items, told how many changes the sessions may send without pausing.</param>
    /// <param name="isWanted">Whether an item is still wanted when its turn comes.</param>
    /// <param name="sink">Takes the events.</param>
    /// <param name="changed">Called from any thread when something may have to be done.</param>
    public static FeedSide Open(
        StreamingService streaming, int items, FactSet facts, Func<int, IEnumerable<FeedItem>> itemsInOrder, Func<FeedItem, bool> isWanted, IMarketEventSink sink, Action changed)
    {
        var slots = new List<SessionSlot>();
        while (slots.Count < SessionsFor(items, streaming.Limits) && streaming.Budget.TryAcquire() is { } slot)
            slots.Add(slot);

        var room = slots.Sum(slot => (long)Math.Min(slot.WindowRoom, streaming.Limits.ItemsPerSession));
        var side = new FeedSide(streaming, new ItemPool(itemsInOrder((int)Math.Min(room, int.MaxValue)), isWanted), sink, facts, changed);
        foreach (var slot in slots)
            side.Add(slot);
        if (slots.Count == 0)
            side._acquiring = side.AddWhenFreeAsync(side._closing.Token);

        return side;
    }

    /// <summary>More to ask for, or what was passed over.</summary>
    public void Add(IReadOnlyList<FeedItem> items)
    {
        if (items.Count > 0)
            _pool.Add(items);
    }

    /// <summary>Takes notice of what happened; the failure if the feed has to be given up.</summary>
    /// <param name="lastAnswerAt">When the feed or somebody else last answered something new.</param>
    public TastyException? Review(TimeSpan lastAnswerAt)
    {
        while (_notices.TryDequeue(out var notice))
        {
            if (notice.Kind == StreamNoticeKind.Connected)
            {
                Reconnects += ++_opened > Sessions ? 1 : 0;
                continue;
            }

            if (notice.Kind == StreamNoticeKind.Lost)
            {
                _losses = lastAnswerAt > _answeredAtLastLoss ? 1 : _losses + 1;
                _answeredAtLastLoss = lastAnswerAt;
                _lastLoss = notice.Failure ?? new TastyStreamClosedException(notice.Text);
            }

            if (notice.Kind != StreamNoticeKind.Pacing && !Notices.Exists(told => (told.Kind, told.Session) == (notice.Kind, notice.Session)))
                Notices.Add(notice);
        }

        if (_fan.Failed.Exception?.InnerException is { } failure)
            return failure as TastyException ?? new TastyStreamException(failure.Message, failure);

        return Sessions > 0 && _losses >= LossesInARow * Sessions && _fan.Sessions == 0
            ? _lastLoss as TastyException ?? new TastyStreamException(_lastLoss!.Message, _lastLoss)
            : null;
    }

    /// <summary>Closes the sessions without unsubscribing, and waits until their slots are free.</summary>
    public async Task CloseAsync()
    {
        Dispose();
        await _acquiring.ConfigureAwait(false);
        await _fan.CloseAsync().ConfigureAwait(false);
    }

    /// <summary>Begins to close the sessions.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_isClosed)
                return;

            _isClosed = true;
        }

        _closing.Cancel();
        _closing.Dispose();
        _fan.Dispose();
    }

    private async Task AddWhenFreeAsync(CancellationToken closing)
    {
        try
        {
            Add(await _budget.AcquireAsync(closing).ConfigureAwait(false));
            _changed();
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // Done without it.
        }
    }

    private void Add(SessionSlot slot)
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                slot.Dispose();
                return;
            }

            Interlocked.Increment(ref _sessions);
            _fan.Add(slot);
        }
    }

    private void OnNotice(StreamNotice notice)
    {
        _notices.Enqueue(notice);
        if (notice.Kind is StreamNoticeKind.Lost or StreamNoticeKind.SessionFull)
            _changed();
    }
}

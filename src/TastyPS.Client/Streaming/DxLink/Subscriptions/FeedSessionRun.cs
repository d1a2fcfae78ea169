using TastyPS.Client.Streaming.DxLink.Protocol;
using TastyPS.Client.Streaming.Events;
using TastyPS.Client.Streaming.Sessions;

namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>The life of one session of a connection: sends what the source has as the pacing allows, hands events on, answers the service's complaints.</summary>
internal sealed class FeedSessionRun : IDxLinkListener
{
    private const int MostUnreadable = 32;

    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    private readonly object _gate = new();
    private readonly RecentAdditions _recent = new();
    private readonly HashSet<string> _toldUnreadable = [];
    private readonly AsyncSignal _wake = new();
    private readonly SnapshotGate _snapshots;
    private readonly SessionSlot _slot;
    private readonly IFeedItemSource _source;
    private readonly IMarketEventSink _sink;
    private readonly FeedServices _services;
    private readonly Action<StreamNotice> _tell;
    private int _items;
    private int _histories;
    private int _mostItems;
    private int _mostHistories;
    private int _mostAwaited;
    private TimeSpan? _slowedAt;
    private long _received;
    private volatile bool _over;

    public FeedSessionRun(SessionSlot slot, IFeedItemSource source, IMarketEventSink sink, FeedServices services, Action<StreamNotice> tell)
    {
        _slot = slot;
        _source = source;
        _sink = sink;
        _services = services;
        _tell = tell;
        _mostItems = slot.Limits.ItemsPerSession;
        _mostHistories = slot.Limits.HistoriesPerSession;
        _mostAwaited = slot.Limits.HistoriesAtOnce;
        _snapshots = new SnapshotGate(slot.Limits.SnapshotTimeout);
    }

    /// <summary>When the service last called the rate too high, on the steady clock.</summary>
    public TimeSpan? RateErrorAt { get; private set; }

    public long Received => Interlocked.Read(ref _received);

    /// <summary>By how many items the session may still grow.</summary>
    public int ItemsRoom
    {
        get
        {
            lock (_gate)
                return Math.Max(0, _mostItems - _items);
        }
    }

    /// <summary>By how many histories the session may still grow.</summary>
    public int HistoriesRoom
    {
        get
        {
            lock (_gate)
                return Math.Max(0, _mostHistories - _histories);
        }
    }

    private TimeSpan Now => _services.Clock.Steady();

    /// <summary>Serves until the session ends, the time is over, or the caller gives up; the session is closed by then.</summary>
    /// <returns>How the session ended; null if its time was over.</returns>
    public async Task<SessionEnd?> ServeAsync(IFeedSession session, TimeSpan time, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _source.Changed += _wake.Set;
        var aging = _services.Clock.Delay(time, stop.Token);
        var sending = SendAsync(session, stop.Token);
        try
        {
            var first = await Task.WhenAny(session.Completion, sending, aging).ConfigureAwait(false);
            if (first == session.Completion)
                return await session.Completion.ConfigureAwait(false);
            if (first == sending && !cancellationToken.IsCancellationRequested)
                await sending.ConfigureAwait(false);

            await CloseAsync(session).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
        finally
        {
            _over = true;
            _source.Changed -= _wake.Set;
            stop.Cancel();
            session.Dispose();
            await Task.WhenAny(sending).ConfigureAwait(false); // Its failure, if any, is that of the session.
            _ = sending.Exception;
        }
    }

    public void OnEvents<T>(ReadOnlySpan<T> events)
        where T : struct, IMarketEvent
    {
        if (_over)
            return;

        Interlocked.Add(ref _received, events.Length);
        _sink.OnEvents(events);
        if (_snapshots.Observe(events))
            _wake.Set();
    }

    public void OnServerError(DxLinkError error)
    {
        if (_over)
            return;

        if (error.Message.IndexOf("rate is too high", StringComparison.OrdinalIgnoreCase) >= 0)
            SlowDown();
        else if (error.Message.IndexOf("size is too big", StringComparison.OrdinalIgnoreCase) >= 0)
            Shrink();
        else
            Tell(StreamNoticeKind.ServerError, $"The streaming service reported {error.Kind} on session {_slot.Number}: {error.Message}");
    }

    public void OnUnreadable(string what)
    {
        lock (_gate)
        {
            if (_toldUnreadable.Count == MostUnreadable || !_toldUnreadable.Add(what))
                return;
        }

        Tell(StreamNoticeKind.Unreadable, $"Session {_slot.Number} left out what it could not use: {what} This is told once.");
    }

    private async Task CloseAsync(IFeedSession session)
    {
        using var patience = _services.Clock.CreateCancellationTokenSource(CloseTimeout);
        try
        {
            await session.CloseAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            // A server that does not answer the close is hung up on.
        }
        catch (TastyStreamException)
        {
            // It was over already.
        }
    }

    private async Task SendAsync(IFeedSession session, CancellationToken cancellationToken)
    {
        await Task.Yield();
        while (true)
        {
            if (_slot.Wait is var pause && pause > TimeSpan.Zero)
            {
                if (pause >= LongPause)
                    TellPacing(pause);

                await _services.Clock.Delay(WholeMilliseconds(pause), cancellationToken).ConfigureAwait(false);
                continue;
            }

            var draft = new SubscriptionDraft(Room(), _services.Opener.MessageSize);
            _source.Take(draft);
            if (draft.Changes == 0)
            {
                await _wake.WaitAsync(WholeMilliseconds(_snapshots.UntilFirstDeadline(Now)), _services.Clock, cancellationToken).ConfigureAwait(false);
                continue;
            }

            Begin(draft);
            await session.SendAsync(draft.ToChange(), cancellationToken).ConfigureAwait(false);
            _slot.Record(draft.Changes);
            _source.OnSent(draft);
        }
    }

    private DraftRoom Room()
    {
        lock (_gate)
            return new DraftRoom(_slot.Room, _mostItems - _items, _mostHistories - _histories, _mostAwaited - _snapshots.Awaited(Now));
    }

    // Before it is sent, because its answer may be here before the sending returns.
    private void Begin(SubscriptionDraft draft)
    {
        var now = Now;
        lock (_gate)
        {
            _items += draft.ItemsGrowth;
            _histories += draft.HistoriesGrowth;
            foreach (var item in draft.Removed)
                _snapshots.Withdraw(item);
            foreach (var item in draft.Added)
            {
                if (item.IsHistory())
                    _snapshots.Begin(item, now);
            }

            _recent.Add(now, draft.Added);
        }
    }

    private void SlowDown()
    {
        var now = Now;
        IReadOnlyList<FeedItem> doubtful;
        lock (_gate)
            doubtful = _recent.TakeDoubtful(now);

        RateErrorAt = now;
        foreach (var item in doubtful)
            _snapshots.Withdraw(item);

        if (doubtful.Count > 0)
            _source.Repeat(doubtful);

        // What was on its way when the service complained may make it complain again, and is no reason to slow down twice.
        if (_slowedAt is { } before && now - before < RecentAdditions.Doubt)
            return;

        _slowedAt = now;
        var slower = _slot.Slow();
        Tell(
            StreamNoticeKind.Slowed,
            FormattableString.Invariant($"The streaming service finds session {_slot.Number} subscribing too fast. ")
            + FormattableString.Invariant($"It now pauses {_slot.Pause.TotalSeconds:0.###} s between messages{(slower ? "" : ", which is the longest allowed")}; nothing needs to be done. ")
            + "If this comes often, lower ChangesPerWindow of the stream limits.");
    }

    private void Shrink()
    {
        // The service complains of each message that it has no room for, so that each complaint speaks of one; none is sent after the first complaint.
        IReadOnlyList<FeedItem> doubtful;
        lock (_gate)
            doubtful = _recent.TakeLast();

        var histories = doubtful.Where(item => item.IsHistory()).ToList();
        foreach (var item in histories)
            _snapshots.Withdraw(item);

        if (doubtful.Count == 0)
        {
            Tell(StreamNoticeKind.SessionFull, $"The streaming service calls session {_slot.Number} too big, although nothing was added to it.");
        }
        else if (histories.Count > 1)
        {
            lock (_gate)
                _mostAwaited = Math.Max(1, Math.Min(_mostAwaited, histories.Count) / 2);

            _source.Repeat(doubtful);
            Tell(
                StreamNoticeKind.Slowed,
                $"The streaming service refuses so many histories at a time on session {_slot.Number}. At most {_mostAwaited} are asked for at once now; nothing needs to be done.");
        }
        else
        {
            int most;
            lock (_gate)
            {
                if (histories.Count > 0)
                    most = _mostHistories = Math.Max(0, Math.Min(_mostHistories, _histories) - histories.Count);
                else
                    most = _mostItems = Math.Max(0, Math.Min(_mostItems, _items) - doubtful.Count);
            }

            _source.GiveBack(histories.Count > 0 ? histories : doubtful);
            Tell(
                StreamNoticeKind.SessionFull,
                $"The streaming service calls session {_slot.Number} too big. It keeps {most} {(histories.Count > 0 ? "histories" : "items")}; what was refused goes to another session, if one is left.");
        }

        _wake.Set();
    }

    private void TellPacing(TimeSpan pause) =>
        _tell(new StreamNotice(
            StreamNoticeKind.Pacing,
            _services.Clock.GetUtcNow(),
            FormattableString.Invariant($"Session {_slot.Number} has used up its subscriptions of the last {_slot.Limits.Window.TotalSeconds:0} s and goes on in {pause.TotalSeconds:0} s."))
        {
            Session = _slot.Number,
            Wait = pause,
        });

    private void Tell(StreamNoticeKind kind, string text) =>
        _tell(new StreamNotice(kind, _services.Clock.GetUtcNow(), text) { Session = _slot.Number });

    // Timers count whole milliseconds; one that fires a fraction early would spin.
    private static TimeSpan WholeMilliseconds(TimeSpan wait) =>
        wait == Timeout.InfiniteTimeSpan ? wait : TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
}

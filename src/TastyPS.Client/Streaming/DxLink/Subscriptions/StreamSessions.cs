namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>
/// The sessions of one stream: as many as what is wanted needs and the limits have, and no more than that for long, because all streams and snapshots of a
/// client share them.
/// </summary>
internal sealed class StreamSessions
{
    /// <summary>How long a session of which nothing is wanted any more is kept, for whoever subscribes again at once.</summary>
    public static readonly TimeSpan KeptIdle = TimeSpan.FromSeconds(30);

    private readonly object _gate = new();
    private readonly List<(FeedConnection Connection, DesiredSet.Share Share)> _connections = [];
    private readonly List<FeedConnection> _leaving = [];
    private readonly OutageWatch _outage = new();
    private readonly StreamBudget _budget;
    private readonly FeedServices _services;
    private readonly DesiredSet _desired;
    private readonly EventRouter _router;
    private readonly int _most;
    private readonly Action<StreamNotice> _tell;
    private readonly Action<Exception> _giveUp;
    private readonly CancellationToken _stopping;
    private long _receivedBefore;
    private long _reconnectsBefore;
    private bool _acquiring;
    private bool _isOver;

    /// <param name="budget">Has the slots.</param>
    /// <param name="services">What sessions need.</param>
    /// <param name="desired">What the stream wants.</param>
    /// <param name="router">Takes the events.</param>
    /// <param name="most">The most sessions.</param>
    /// <param name="tell">Takes notices.</param>
    /// <param name="giveUp">Called when a session had to be given up.</param>
    /// <param name="stopping">Ends all waiting.</param>
    public StreamSessions(
        StreamBudget budget, FeedServices services, DesiredSet desired, EventRouter router, int most, Action<StreamNotice> tell, Action<Exception> giveUp, CancellationToken stopping)
    {
        _budget = budget;
        _services = services;
        _desired = desired;
        _router = router;
        _most = most;
        _tell = notice =>
        {
            _outage.Note(notice);
            tell(notice);
        };
        _giveUp = giveUp;
        _stopping = stopping;
        _desired.Starved += Grow;
    }

    /// <summary>Events received.</summary>
    public long Received
    {
        get
        {
            lock (_gate)
                return _receivedBefore + All.Sum(connection => connection.Received);
        }
    }

    /// <summary>Sessions opened in place of another.</summary>
    public long Reconnects
    {
        get
        {
            lock (_gate)
                return _reconnectsBefore + All.Sum(connection => connection.Reconnects);
        }
    }

    /// <summary>Sessions that are open.</summary>
    public int Open
    {
        get
        {
            lock (_gate)
                return _connections.Count(pair => pair.Connection.IsOpen);
        }
    }

    private IEnumerable<FeedConnection> All => _connections.Select(pair => pair.Connection).Concat(_leaving);

    /// <summary>Opens sessions while what waits is more than those open can take, and says what no session can take.</summary>
    public void Grow()
    {
        List<StreamNotice> notices = [];
        lock (_gate)
        {
            while (!_isOver && _desired.Waiting is var waiting && waiting.Items > 0)
            {
                var room = _connections.Sum(pair => (long)pair.Connection.ItemsRoom);
                var historiesRoom = _connections.Sum(pair => (long)pair.Connection.HistoriesRoom);
                var soon = _connections.Sum(pair => (long)Math.Min(pair.Connection.ItemsRoom, pair.Connection.WindowRoom));
                if (_desired.Waiting != waiting)
                    continue; // A session took some meanwhile: its room was for those.

                if (waiting.Items <= soon && waiting.Histories <= historiesRoom)
                    break;

                if (_connections.Count < _most)
                {
                    if (_budget.TryAcquire() is { } slot)
                    {
                        Connect(slot);
                        continue;
                    }

                    if (waiting.Items > room || waiting.Histories > historiesRoom)
                        AwaitSlot(notices);
                }

                if (_connections.Count > 0 && (room == 0 || (historiesRoom == 0 && waiting.Histories > 0)))
                    Park(historiesOnly: room > 0, notices);

                break;
            }
        }

        foreach (var notice in notices)
            _tell(notice);
    }

    /// <summary>Something is no longer wanted: a session that stays without anything for a while is closed.</summary>
    public void Shrink()
    {
        List<(DesiredSet.Share Share, int Uses)> idle;
        lock (_gate)
            idle = [.. _connections.Where(pair => pair.Share.IsUnwanted).Select(pair => (pair.Share, pair.Share.Uses))];

        if (idle.Count > 0)
            _ = CloseIdleAsync(idle);
    }

    /// <summary>Begins to close all sessions.</summary>
    /// <returns>What completes when they are closed.</returns>
    public IReadOnlyList<Task> Close()
    {
        List<FeedConnection> closing;
        lock (_gate)
        {
            _isOver = true;
            closing = [.. All];
        }

        foreach (var connection in closing)
            connection.Dispose();

        return [.. closing.Select(connection => connection.Completion)];
    }

    private void Connect(SessionSlot slot)
    {
        var share = _desired.Open();
        var connection = new FeedConnection(slot, share, _router, _services, _tell);
        _connections.Add((connection, share));
        _ = connection.Completion.ContinueWith(
            (completion, _) => _giveUp(completion.Exception!.GetBaseException()),
            null,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default);
    }

    private void AwaitSlot(List<StreamNotice> notices)
    {
        if (_acquiring)
            return;

        _acquiring = true;
        _ = AcquireAsync();
        notices.Add(new StreamNotice(
            StreamNoticeKind.WaitingForSession,
            _services.Clock.GetUtcNow(),
            $"All {_budget.Limits.Sessions} sessions that the limits allow are in use. The stream takes the next one that is free; closing another stream, or waiting for a running snapshot, frees one."));
    }

    private async Task AcquireAsync()
    {
        SessionSlot slot;
        try
        {
            slot = await _budget.AcquireAsync(_stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return; // The stream is over.
        }

        lock (_gate)
        {
            _acquiring = false;
            if (_isOver || !_desired.NeedsSession)
                slot.Dispose();
            else
                Connect(slot);
        }

        Grow();
    }

    private void Park(bool historiesOnly, List<StreamNotice> notices)
    {
        var parked = _desired.Park(historiesOnly);
        if (parked.Count == 0)
            return;

        notices.Add(new StreamNotice(
            StreamNoticeKind.NotSubscribed,
            _services.Clock.GetUtcNow(),
            $"{parked.Count} {(historiesOnly ? "histories have" : "items have")} no room in {_connections.Count} sessions and get no data: {parked.Names()}. Ask for fewer symbols or types, or for fewer at a time; they are subscribed as soon as there is room.")
        {
            Items = parked,
        });
    }

    private async Task CloseIdleAsync(List<(DesiredSet.Share Share, int Uses)> idle)
    {
        try
        {
            await _services.Clock.Delay(KeptIdle, _stopping).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return; // The stream is over, and all its sessions with it.
        }

        foreach (var (share, uses) in idle)
        {
            FeedConnection connection;
            lock (_gate)
            {
                var at = _connections.FindIndex(pair => pair.Share == share);
                if (_isOver || at < 0 || !share.TryLeave(uses))
                    continue;

                connection = _connections[at].Connection;
                _connections.RemoveAt(at);
                _leaving.Add(connection);
            }

            connection.Dispose();
            await Task.WhenAny(connection.Completion).ConfigureAwait(false);
            _outage.Forget(connection.Number);
            lock (_gate)
            {
                _leaving.Remove(connection);
                _receivedBefore += connection.Received;
                _reconnectsBefore += connection.Reconnects;
            }
        }
    }
}

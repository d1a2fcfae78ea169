using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>
/// Several sessions for one errand: they share a pool of items, hand all events to one sink, each from a thread of its own, and are closed without
/// unsubscribing when the errand is done.
/// </summary>
internal sealed class FeedFan(ItemPool pool, IMarketEventSink sink, FeedServices services, Action<StreamNotice> tell, Action<FeedFan>? over = null) : IDisposable
{
    private readonly object _gate = new();
    private readonly List<FeedConnection> _connections = [];
    private readonly TaskCompletionSource<bool> _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Never completes well; fails when a session has to be given up.</summary>
    public Task Failed => _failed.Task;

    /// <summary>Events received.</summary>
    public long Received
    {
        get
        {
            lock (_gate)
                return _connections.Sum(connection => connection.Received);
        }
    }

    /// <summary>What the sessions have done so far.</summary>
    public StreamCounters Counters
    {
        get
        {
            lock (_gate)
            {
                return StreamCounters.Zero with
                {
                    Received = _connections.Sum(connection => connection.Received),
                    Reconnects = _connections.Sum(connection => connection.Reconnects),
                    Sessions = _connections.Count(connection => connection.IsOpen),
                };
            }
        }
    }

    /// <summary>Sessions that are open.</summary>
    public int Sessions
    {
        get
        {
            lock (_gate)
                return _connections.Count(connection => connection.IsOpen);
        }
    }

    /// <summary>By how many items the sessions together may grow.</summary>
    public long ItemsRoom
    {
        get
        {
            lock (_gate)
                return _connections.Sum(connection => (long)connection.ItemsRoom);
        }
    }

    /// <summary>One more session; it takes over the slot.</summary>
    public void Add(SessionSlot slot)
    {
        var connection = new FeedConnection(slot, pool.Open(), sink, services, tell);
        lock (_gate)
            _connections.Add(connection);

        _ = connection.Completion.ContinueWith(
            (completion, _) => _failed.TrySetException(completion.Exception!.InnerExceptions),
            null,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    /// <summary>Closes all sessions and waits until their slots are free.</summary>
    public async Task CloseAsync()
    {
        Dispose();
        Task[] closing;
        lock (_gate)
            closing = [.. _connections.Select(connection => connection.Completion)];

        var all = Task.WhenAll(closing);
        await Task.WhenAny(all).ConfigureAwait(false);
        _ = all.Exception; // A session that was given up has said so through Failed.
        over?.Invoke(this);
    }

    /// <summary>Begins to close all sessions.</summary>
    public void Dispose()
    {
        List<FeedConnection> connections;
        lock (_gate)
            connections = [.. _connections];

        foreach (var connection in connections)
            connection.Dispose();
    }
}

using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>
/// Counts the histories whose past a session is waiting for. The service refuses too many at once, so the next is asked for when one of them is complete,
/// or has taken too long.
/// </summary>
internal sealed class SnapshotGate(TimeSpan timeout)
{
    private const EventFlags Complete = EventFlags.SnapshotEnd | EventFlags.SnapshotSnip;

    private readonly object _gate = new();
    private readonly Dictionary<FeedKey, TimeSpan> _deadlines = [];
    private volatile bool _any;

    /// <summary>How many are awaited at this instant.</summary>
    public int Awaited(TimeSpan now)
    {
        lock (_gate)
        {
            foreach (var late in _deadlines.Where(pair => pair.Value <= now).Select(pair => pair.Key).ToList())
                _deadlines.Remove(late);

            _any = _deadlines.Count > 0;
            return _deadlines.Count;
        }
    }

    /// <summary>How long until the first of them is given up; infinite if none is awaited.</summary>
    public TimeSpan UntilFirstDeadline(TimeSpan now)
    {
        lock (_gate)
        {
            if (_deadlines.Count == 0)
                return Timeout.InfiniteTimeSpan;

            var wait = _deadlines.Values.Min() - now;
            return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        }
    }

    public void Begin(FeedItem item, TimeSpan now)
    {
        lock (_gate)
        {
            _deadlines[FeedKey.Of(item) with { Source = null }] = now + timeout;
            _any = true;
        }
    }

    public void Withdraw(FeedItem item)
    {
        lock (_gate)
            _deadlines.Remove(FeedKey.Of(item) with { Source = null });
    }

    public void Clear()
    {
        lock (_gate)
        {
            _deadlines.Clear();
            _any = false;
        }
    }

    /// <summary>Looks for the end of an awaited past; true if one is complete now.</summary>
    public bool Observe<T>(ReadOnlySpan<T> events)
        where T : struct, IMarketEvent
    {
        if (!_any)
            return false;

        var ended = false;
        foreach (ref readonly var one in events)
        {
            if (one is not IIndexedEvent indexed)
                return false;
            if ((indexed.Flags & Complete) == 0)
                continue;

            var key = new FeedKey(indexed.EventType, FeedKey.Canonical(indexed.EventType, indexed.Symbol), null);
            lock (_gate)
                ended |= _deadlines.Remove(key);
        }

        return ended;
    }
}

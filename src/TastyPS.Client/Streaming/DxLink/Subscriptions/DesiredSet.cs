namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>
/// What all subscriptions of a stream want together, whether connected or not. Its shares hand the items to sessions: each item to whichever session has
/// room for it first, and back into the queue when that session is lost.
/// </summary>
internal sealed partial class DesiredSet
{
    private readonly object _gate = new();
    private readonly Dictionary<FeedKey, DesiredItem> _items = [];
    private readonly Queue<DesiredItem> _waiting = new();
    private readonly Queue<DesiredItem> _waitingHistories = new();
    private readonly List<DesiredItem> _parked = [];
    private readonly List<Share> _shares = [];
    private readonly List<TaskCompletionSource<bool>> _whenSent = [];
    private int _unsent;

    /// <summary>Raised when a session had no room for items that wait.</summary>
    public event Action? Starved;

    /// <summary>Items that are wanted.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _items.Count;
        }
    }

    /// <summary>Items that wait for a session, and histories among them.</summary>
    public (int Items, int Histories) Waiting
    {
        get
        {
            lock (_gate)
                return (_waiting.Count(IsWaiting) + _waitingHistories.Count(IsWaiting), _waitingHistories.Count(IsWaiting));
        }
    }

    /// <summary>True if one more session would be of use: something waits, or was set aside.</summary>
    public bool NeedsSession
    {
        get
        {
            lock (_gate)
                return _parked.Count > 0 || _waiting.Any(IsWaiting) || _waitingHistories.Any(IsWaiting);
        }
    }

    /// <summary>A source for one more session.</summary>
    public Share Open()
    {
        var share = new Share(this);
        lock (_gate)
        {
            _shares.Add(share);
            Unpark();
        }

        return share;
    }

    /// <summary>One more wants these.</summary>
    /// <param name="items">What is wanted.</param>
    /// <param name="progress">Where the progress of each item's history is noted; null for what has none.</param>
    /// <returns>For each item its state, in the same order.</returns>
    public IReadOnlyList<DesiredItem> Acquire(IReadOnlyList<FeedItem> items, IReadOnlyList<HistoryProgress?> progress)
    {
        var states = new DesiredItem[items.Count];
        lock (_gate)
        {
            for (var i = 0; i < states.Length; i++)
                states[i] = Acquire(items[i], progress[i]);
        }

        Wake();
        return states;
    }

    /// <summary>One fewer wants these.</summary>
    public void Release(IReadOnlyList<DesiredItem> items)
    {
        List<TaskCompletionSource<bool>> sent;
        lock (_gate)
        {
            foreach (var item in items)
            {
                if (--item.References > 0)
                    continue;

                _items.Remove(FeedKey.Of(item.Item));
                MarkSent(item, true);
                item.Owner?.Removals.Enqueue(item.Item);
                item.Owner = null;
            }

            _parked.RemoveAll(item => !item.IsWanted);
            Unpark();
            sent = TakeSentWaiters();
        }

        Complete(sent);
        Wake();
    }

    /// <summary>Completes when everything wanted by now is subscribed. What was parked does not count.</summary>
    public async Task WhenSentAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<bool> waiter;
        lock (_gate)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_unsent == 0)
                return;

            waiter = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            _whenSent.Add(waiter);
        }

        using (cancellationToken.Register(() => waiter.TrySetCanceled(cancellationToken)))
            await waiter.Task.ConfigureAwait(false);
    }

    /// <summary>Nothing will be subscribed any more.</summary>
    public void Fail(Exception failure)
    {
        List<TaskCompletionSource<bool>> waiters;
        lock (_gate)
        {
            waiters = [.. _whenSent];
            _whenSent.Clear();
        }

        foreach (var waiter in waiters)
            waiter.TrySetException(failure);
    }

    /// <summary>Sets aside what waits, because no session has room for it and none can be added; it comes back when there is room.</summary>
    /// <returns>What was set aside now.</returns>
    public IReadOnlyList<FeedItem> Park(bool historiesOnly)
    {
        List<FeedItem> parked = [];
        List<TaskCompletionSource<bool>> sent;
        lock (_gate)
        {
            ParkAll(_waitingHistories, parked);
            if (!historiesOnly)
                ParkAll(_waiting, parked);

            sent = TakeSentWaiters();
        }

        Complete(sent);
        return parked;
    }

    private static bool IsWaiting(DesiredItem item) => item.IsWanted && item.Owner is null;

    private static void Complete(List<TaskCompletionSource<bool>> waiters)
    {
        foreach (var waiter in waiters)
            waiter.TrySetResult(true);
    }

    private DesiredItem Acquire(FeedItem item, HistoryProgress? progress)
    {
        var key = FeedKey.Of(item);
        if (!_items.TryGetValue(key, out var known))
        {
            known = new DesiredItem(item) { Progress = progress };
            _items.Add(key, known);
            _unsent++;
            Enqueue(known);
            return known;
        }

        known.References++;
        known.Progress = progress;
        if (item.FromTime is { } from && !(known.Item.FromTime <= from))
            known.Item = known.Item with { FromTime = from };

        // The latest value of a lasting type is at hand; a past has to be sent again for whoever has not seen it.
        if (known.Item.IsHistory() && known.Owner is { } owner)
        {
            known.Progress?.Restart();
            Again(owner, known);
        }

        return known;
    }

    private void Enqueue(DesiredItem item)
    {
        if (item.IsQueued)
            return;

        item.IsQueued = true;
        (item.Item.IsHistory() ? _waitingHistories : _waiting).Enqueue(item);
    }

    private void Again(Share owner, DesiredItem item)
    {
        MarkSent(item, false);
        if (item.IsQueued)
            return;

        item.IsQueued = true;
        owner.Repeats.Enqueue(item);
    }

    private void MarkSent(DesiredItem item, bool sent)
    {
        if (item.IsSent == sent)
            return;

        item.IsSent = sent;
        _unsent += sent ? -1 : 1;
    }

    private List<TaskCompletionSource<bool>> TakeSentWaiters()
    {
        if (_unsent > 0 || _whenSent.Count == 0)
            return [];

        List<TaskCompletionSource<bool>> waiters = [.. _whenSent];
        _whenSent.Clear();
        return waiters;
    }

    private void ParkAll(Queue<DesiredItem> queue, List<FeedItem> parked)
    {
        foreach (var item in queue)
        {
            item.IsQueued = false;
            if (!IsWaiting(item))
                continue;

            MarkSent(item, true);
            _parked.Add(item);
            parked.Add(item.Item);
        }

        queue.Clear();
    }

    private void Unpark()
    {
        foreach (var item in _parked)
        {
            MarkSent(item, false);
            Enqueue(item);
        }

        _parked.Clear();
    }

    private void Wake()
    {
        List<Share> shares;
        lock (_gate)
            shares = [.. _shares];

        foreach (var share in shares)
            share.Raise();
    }
}

namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>
/// Items to be asked for once, shared out among sessions: each session takes the next ones when its pacing allows. What a lost session had, and what is still
/// wanted of it, goes back into the pool.
/// </summary>
internal sealed class ItemPool
{
    private readonly object _gate = new();
    private readonly LinkedList<FeedItem> _left;
    private readonly List<Share> _shares = [];
    private readonly Func<FeedItem, bool> _isWanted;
    private TaskCompletionSource<bool> _allSent = NewSource();
    private int _unsent;

    /// <param name="items">What to ask for, in this order.</param>
    /// <param name="isWanted">Asked, from any thread, before an item is handed out; false for what has been answered by other means.</param>
    public ItemPool(IEnumerable<FeedItem> items, Func<FeedItem, bool> isWanted)
    {
        _left = new LinkedList<FeedItem>(items);
        _isWanted = isWanted;
        _unsent = _left.Count;
        if (_unsent == 0)
            _allSent.TrySetResult(true);
    }

    /// <summary>Items that no session has been asked for yet.</summary>
    public int Left
    {
        get
        {
            lock (_gate)
                return _left.Count;
        }
    }

    /// <summary>Completes when everything has been asked for; anew after a loss.</summary>
    public Task AllSent
    {
        get
        {
            lock (_gate)
                return _allSent.Task;
        }
    }

    /// <summary>More to ask for, at the end.</summary>
    public void Add(IReadOnlyList<FeedItem> items)
    {
        lock (_gate)
        {
            foreach (var item in items)
                _left.AddLast(item);

            Count(items.Count);
        }

        Wake();
    }

    /// <summary>A source for one session.</summary>
    public IFeedItemSource Open()
    {
        var share = new Share(this);
        lock (_gate)
            _shares.Add(share);

        return share;
    }

    private static TaskCompletionSource<bool> NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Count(int more)
    {
        _unsent += more;
        if (_unsent == 0)
            _allSent.TrySetResult(true);
        else if (_allSent.Task.IsCompleted)
            _allSent = NewSource();
    }

    private void TakeBack(IEnumerable<FeedItem> items, bool wereSent)
    {
        lock (_gate)
        {
            var count = 0;
            foreach (var item in items)
            {
                _left.AddFirst(item);
                count++;
            }

            if (wereSent)
                Count(count);
        }

        Wake();
    }

    private void Wake()
    {
        List<Share> shares;
        lock (_gate)
            shares = [.. _shares];

        foreach (var share in shares)
            share.Raise();
    }

    private sealed class Share(ItemPool pool) : IFeedItemSource
    {
        private readonly List<FeedItem> _sending = [];
        private readonly HashSet<FeedItem> _sent = [];

        public event Action? Changed;

        public void Take(SubscriptionDraft draft)
        {
            lock (pool._gate)
            {
                var passedOver = 0;
                for (var node = pool._left.First; node is not null;)
                {
                    var next = node.Next;
                    if (!pool._isWanted(node.Value))
                    {
                        pool._left.Remove(node);
                        passedOver++;
                    }
                    else
                    {
                        var answer = draft.TryAdd(node.Value);
                        if (answer == DraftAnswer.MessageFull)
                            break;
                        if (answer == DraftAnswer.Accepted)
                        {
                            _sending.Add(node.Value);
                            pool._left.Remove(node);
                        }
                        else if (!node.Value.IsHistory())
                        {
                            break; // The session is full.
                        }
                    }

                    node = next;
                }

                pool.Count(-passedOver);
            }
        }

        public void OnSent(SubscriptionDraft draft)
        {
            lock (pool._gate)
            {
                _sent.UnionWith(draft.Added);
                _sending.Clear();
                pool.Count(-draft.Added.Count);
            }
        }

        public void OnSessionLost()
        {
            List<FeedItem> sending;
            List<FeedItem> sent;
            lock (pool._gate)
            {
                sending = [.. _sending];
                sent = [.. _sent];
                _sending.Clear();
                _sent.Clear();
            }

            if (sending.Count > 0)
                pool.TakeBack(sending, wereSent: false);
            if (sent.Where(pool._isWanted).ToList() is { Count: > 0 } again)
                pool.TakeBack(again, wereSent: true);
        }

        public void Repeat(IReadOnlyList<FeedItem> items) => GiveBack(items);

        public void GiveBack(IReadOnlyList<FeedItem> items)
        {
            List<FeedItem> sent;
            lock (pool._gate)
                sent = [.. items.Where(_sent.Remove)];

            if (sent.Where(pool._isWanted).ToList() is { Count: > 0 } again)
                pool.TakeBack(again, wereSent: true);
        }

        internal void Raise() => Changed?.Invoke();
    }
}

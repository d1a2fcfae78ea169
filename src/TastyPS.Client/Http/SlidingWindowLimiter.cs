namespace TastyPS.Client.Http;

/// <summary>
/// Lets requests through as the limits allow. First come, first served within a family; a family that has to wait does not hold up the others,
/// unless the limit of all calls together is what it waits for.
/// </summary>
internal sealed class SlidingWindowLimiter : IDisposable
{
    private readonly object _gate = new();
    private readonly LinkedList<Waiter> _waiters = new();
    private readonly Dictionary<ApiFamily, IReadOnlyList<RequestWindow>> _windows = [];
    private readonly RequestLimits _limits;
    private readonly IRequestLedger _ledger;
    private readonly TimeProvider _timeProvider;
    private readonly ITimer _timer;
    private bool _disposed;

    public SlidingWindowLimiter(RequestLimits limits, TimeProvider timeProvider, IRequestLedger? ledger = null)
    {
        _limits = limits;
        _timeProvider = timeProvider;
        _ledger = ledger ?? new MemoryRequestLedger();
        _timer = timeProvider.CreateTimer(static state => ((SlidingWindowLimiter)state!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private TimeSpan Now => _timeProvider.Steady();

    /// <summary>Completes when a request of the family may be sent; it then counts as sent. A cancelled wait takes no place.</summary>
    public Task WaitAsync(ApiFamily family, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled(cancellationToken);

        Waiter waiter;
        lock (_gate)
        {
            if (_disposed)
                throw new ObjectDisposedException(nameof(TastyClient));

            var windows = WindowsOf(family);
            if (windows.Count == 0)
                return Task.CompletedTask;

            waiter = new Waiter(family, windows);
            _waiters.AddLast(waiter.Node);
            Serve();
        }

        if (!waiter.Task.IsCompleted)
            waiter.CancelWith(this, cancellationToken);

        return waiter.Task;
    }

    /// <summary>How long until the last of so many further requests may be sent, after those already waiting in the family.</summary>
    public TimeSpan Estimate(ApiFamily family, int requests)
    {
        if (requests < 0)
            throw new ArgumentOutOfRangeException(nameof(requests), requests, "A number of requests cannot be negative.");

        lock (_gate)
        {
            var now = Now;
            var windows = WindowsOf(family);
            if (requests == 0 || windows.Count == 0)
                return TimeSpan.Zero;

            var sent = windows.Select(window => _ledger.Entries(window, now).ToList()).ToList();
            var last = now;
            for (var left = requests + _waiters.Count(waiter => waiter.Family == family); left > 0; left--)
            {
                for (var i = 0; i < windows.Count; i++)
                {
                    var entries = sent[i];
                    if (entries.Count >= windows[i].Count && entries[entries.Count - windows[i].Count] + windows[i].Period is var free && free > last)
                        last = free;
                }

                foreach (var entries in sent)
                    entries.Add(last);
            }

            return last - now;
        }
    }

    public void Dispose()
    {
        List<Waiter> abandoned;
        lock (_gate)
        {
            _disposed = true;
            abandoned = [.. _waiters];
            _waiters.Clear();
        }

        _timer.Dispose();
        foreach (var waiter in abandoned)
            waiter.TrySetException(new ObjectDisposedException(nameof(TastyClient)));
    }

    private void OnTimer()
    {
        lock (_gate)
        {
            if (!_disposed)
                Serve();
        }
    }

    private void Serve()
    {
        var now = Now;
        var blocked = new Dictionary<ApiFamily, TimeSpan>();
        for (var node = _waiters.First; node is not null;)
        {
            var next = node.Next;
            var waiter = node.Value;
            if (!blocked.ContainsKey(waiter.Family))
            {
                var wait = _ledger.Claim(waiter.Windows, now);
                if (wait > TimeSpan.Zero)
                {
                    blocked.Add(waiter.Family, wait);
                }
                else
                {
                    _waiters.Remove(node);
                    waiter.TrySetResult(true);
                }
            }

            node = next;
        }

        if (blocked.Count > 0)
            _timer.Change(WholeMilliseconds(blocked.Values.Min()), Timeout.InfiniteTimeSpan);
    }

    private void Withdraw(Waiter waiter, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (waiter.Node.List is null)
                return;

            _waiters.Remove(waiter.Node);
        }

        waiter.TrySetCanceled(cancellationToken);
    }

    private IReadOnlyList<RequestWindow> WindowsOf(ApiFamily family)
    {
        if (!_windows.TryGetValue(family, out var windows))
        {
            windows = new[] { Window("all", _limits.Overall), Window(family.ToString(), _limits[family]) }.OfType<RequestWindow>().ToArray();
            _windows.Add(family, windows);
        }

        return windows;

        RequestWindow? Window(string name, RequestLimit? limit) => limit is null ? null : new RequestWindow(name, limit.Count, limit.Period + _limits.Slack);
    }

    // Timers count whole milliseconds; one that fires a fraction early would spin.
    private static TimeSpan WholeMilliseconds(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));

    private sealed class Waiter : TaskCompletionSource<bool>
    {
        private CancellationTokenRegistration _registration;

        public Waiter(ApiFamily family, IReadOnlyList<RequestWindow> windows)
            : base(TaskCreationOptions.RunContinuationsAsynchronously)
        {
            Family = family;
            Windows = windows;
            Node = new LinkedListNode<Waiter>(this);
        }

        public ApiFamily Family { get; }

        public IReadOnlyList<RequestWindow> Windows { get; }

        public LinkedListNode<Waiter> Node { get; }

        public void CancelWith(SlidingWindowLimiter limiter, CancellationToken cancellationToken)
        {
            _registration = cancellationToken.Register(() => limiter.Withdraw(this, cancellationToken));
            Task.ContinueWith(
                static (_, state) => ((Waiter)state!)._registration.Dispose(),
                this,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }
    }
}

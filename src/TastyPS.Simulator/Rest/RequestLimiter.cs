namespace TastyPS.Simulator.Rest;

/// <summary>
/// The assumed limits of the service, each over a sliding window. A window is a little shorter than its name, so that
/// a client that keeps the limit exactly is not refused for the jitter of the way. Thread-safe.
/// </summary>
/// <param name="clock">Measures the windows.</param>
/// <param name="isOn">Whether the limits are kept at this moment; if not, nothing is counted.</param>
internal sealed class RequestLimiter(TimeProvider clock, Func<bool> isOn)
{
    private readonly object _gate = new();
    private readonly Window _everything = new(50, TimeSpan.FromSeconds(1));
    private readonly Dictionary<RequestClass, Window> _windows = new()
    {
        [RequestClass.MarketData] = new(2, TimeSpan.FromSeconds(1)),
        [RequestClass.Chain] = new(2, TimeSpan.FromSeconds(1)),
        [RequestClass.SingleInstrument] = new(3, TimeSpan.FromSeconds(1)),
        [RequestClass.Listing] = new(2, TimeSpan.FromSeconds(1)),
        [RequestClass.Account] = new(30, TimeSpan.FromSeconds(30)),
        [RequestClass.Token] = new(1, TimeSpan.FromSeconds(5)),
        [RequestClass.Order] = new(20, TimeSpan.FromSeconds(1)),
    };

    private long _refusedCount;

    /// <summary>How many requests were refused.</summary>
    public long RefusedCount => Interlocked.Read(ref _refusedCount);

    /// <summary>Counts the request if all its limits allow it; a refused request does not count.</summary>
    public bool TryEnter(RequestClass kind)
    {
        if (!isOn()) return true;
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            _windows.TryGetValue(kind, out var window);
            if (!_everything.HasRoom(now, clock) || window?.HasRoom(now, clock) == false)
            {
                Interlocked.Increment(ref _refusedCount);
                return false;
            }
            _everything.Add(now);
            window?.Add(now);
            return true;
        }
    }

    private sealed class Window(int limit, TimeSpan length)
    {
        private readonly Queue<long> _entries = new();
        private readonly TimeSpan _length = length - TimeSpan.FromMilliseconds(50);

        public bool HasRoom(long now, TimeProvider clock)
        {
            while (_entries.Count > 0 && clock.GetElapsedTime(_entries.Peek(), now) >= _length) _entries.Dequeue();
            return _entries.Count < limit;
        }

        public void Add(long now) => _entries.Enqueue(now);
    }
}

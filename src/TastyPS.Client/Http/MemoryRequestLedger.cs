namespace TastyPS.Client.Http;

/// <summary>A ledger for one process.</summary>
internal sealed class MemoryRequestLedger : IRequestLedger
{
    private readonly object _gate = new();
    private readonly Dictionary<string, Queue<TimeSpan>> _entries = new(StringComparer.Ordinal);

    public TimeSpan Claim(IReadOnlyList<RequestWindow> windows, TimeSpan now)
    {
        lock (_gate)
        {
            var wait = TimeSpan.Zero;
            foreach (var window in windows)
            {
                var current = Current(window, now);
                if (current.Count >= window.Count && current.Peek() + window.Period - now is var own && own > wait)
                    wait = own;
            }

            if (wait > TimeSpan.Zero)
                return wait;

            foreach (var window in windows)
                Current(window, now).Enqueue(now);

            return TimeSpan.Zero;
        }
    }

    public IReadOnlyList<TimeSpan> Entries(RequestWindow window, TimeSpan now)
    {
        lock (_gate)
            return Current(window, now).ToArray();
    }

    private Queue<TimeSpan> Current(RequestWindow window, TimeSpan now)
    {
        if (!_entries.TryGetValue(window.Name, out var entries))
            _entries.Add(window.Name, entries = new Queue<TimeSpan>());

        while (entries.Count > 0 && now - entries.Peek() >= window.Period)
            entries.Dequeue();

        return entries;
    }
}

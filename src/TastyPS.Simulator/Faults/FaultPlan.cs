using System.Text;
using System.Text.RegularExpressions;
using TastyPS.Simulator.Market.Synthetic;

namespace TastyPS.Simulator.Faults;

/// <summary>
/// What is going to go wrong. Thread-safe. Each request meets at most one fault: the first one in the order of adding that matches its path
/// and is not used up; faults behind that one do not count the request.
/// </summary>
public sealed class FaultPlan
{
    private readonly object _gate = new();
    private readonly List<Entry> _entries = [];
    private int _hits;

    /// <summary>How many requests have met a fault.</summary>
    public int Hits => Volatile.Read(ref _hits);

    /// <summary>How many faults are still to come or in force.</summary>
    public int Count
    {
        get { lock (_gate) return _entries.Count; }
    }

    /// <summary>Adds a fault behind the others.</summary>
    /// <exception cref="ArgumentException">A value of the fault makes no sense.</exception>
    public void Add(Fault fault)
    {
        if (fault is null) throw new ArgumentNullException(nameof(fault));
        fault.Check();
        lock (_gate) _entries.Add(new Entry(fault.Copy()));
    }

    /// <summary>Removes all faults.</summary>
    public void Clear()
    {
        lock (_gate) _entries.Clear();
    }

    internal Fault? Take(string path, string method = "GET", byte[]? body = null)
    {
        var text = new Lazy<string>(() => Encoding.UTF8.GetString(body ?? []));
        lock (_gate)
        {
            foreach (var entry in _entries)
            {
                if (!entry.Meets(path, method, text)) continue;
                if (entry.IsUsedUp) _entries.Remove(entry);
                Interlocked.Increment(ref _hits);
                return entry.Fault;
            }
        }
        return null;
    }

    private sealed class Entry(Fault fault)
    {
        private readonly Regex? _pattern = fault.Path.Contains('*')
            ? new Regex("^" + Regex.Escape(fault.Path).Replace("\\*", ".*") + "$", RegexOptions.CultureInvariant)
            : null;
        private int _seen;
        private int _used;

        public Fault Fault => fault;

        public bool IsUsedUp => _used >= fault.Times;

        public bool Meets(string path, string method, Lazy<string> body)
        {
            if (fault.Method is { } wanted && !string.Equals(wanted, method, StringComparison.OrdinalIgnoreCase)) return false;
            if (!(_pattern?.IsMatch(path) ?? path.StartsWith(fault.Path, StringComparison.Ordinal))) return false;
            if (fault.BodyText is { } text && body.Value.IndexOf(text, StringComparison.Ordinal) < 0) return false;
            if (_seen++ < fault.After || Noise.Unit(Noise.Mix(0, unchecked((ulong)fault.Seed)), (ulong)_seen) >= fault.Chance) return false;
            _used++;
            return true;
        }
    }
}

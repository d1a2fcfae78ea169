using TastyPS.Simulator.Market.Synthetic;

namespace TastyPS.Simulator.Faults;

/// <summary>
/// Faults in the order of adding, each with what it has seen and done. Thread-safe. Whatever asks meets at most one of them: the first one that
/// matches and is not used up; those behind it do not count the match.
/// </summary>
internal sealed class FaultRegister<TFault>
    where TFault : RecurringFault
{
    private readonly object _gate = new();
    private readonly List<Entry> _entries = [];
    private int _hits;

    /// <summary>How often a fault has been met.</summary>
    public int Hits => Volatile.Read(ref _hits);

    /// <summary>How many faults are still to come or in force.</summary>
    public int Count
    {
        get { lock (_gate) return _entries.Count; }
    }

    /// <summary>Adds a copy of a fault behind the others.</summary>
    /// <exception cref="ArgumentException">A value of the fault makes no sense.</exception>
    public void Add(TFault fault)
    {
        if (fault is null) throw new ArgumentNullException(nameof(fault));
        fault.Check();
        lock (_gate) _entries.Add(new Entry((TFault)fault.Copy()));
    }

    public void Clear()
    {
        lock (_gate) _entries.Clear();
    }

    /// <summary>The fault to meet now, counted as met; null for none.</summary>
    public TFault? Take(Func<TFault, bool> matches)
    {
        lock (_gate)
        {
            foreach (var entry in _entries)
            {
                if (!matches(entry.Fault) || !entry.Strikes()) continue;
                if (entry.IsUsedUp) _entries.Remove(entry);
                Interlocked.Increment(ref _hits);
                return entry.Fault;
            }
        }
        return null;
    }

    private sealed class Entry(TFault fault)
    {
        private int _seen;
        private int _used;

        public TFault Fault => fault;

        public bool IsUsedUp => _used >= fault.Times;

        public bool Strikes()
        {
            if (_seen++ < fault.After || Noise.Unit(Noise.Mix(0, unchecked((ulong)fault.Seed)), (ulong)_seen) >= fault.Chance) return false;
            _used++;
            return true;
        }
    }
}

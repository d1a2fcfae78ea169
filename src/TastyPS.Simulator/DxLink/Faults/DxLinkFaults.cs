using TastyPS.Simulator.Market.Synthetic;

namespace TastyPS.Simulator.DxLink.Faults;

/// <summary>
/// What is going to go wrong with the stream. Thread-safe; everything may be changed while sessions run. Each message of the server meets
/// at most one fault: the first one in the order of adding that matches and is not used up; faults behind that one do not count it.
/// </summary>
public sealed class DxLinkFaults
{
    private readonly object _gate = new();
    private readonly List<Entry> _entries = [];
    private int _hits;

    /// <summary>How many upgrades and messages have met a fault.</summary>
    public int Hits => Volatile.Read(ref _hits);

    /// <summary>How many faults are still to come or in force.</summary>
    public int Count
    {
        get { lock (_gate) return _entries.Count; }
    }

    /// <summary>What is wrong with the content of the feed.</summary>
    public FeedFaults Feed { get; } = new();

    /// <summary>Whether every token is refused.</summary>
    public bool RefuseTokens { get; set; }

    /// <summary>Whether each new quote token comes with an address of its own, and the addresses before it answer 400.</summary>
    public bool NewPathPerToken { get; set; }

    /// <summary>Adds a fault behind the others.</summary>
    /// <exception cref="ArgumentException">A value of the fault makes no sense.</exception>
    public void Add(DxLinkFault fault)
    {
        if (fault is null) throw new ArgumentNullException(nameof(fault));
        fault.Check();
        lock (_gate) _entries.Add(new Entry(fault.Copy()));
    }

    /// <summary>Removes all faults and sets every switch back.</summary>
    public void Clear()
    {
        lock (_gate) _entries.Clear();
        RefuseTokens = false;
        NewPathPerToken = false;
        Feed.Clear();
    }

    internal DxLinkFault? TakeUpgrade() => Take(fault => fault.Kind == DxLinkFaultKind.RefuseUpgrade);

    internal DxLinkFault? TakeMessage(string messageType) =>
        Take(fault => fault.Kind != DxLinkFaultKind.RefuseUpgrade && (fault.MessageType is null || fault.MessageType == messageType));

    private DxLinkFault? Take(Func<DxLinkFault, bool> matches)
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

    private sealed class Entry(DxLinkFault fault)
    {
        private int _seen;
        private int _used;

        public DxLinkFault Fault => fault;

        public bool IsUsedUp => _used >= fault.Times;

        public bool Strikes()
        {
            if (_seen++ < fault.After || Noise.Unit(Noise.Mix(0, unchecked((ulong)fault.Seed)), (ulong)_seen) >= fault.Chance) return false;
            _used++;
            return true;
        }
    }
}

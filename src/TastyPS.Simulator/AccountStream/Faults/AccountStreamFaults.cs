using TastyPS.Simulator.Market.Synthetic;

namespace TastyPS.Simulator.AccountStream.Faults;

/// <summary>
/// What is going to go wrong with the account streamer. Thread-safe; everything may be changed while sessions run. Each message of the server
/// meets at most one fault: the first one in the order of adding that matches and is not used up; faults behind that one do not count it.
/// </summary>
public sealed class AccountStreamFaults
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

    /// <summary>Whether notifications come in the wrapper <c>{"results": [ … ]}</c>, those that wait together in one.</summary>
    public bool SendBatches { get; set; }

    /// <summary>Whether notifications come without <c>ws-sequence</c>.</summary>
    public bool OmitSequence { get; set; }

    /// <summary>Whether no reply repeats the <c>request-id</c>; errors of the kind <c>failed</c> never do.</summary>
    public bool OmitRequestIds { get; set; }

    /// <summary>Whether <c>connect</c> is answered with <c>failed</c> while its old name <c>account-subscribe</c> works.</summary>
    public bool RefuseConnect { get; set; }

    /// <summary>What a heartbeat with an expired token leads to.</summary>
    public ExpiredTokenBehavior ExpiredTokens { get; set; }

    /// <summary>How notifications stand to the reply of the request that brought them about.</summary>
    public NotificationOrder Order { get; set; }

    /// <summary>Adds a fault behind the others.</summary>
    /// <exception cref="ArgumentException">A value of the fault makes no sense.</exception>
    public void Add(AccountStreamFault fault)
    {
        if (fault is null) throw new ArgumentNullException(nameof(fault));
        fault.Check();
        lock (_gate) _entries.Add(new Entry(fault.Copy()));
    }

    /// <summary>Removes all faults and sets every switch back.</summary>
    public void Clear()
    {
        lock (_gate) _entries.Clear();
        SendBatches = false;
        OmitSequence = false;
        OmitRequestIds = false;
        RefuseConnect = false;
        ExpiredTokens = ExpiredTokenBehavior.Refuse;
        Order = NotificationOrder.AfterReply;
    }

    internal AccountStreamFault? TakeUpgrade() => Take(fault => fault.Kind == AccountStreamFaultKind.RefuseUpgrade);

    internal AccountStreamFault? TakeMessage(string messageType) =>
        Take(fault => fault.Kind != AccountStreamFaultKind.RefuseUpgrade && (fault.MessageType is null || fault.MessageType == messageType));

    private AccountStreamFault? Take(Func<AccountStreamFault, bool> matches)
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

    private sealed class Entry(AccountStreamFault fault)
    {
        private int _seen;
        private int _used;

        public AccountStreamFault Fault => fault;

        public bool IsUsedUp => _used >= fault.Times;

        public bool Strikes()
        {
            if (_seen++ < fault.After || Noise.Unit(Noise.Mix(0, unchecked((ulong)fault.Seed)), (ulong)_seen) >= fault.Chance) return false;
            _used++;
            return true;
        }
    }
}

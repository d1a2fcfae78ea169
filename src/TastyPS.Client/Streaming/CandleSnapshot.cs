using TastyPS.Client.Streaming.DxLink.Subscriptions;
using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Streaming;

/// <summary>
/// Puts the candles of one symbol together: the past that comes as a snapshot, in whatever order, and the updates after it. One bar for each index, the last
/// one received; what a snapshot or a transaction brings shows all at once. Not thread-safe.
/// </summary>
public sealed class CandleSnapshot
{
    private const EventFlags Ends = EventFlags.SnapshotEnd | EventFlags.SnapshotSnip;

    private SortedDictionary<long, CandleEvent> _published = [];
    private SortedDictionary<long, CandleEvent>? _snapshot;
    private bool _snapshotHasEnded;
    private List<CandleEvent> _transaction = [];

    /// <summary>True once the whole past is there: the end marker came. An empty past is complete too.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>True if the service cut the past at a limit of its own: what is older than the first bar exists, but was not sent.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The bars, oldest first. Empty until the past is complete.</summary>
    public IReadOnlyCollection<CandleEvent> Candles => _published.Values;

    /// <summary>Takes the next candle.</summary>
    /// <returns>True if <see cref="Candles"/> or <see cref="IsComplete"/> may have changed.</returns>
    public bool Add(in CandleEvent candle)
    {
        var flags = candle.Flags;
        if ((flags & EventFlags.SnapshotBegin) != 0)
        {
            _snapshot = [];
            _snapshotHasEnded = false;
            _transaction = [];
        }

        if (_snapshot is { } snapshot)
        {
            Apply(snapshot, candle);
            if ((flags & Ends) != 0)
            {
                _snapshotHasEnded = true;
                IsCut = (flags & EventFlags.SnapshotSnip) != 0;
            }

            if (!_snapshotHasEnded || (flags & EventFlags.TransactionPending) != 0)
                return false;

            _published = snapshot;
            _snapshot = null;
            IsComplete = true;
            return true;
        }

        _transaction.Add(candle);
        IsComplete |= (flags & Ends) != 0; // Of a snapshot whose beginning was not seen.
        if ((flags & EventFlags.TransactionPending) != 0)
            return false;

        foreach (var one in _transaction)
            Apply(_published, one);

        _transaction.Clear();
        return true;
    }

    private static void Apply(SortedDictionary<long, CandleEvent> bars, in CandleEvent candle)
    {
        var index = CandleIndex.Of(candle);
        if ((candle.Flags & EventFlags.RemoveEvent) != 0)
            bars.Remove(index);
        else
            bars[index] = candle;
    }
}

using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>
/// How far the history of one symbol has come. After a lost session it is asked for again from where it was complete only, and what comes then goes on with
/// what consumers have: it must not look like a snapshot that voids the past, and must not bring again what they have.
/// </summary>
internal abstract class HistoryProgress
{
    private const EventFlags Ends = EventFlags.SnapshotEnd | EventFlags.SnapshotSnip;

    private readonly object _gate = new();
    private bool _isComplete;
    private long? _resumeAt;

    /// <summary>From when on to ask for the rest, if the past was there when the session was lost.</summary>
    public DateTimeOffset? ResumeFrom
    {
        get
        {
            lock (_gate)
                return _resumeAt is { } index ? CandleIndex.TimeOf(index) : null;
        }
    }

    /// <summary>The index from which the history has to be asked for again, by what came so far.</summary>
    protected abstract long? Reached { get; }

    /// <summary>The progress of a type; null if a lost history of it is asked for from its start.</summary>
    public static HistoryProgress? Of(MarketEventType type) => type switch
    {
        MarketEventType.Candle => new CandleProgress(),
        MarketEventType.TimeAndSale => new SaleProgress(),
        _ => null,
    };

    /// <summary>The session is lost.</summary>
    public void OnLost()
    {
        lock (_gate)
        {
            // A second loss before the rest had come leaves everything as it was after the first.
            if (_resumeAt is null && _isComplete)
                _resumeAt = Reached;
        }
    }

    /// <summary>The whole past is to be asked for anew.</summary>
    public void Restart()
    {
        lock (_gate)
        {
            Forget();
            _isComplete = false;
            _resumeAt = null;
        }
    }

    /// <summary>Takes note of an event, and says with which flags consumers are to get it; null if not at all.</summary>
    public EventFlags? Pass(long index, EventFlags flags, bool isCorrection = false)
    {
        lock (_gate)
        {
            var isRemoval = (flags & EventFlags.RemoveEvent) != 0;
            if (_resumeAt is not { } resumeAt)
            {
                if ((flags & EventFlags.SnapshotBegin) != 0)
                {
                    Forget();
                    _isComplete = false;
                }

                if (!isRemoval)
                    Advance(index);
                if ((flags & Ends) != 0)
                    _isComplete = true;

                return flags;
            }

            var isEnd = (flags & Ends) != 0;
            if (isEnd)
                _resumeAt = null;
            if ((isRemoval && isEnd) || (!isCorrection && IsKnown(index, resumeAt)))
                return null;
            if (!isRemoval)
                Advance(index);

            return flags & ~(Ends | EventFlags.SnapshotBegin);
        }
    }

    /// <summary>An event with this index has come.</summary>
    protected abstract void Advance(long index);

    /// <summary>Nothing has come.</summary>
    protected abstract void Forget();

    /// <summary>True if consumers have got what a rest brings under this index.</summary>
    protected abstract bool IsKnown(long index, long resumeAt);
}

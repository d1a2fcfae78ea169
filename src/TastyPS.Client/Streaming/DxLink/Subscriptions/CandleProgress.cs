using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>
/// How far the candles of one symbol have come. After a lost session they are asked for again from the last complete bar only, and what comes then goes on
/// with what consumers have: it must not look like a snapshot that voids the past.
/// </summary>
internal sealed class CandleProgress
{
    private const EventFlags Ends = EventFlags.SnapshotEnd | EventFlags.SnapshotSnip;

    private readonly object _gate = new();
    private long? _newest;
    private long? _lastComplete;
    private bool _isComplete;
    private long? _resumeAt;

    /// <summary>The start of the last complete bar, if the past was there when the session was lost.</summary>
    public DateTimeOffset? ResumeFrom
    {
        get
        {
            lock (_gate)
                return _resumeAt is { } index ? CandleIndex.TimeOf(index) : null;
        }
    }

    /// <summary>The session is lost.</summary>
    public void OnLost()
    {
        lock (_gate)
        {
            // A second loss before the rest had come leaves everything as it was after the first.
            if (_resumeAt is null && _isComplete)
                _resumeAt = _lastComplete ?? _newest;
        }
    }

    /// <summary>The whole past is to be asked for anew.</summary>
    public void Restart()
    {
        lock (_gate)
        {
            _newest = null;
            _lastComplete = null;
            _isComplete = false;
            _resumeAt = null;
        }
    }

    /// <summary>Takes note of a candle, and says how consumers are to get it; null if not at all.</summary>
    public CandleEvent? Pass(in CandleEvent candle)
    {
        lock (_gate)
        {
            var index = CandleIndex.Of(candle);
            var flags = candle.Flags;
            if (_resumeAt is not { } resumeAt)
            {
                if ((flags & EventFlags.SnapshotBegin) != 0)
                    (_newest, _lastComplete, _isComplete) = (null, null, false);
                if ((flags & EventFlags.RemoveEvent) == 0)
                    Advance(index);
                if ((flags & Ends) != 0)
                    _isComplete = true;

                return candle;
            }

            var isMarker = (flags & EventFlags.RemoveEvent) != 0 && (flags & Ends) != 0;
            if ((flags & Ends) != 0)
                _resumeAt = null;
            if (isMarker || index < resumeAt)
                return null;
            if ((flags & EventFlags.RemoveEvent) == 0)
                Advance(index);

            return candle.With(flags & ~(Ends | EventFlags.SnapshotBegin));
        }
    }

    private void Advance(long index)
    {
        if (_newest is not { } newest || index > newest)
            (_lastComplete, _newest) = (_newest, index);
        else if (index < newest && !(index <= _lastComplete))
            _lastComplete = index;
    }
}

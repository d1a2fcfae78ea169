namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>The progress of candles. The newest bar may still change, so the rest begins at the last complete one.</summary>
internal sealed class CandleProgress : HistoryProgress
{
    private long? _newest;
    private long? _lastComplete;

    protected override long? Reached => _lastComplete ?? _newest;

    protected override void Advance(long index)
    {
        if (_newest is not { } newest || index > newest)
            (_lastComplete, _newest) = (_newest, index);
        else if (index < newest && !(index <= _lastComplete))
            _lastComplete = index;
    }

    protected override void Forget() => (_newest, _lastComplete) = (null, null);

    protected override bool IsKnown(long index, long resumeAt) => index < resumeAt;
}

namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>The progress of the trades of a tape. A trade does not change, unless it is corrected, so the rest is what has a higher index than the newest.</summary>
internal sealed class SaleProgress : HistoryProgress
{
    private long? _newest;

    protected override long? Reached => _newest;

    protected override void Advance(long index)
    {
        if (index > 0 && !(index <= _newest)) // A trade without an index cannot be found again.
            _newest = index;
    }

    protected override void Forget() => _newest = null;

    // Not the newest of all: a rest comes newest first.
    protected override bool IsKnown(long index, long resumeAt) => index <= resumeAt;
}

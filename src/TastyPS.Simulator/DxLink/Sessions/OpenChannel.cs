using TastyPS.Simulator.DxLink.Feed;

namespace TastyPS.Simulator.DxLink.Sessions;

/// <summary>A channel with the timer of its aggregation period.</summary>
internal sealed class OpenChannel : IDisposable
{
    // Without conflation the market is looked at as often as it sensibly can be.
    private static readonly TimeSpan ShortestPeriod = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(1);

    private readonly ITimer _timer;
    private int _isDue;

    public OpenChannel(FeedChannel feed, StreamLoadRun load, TimeProvider clock, Action wake)
    {
        Feed = feed;
        Load = load;
        _timer = clock.CreateTimer(
            _ =>
            {
                Volatile.Write(ref _isDue, 1);
                wake();
            },
            null,
            Period,
            Period);
    }

    public FeedChannel Feed { get; }

    public StreamLoadRun Load { get; }

    private TimeSpan Period
    {
        get
        {
            var seconds = Math.Min(Feed.Configuration.Period, LongestPeriod.TotalSeconds);
            var period = TimeSpan.FromSeconds(seconds);
            return period < ShortestPeriod ? ShortestPeriod : period;
        }
    }

    /// <summary>Follows a change of the aggregation period.</summary>
    public void Retime() => _timer.Change(Period, Period);

    /// <summary>Whether a period has ended since the last call.</summary>
    public bool TakeDue() => Interlocked.Exchange(ref _isDue, 0) == 1;

    public void Dispose() => _timer.Dispose();
}

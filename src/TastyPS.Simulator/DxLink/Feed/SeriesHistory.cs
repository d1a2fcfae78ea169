using TastyPS.Simulator.DxLink.Events;

namespace TastyPS.Simulator.DxLink.Feed;

/// <summary>The expirations of an underlying as they are now.</summary>
internal sealed class SeriesHistory(FeedInstrument underlying) : IEventHistory
{
    private static readonly TimeSpan Interval = LatestEvents.IntervalOf(EventTypes.Series);

    private DateTimeOffset _sentAt;

    public IReadOnlyList<FeedEvent> Since(DateTimeOffset from, MarketMoment moment)
    {
        _sentAt = moment.Instant;
        return OptionFigures.EachSeries(underlying, moment);
    }

    public IReadOnlyList<FeedEvent> Changes(MarketMoment moment) => (moment.Instant - _sentAt).Duration() < Interval ? [] : Since(moment.Instant, moment);
}

using TastyPS.Simulator.DxLink.Events;
using TastyPS.Simulator.Market.Figures;

namespace TastyPS.Simulator.DxLink.Feed;

/// <summary>The expirations of an underlying as they are now.</summary>
internal sealed class SeriesHistory(FeedInstrument underlying) : IEventHistory
{
    private UnderlyingFigures? _sent;

    // The indexes count the expirations up, so the last one is the newest.
    public IReadOnlyList<FeedEvent> Since(DateTimeOffset from, MarketMoment moment)
    {
        var figures = _sent = underlying.FiguresAt(moment);
        var time = figures.UpdatedAt.ToUnixTimeMilliseconds();
        return [.. figures.Series.Select((one, number) => new FeedEvent { Symbol = underlying.Symbol, Time = time, OwnIndex = number + 1, Series = one }).Reverse()];
    }

    public IReadOnlyList<FeedEvent> Changes(MarketMoment moment) => ReferenceEquals(underlying.FiguresAt(moment), _sent) ? [] : Since(moment.Instant, moment);
}

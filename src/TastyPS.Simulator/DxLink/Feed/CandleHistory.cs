using TastyPS.Simulator.DxLink.Events;
using TastyPS.Simulator.Market.History;

namespace TastyPS.Simulator.DxLink.Feed;

/// <summary>Candles of one symbol: the bars since a time, then the last bar whenever it changes, and new ones.</summary>
internal sealed class CandleHistory(CandleSymbol candles, string symbol) : IEventHistory
{
    private PriceBar? _last;

    public IReadOnlyList<FeedEvent> Since(DateTimeOffset from, MarketMoment moment)
    {
        var bars = Bars(from, moment);
        Remember(bars);
        return [.. bars.Reverse().Select(Event)];
    }

    public IReadOnlyList<FeedEvent> Changes(MarketMoment moment)
    {
        var bars = Bars(_last?.Start ?? moment.Instant, moment);
        var changed = bars.Where(bar => bar != _last).Select(Event).ToArray();
        Remember(bars);
        return changed;
    }

    private IReadOnlyList<PriceBar> Bars(DateTimeOffset from, MarketMoment moment) =>
        candles.Period is { } period && moment.Market.History.TryGetBars(candles.Base, period, from, moment.Instant, out var bars) ? bars : [];

    private void Remember(IReadOnlyList<PriceBar> bars)
    {
        if (bars.Count > 0) _last = bars[bars.Count - 1];
    }

    private FeedEvent Event(PriceBar bar) => new() { Symbol = symbol, Time = bar.Start.ToUnixTimeMilliseconds(), Bar = bar };
}

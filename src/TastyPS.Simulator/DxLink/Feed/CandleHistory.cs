using TastyPS.Simulator.DxLink.Events;
using TastyPS.Simulator.Market.History;

namespace TastyPS.Simulator.DxLink.Feed;

/// <summary>Candles of one symbol: the bars since a time, then the last bar whenever it changes, and new ones.</summary>
internal sealed class CandleHistory(CandleSymbol candles, string symbol) : IEventHistory
{
    // Several where more than one trade fell into a millisecond.
    private PriceBar[] _last = [];

    public IReadOnlyList<FeedEvent> Since(DateTimeOffset from, MarketMoment moment)
    {
        var bars = Bars(from, moment);
        Remember(bars);
        return [.. Events(bars).Reverse().Select(one => one.Event)];
    }

    public IReadOnlyList<FeedEvent> Changes(MarketMoment moment)
    {
        var bars = Bars(_last.Length > 0 ? _last[0].Start : moment.Instant, moment);
        var changed = Events(bars).Where(one => Array.IndexOf(_last, one.Bar) < 0).Select(one => one.Event).ToArray();
        Remember(bars);
        return changed;
    }

    private IReadOnlyList<PriceBar> Bars(DateTimeOffset from, MarketMoment moment) =>
        candles.Period is { } period && moment.Market.History.TryGetBars(candles.Base, period, from, moment.Instant, out var bars) ? bars : [];

    private void Remember(IReadOnlyList<PriceBar> bars)
    {
        if (bars.Count > 0) _last = [.. bars.SkipWhile(bar => bar.Start < bars[bars.Count - 1].Start)];
    }

    // Bars that begin in the same millisecond are told apart by their sequence.
    private IEnumerable<(PriceBar Bar, FeedEvent Event)> Events(IReadOnlyList<PriceBar> bars)
    {
        var sequence = 0;
        for (var i = 0; i < bars.Count; i++)
        {
            sequence = i > 0 && bars[i].Start == bars[i - 1].Start ? sequence + 1 : 0;
            yield return (bars[i], new FeedEvent { Symbol = symbol, Time = bars[i].Start.ToUnixTimeMilliseconds(), Sequence = sequence, Bar = bars[i] });
        }
    }
}

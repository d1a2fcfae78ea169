using TastyPS.Simulator.DxLink.Events;

namespace TastyPS.Simulator.DxLink.Feed;

/// <summary>The past of an instrument in bars.</summary>
internal interface ICandleSource
{
    /// <summary>The bars that begin between two instants, ascending.</summary>
    IReadOnlyList<Candle> Bars(CandleSymbol symbol, DateTimeOffset from, MarketMoment moment);
}

/// <summary>A market without a past.</summary>
internal sealed class NoCandles : ICandleSource
{
    public IReadOnlyList<Candle> Bars(CandleSymbol symbol, DateTimeOffset from, MarketMoment moment) => [];
}

/// <summary>Candles of one symbol: the bars since a time, then the last bar whenever it changes, and new ones.</summary>
internal sealed class CandleHistory(CandleSymbol symbol, ICandleSource source) : IEventHistory
{
    private Candle? _last;

    public IReadOnlyList<FeedEvent> Since(DateTimeOffset from, MarketMoment moment)
    {
        var bars = source.Bars(symbol, from, moment);
        _last = bars.Count > 0 ? bars[bars.Count - 1] : null;
        return [.. bars.Reverse().Select(Event)];
    }

    public IReadOnlyList<FeedEvent> Changes(MarketMoment moment)
    {
        var from = _last is null ? moment.Instant : DateTimeOffset.FromUnixTimeMilliseconds(_last.Time);
        var bars = source.Bars(symbol, from, moment);
        var changed = bars.Where(bar => bar != _last).ToArray();
        if (bars.Count > 0) _last = bars[bars.Count - 1];
        return [.. changed.Select(Event)];
    }

    private FeedEvent Event(Candle bar) => new() { Symbol = symbol.Base, Time = bar.Time, Candle = bar };
}

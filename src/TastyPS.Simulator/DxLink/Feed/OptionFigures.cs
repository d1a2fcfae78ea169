using TastyPS.Simulator.DxLink.Events;
using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.DxLink.Feed;

/// <summary>Volatility and volume of the options on an underlying, taken from the strikes nearest to the money.</summary>
internal static class OptionFigures
{
    private const int StrikesOfSeries = 8;
    private const int DaysOfIndex = 30;

    /// <summary>The figures over the expirations next to 30 days; null if there are no options.</summary>
    public static SeriesFigures? OfUnderlying(FeedInstrument underlying, MarketMoment moment)
    {
        var series = moment.Market.SeriesOf(underlying.Symbol).Where(one => one.ChainType == "Standard").OrderBy(one => one.ExpiresAt).ToArray();
        if (series.Length == 0) return null;
        var target = moment.Instant.AddDays(DaysOfIndex);
        var back = Array.FindIndex(series, one => one.ExpiresAt >= target);
        if (back < 0) back = series.Length - 1;
        var front = Of(underlying, series[Math.Max(0, back - 1)], moment);
        var behind = Of(underlying, series[back], moment);
        return front with
        {
            Expiration = null,
            Volatility = (front.Volatility + behind.Volatility) / 2,
            FrontVolatility = front.Volatility,
            BackVolatility = behind.Volatility,
            CallVolume = front.CallVolume + behind.CallVolume,
            PutVolume = front.PutVolume + behind.PutVolume,
        };
    }

    /// <summary>One event for each expiration, the last expiration first, as their indexes count up with time.</summary>
    public static IReadOnlyList<FeedEvent> EachSeries(FeedInstrument underlying, MarketMoment moment)
    {
        var time = moment.Instant.ToUnixTimeMilliseconds();
        return moment.Market.SeriesOf(underlying.Symbol)
            .Where(one => one.ChainType == "Standard")
            .OrderBy(one => one.ExpiresAt)
            .Select((one, number) => new FeedEvent { Symbol = underlying.Symbol, Time = time, OwnIndex = number + 1, Series = Of(underlying, one, moment) })
            .Reverse()
            .ToArray();
    }

    private static SeriesFigures Of(FeedInstrument underlying, OptionSeries series, MarketMoment moment)
    {
        var price = underlying.QuoteAt(moment).Last ?? 0;
        double calls = 0, puts = 0;
        double? volatility = null;
        foreach (var strike in series.Strikes.OrderBy(strike => Math.Abs(strike.Price - price)).Take(StrikesOfSeries))
        {
            var call = moment.Market.QuoteOf(strike.Call);
            calls += Volume(call);
            puts += Volume(moment.Market.QuoteOf(strike.Put));
            volatility ??= call.ImpliedVolatility;
        }
        return new SeriesFigures(series.Expiration, (double)price, volatility, null, null, calls, puts);
    }

    private static double Volume(Quotation quote) => (double)(quote.Volume ?? 0);
}

using TastyPS.Simulator.Market.History;

namespace TastyPS.Simulator.Market.Synthetic.History;

/// <summary>The past of a price: a sample a minute, as the day's high and low are made of; a sample a second or a trade where that is asked for.</summary>
/// <param name="symbol">Under which whole sessions are kept.</param>
/// <param name="hours">When it trades.</param>
/// <param name="sourceOf">Whose price it is in a session: a continuous future changes.</param>
/// <param name="sessions">The whole sessions that are known.</param>
internal sealed class PricePath(string symbol, SessionHours hours, Func<TradingSession, PriceSource> sourceOf, SessionBars sessions) : IBarPath
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public SessionHours Hours => hours;

    public DateTimeOffset Beginning => DateTimeOffset.MinValue;

    public void AddSession(TradingSession session, DateTimeOffset until, BarFolder folder)
    {
        var price = folder.Period.Price;
        var source = sourceOf(session);
        if (source.PriceOf(price, source.Process.PriceAt(session.Open)) is null)
            return;

        if (price == BarPrice.Settlement)
            AddSettlement(source, session, until, folder);
        else if (folder.Period.Unit is BarUnit.Trade or BarUnit.Volume)
            AddTrades(source, session, until, folder);
        else if (folder.TakesWholeSessions)
            folder.Add(session.Open, session, until >= session.Close ? sessions.GetOrMake(symbol, price, session.Day, () => Whole(source, price, session, until)) : Whole(source, price, session, until));
        else
            AddSamples(source, session, until, folder);
    }

    private static PriceSlice Whole(PriceSource source, BarPrice price, TradingSession session, DateTimeOffset until)
    {
        var open = source.Process.PriceAt(session.Open);
        var (high, low, close, sum) = (open, open, open, 0.0);
        var minutes = 0;
        for (var at = session.Open; at < until || minutes == 0; at += Minute, minutes++)
        {
            var end = at + Minute < until ? at + Minute : until;
            sum += close;
            close = source.Process.PriceAt(end);
            (high, low) = (Math.Max(high, close), Math.Min(low, close));
        }

        return Slice(source, price, (open, high, low, close), source.VolumeUntil(session, until), sum / minutes, minutes);
    }

    private static void AddSettlement(PriceSource source, TradingSession session, DateTimeOffset until, BarFolder folder)
    {
        if (until < session.Close)
            return;
        var close = source.Process.PriceAt(session.Close);
        folder.AddSettlement(session, Slice(source, BarPrice.Settlement, (close, close, close, close), null, close, 1));
    }

    private static void AddSamples(PriceSource source, TradingSession session, DateTimeOffset until, BarFolder folder)
    {
        var step = folder.Period.IsFine ? Second : Minute;
        var first = folder.FirstSample(session, step);
        var open = source.Process.PriceAt(first);
        var before = source.VolumeUntil(session, first);
        for (var at = first; at < until || at == session.Open; at += step)
        {
            var end = at + step < until ? at + step : until;
            var close = source.Process.PriceAt(end);
            var volume = source.VolumeUntil(session, end);
            if (folder.Counts(at))
                folder.AddSample(at, session, Slice(source, folder.Period.Price, (open, Math.Max(open, close), Math.Min(open, close), close), volume - before, (open + close) / 2, 1));
            (open, before) = (close, volume);
        }
    }

    // Trades are of one size and come evenly: so each can be found without those before it.
    private static void AddTrades(PriceSource source, TradingSession session, DateTimeOffset until, BarFolder folder)
    {
        var trades = source.TradesOf(session);
        var span = session.Close - session.Open;
        var perTrade = source.IsIndex ? 1 : Math.Max(1, (double)source.VolumeUntil(session, session.Close)! / trades);
        var perBar = folder.Period.Unit == BarUnit.Trade ? folder.Period.Count : Math.Ceiling(folder.Period.Count / perTrade) + 1;
        if (source.IsIndex && folder.Period.Unit == BarUnit.Volume)
            return;

        // From a bar earlier on: what is seen of that one in part begins too early to be wanted.
        var from = folder.From > session.Open ? (long)(trades * ((folder.From - session.Open).Ticks / (double)span.Ticks) - perBar) - 2 : 0;
        for (var trade = Math.Max(0, from); trade < trades; trade++)
        {
            var at = InstantOf(trade);
            if (at > until)
                break;
            var before = trade == 0 ? (source.IsIndex ? null : 0) : source.VolumeUntil(session, InstantOf(trade - 1));
            if (!folder.Counts(at))
                continue;
            var spot = source.Process.PriceAt(at);
            var slice = Slice(source, folder.Period.Price, (spot, spot, spot, spot), source.VolumeUntil(session, at) - before, spot, 1) with { Count = 1 };
            folder.Add(at, session, slice, folder.Period.Unit == BarUnit.Trade ? trade / folder.Period.Count : (long)(before!.Value / folder.Period.Count));
        }

        DateTimeOffset InstantOf(long trade) => session.Open.AddTicks((long)(span.Ticks * ((trade + 1) / (double)trades)));
    }

    private static PriceSlice Slice(PriceSource source, BarPrice price, (double Open, double High, double Low, double Close) spot, decimal? volume, double average, int samples)
    {
        var slice = new PriceSlice(On(spot.Open), On(spot.High), On(spot.Low), On(spot.Close));

        // Quotes have no volume: they are counted, one a sample.
        return price == BarPrice.Last
            ? slice with
            {
                Volume = volume,
                Turnover = (volume ?? 0) * (decimal)average,
                Count = volume is { } traded ? (long)Math.Ceiling((double)traded / source.AverageTrade) : samples,
            }
            : slice with { Count = samples };

        decimal On(double value) => source.PriceOf(price, value)!.Value;
    }
}

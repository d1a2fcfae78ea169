namespace TastyPS.Simulator.Market.Synthetic.History;

/// <summary>The past of a price: a sample a minute, as the day's high and low are made of.</summary>
/// <param name="symbol">Under which whole sessions are kept.</param>
/// <param name="hours">When it trades.</param>
/// <param name="sourceOf">Whose price it is in a session: a continuous future changes.</param>
/// <param name="sessions">The whole sessions that are known.</param>
internal sealed class PricePath(string symbol, SessionHours hours, Func<TradingSession, PriceSource> sourceOf, SessionBars sessions) : IBarPath
{
    public SessionHours Hours => hours;

    public DateTimeOffset Beginning => DateTimeOffset.MinValue;

    public void AddSession(TradingSession session, DateTimeOffset until, BarFolder folder)
    {
        if (folder.TakesWholeSessions)
            folder.Add(session.Open, session, until >= session.Close ? sessions.GetOrMake(symbol, session.Day, () => Whole(session, until)) : Whole(session, until));
        else
            AddMinutes(session, until, folder);
    }

    private PriceSlice Whole(TradingSession session, DateTimeOffset until)
    {
        var source = sourceOf(session);
        var open = source.Process.PriceAt(session.Open);
        var (high, low, close, sum) = (open, open, open, 0.0);
        var minutes = 0;
        for (var at = session.Open; at < until || minutes == 0; at = at.AddMinutes(1), minutes++)
        {
            var end = at.AddMinutes(1) < until ? at.AddMinutes(1) : until;
            sum += close;
            close = source.Process.PriceAt(end);
            (high, low) = (Math.Max(high, close), Math.Min(low, close));
        }

        var volume = source.VolumeUntil(session, until);
        return Slice(source, open, high, low, close, volume, sum / minutes, minutes);
    }

    private void AddMinutes(TradingSession session, DateTimeOffset until, BarFolder folder)
    {
        var source = sourceOf(session);
        var open = source.Process.PriceAt(session.Open);
        var before = source.VolumeUntil(session, session.Open);
        for (var at = session.Open; at < until || at == session.Open; at = at.AddMinutes(1))
        {
            var end = at.AddMinutes(1) < until ? at.AddMinutes(1) : until;
            var close = source.Process.PriceAt(end);
            var volume = source.VolumeUntil(session, end);
            if (folder.Counts(at))
                folder.Add(at, session, Slice(source, open, Math.Max(open, close), Math.Min(open, close), close, volume - before, (open + close) / 2, 1));
            (open, before) = (close, volume);
        }
    }

    private static PriceSlice Slice(PriceSource source, double open, double high, double low, double close, decimal? volume, double average, int minutes) =>
        new(source.Nearest(open), source.Nearest(high), source.Nearest(low), source.Nearest(close))
        {
            Volume = volume,
            Turnover = (volume ?? 0) * (decimal)average,
            Count = volume is { } traded ? (long)Math.Ceiling((double)traded / source.AverageTrade) : minutes,
        };
}

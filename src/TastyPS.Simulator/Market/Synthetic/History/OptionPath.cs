namespace TastyPS.Simulator.Market.Synthetic.History;

/// <summary>The past of an option: its trades, the same that its quotations count.</summary>
internal sealed class OptionPath(OptionTerms option, PriceSource underlying) : IBarPath
{
    private const int MonthlyDays = 366;
    private const int WeeklyDays = 60;

    private readonly ulong _chance = option.Chance;

    public SessionHours Hours => underlying.Hours;

    /// <summary>Options are listed some time before they expire.</summary>
    public DateTimeOffset Beginning => option.ExpiresAt.AddDays(option.IsMonthly ? -MonthlyDays : -WeeklyDays);

    public void AddSession(TradingSession session, DateTimeOffset until, BarFolder folder)
    {
        var before = OptionDay.MaturityAt(option, underlying.Process.At(session.Previous.Close));
        var activity = OptionActivity.Of(option, before, session.Day, _chance);
        if (activity.NeverTraded)
            return;
        var elapsed = session.ElapsedAt(until);
        var trades = OptionDay.TradesOf(option, activity, session, _chance, underlying.Process.At);
        for (var trade = 0; trade < trades.Length && trades[trade].Elapsed < elapsed; trade++)
        {
            var (moment, price) = (trades[trade].Moment, trades[trade].Price);
            if (!folder.Counts(moment.Instant))
                continue;
            var volume = activity.VolumeAfter(trade + 1) - activity.VolumeAfter(trade);
            folder.Add(moment.Instant, session, new PriceSlice(price, price, price, price)
            {
                Volume = volume,
                Turnover = volume * price,
                Count = 1,
                ImpliedVolatility = OptionDay.MaturityAt(option, moment).VolatilityAt(option.Strike),
                OpenInterest = activity.OpenInterest,
            });
        }
    }
}

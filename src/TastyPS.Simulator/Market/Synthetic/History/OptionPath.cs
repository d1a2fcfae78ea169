using TastyPS.Simulator.Market.History;

namespace TastyPS.Simulator.Market.Synthetic.History;

/// <summary>The past of an option: its trades, the same that its quotations count; its quotes, seen each minute or second; its settlements.</summary>
internal sealed class OptionPath(OptionTerms option, PriceSource underlying) : IBarPath
{
    private const int MonthlyDays = 366;
    private const int WeeklyDays = 60;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ulong _chance = option.Chance;

    public SessionHours Hours => underlying.Hours;

    /// <summary>Options are listed some time before they expire.</summary>
    public DateTimeOffset Beginning => option.ExpiresAt.AddDays(option.IsMonthly ? -MonthlyDays : -WeeklyDays);

    public void AddSession(TradingSession session, DateTimeOffset until, BarFolder folder)
    {
        switch (folder.Period.Price)
        {
            case BarPrice.Last:
                AddTrades(session, until, folder);
                break;
            case BarPrice.Settlement:
                AddSettlement(session, until, folder);
                break;
            default:
                AddQuotes(session, until, folder);
                break;
        }
    }

    private void AddTrades(TradingSession session, DateTimeOffset until, BarFolder folder)
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
            var slice = new PriceSlice(price, price, price, price)
            {
                Volume = volume,
                Turnover = volume * price,
                Count = 1,
                ImpliedVolatility = OptionDay.MaturityAt(option, moment).VolatilityAt(option.Strike),
                OpenInterest = activity.OpenInterest,
            };
            if (folder.Period.Unit == BarUnit.Trade)
                folder.Add(moment.Instant, session, slice, trade / folder.Period.Count);
            else if (folder.Period.Unit == BarUnit.Volume)
                folder.Add(moment.Instant, session, slice, activity.VolumeAfter(trade) / folder.Period.Count);
            else
                folder.AddSample(moment.Instant, session, slice);
        }
    }

    private void AddQuotes(TradingSession session, DateTimeOffset until, BarFolder folder)
    {
        var step = folder.Period.IsFine ? Second : Minute;
        var first = folder.FirstSample(session, step);
        var end = until < option.ExpiresAt ? until : option.ExpiresAt;
        var open = QuoteAt(first, folder.Period.Price);
        for (var at = first; at < end || (at == session.Open && at == end); at += step)
        {
            var close = QuoteAt(at + step < end ? at + step : end, folder.Period.Price);
            if (folder.Counts(at) && (open ?? close) is { } from && (close ?? open) is { } to)
                folder.AddSample(at, session, new PriceSlice(from, Math.Max(from, to), Math.Min(from, to), to) { Count = 1 });
            open = close;
        }
    }

    // What the exchange settles at is what its own model says at the close.
    private void AddSettlement(TradingSession session, DateTimeOffset until, BarFolder folder)
    {
        if (until < session.Close || session.Close > option.ExpiresAt)
            return;
        var price = option.TradePrice(OptionDay.MaturityAt(option, underlying.Process.At(session.Close)), 0.5);
        folder.AddSettlement(session, new PriceSlice(price, price, price, price) { Count = 1 });
    }

    private decimal? QuoteAt(DateTimeOffset instant, BarPrice price)
    {
        var maturity = OptionDay.MaturityAt(option, underlying.Process.At(instant));
        var (bid, ask) = OptionQuoter.PricesAround(option, maturity, option.ValueAt(maturity));
        return price switch
        {
            BarPrice.Bid => bid,
            BarPrice.Ask => ask,
            _ => (bid + ask) / 2,
        };
    }
}

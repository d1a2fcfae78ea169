using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Market;
using TastyPS.Simulator.Market.Synthetic;

namespace TastyPS.Simulator.DxLink.Feed;

/// <summary>
/// Trades of equities outside the regular session, of which a market knows nothing: from 4:00 to the open, and for four hours from the close
/// on, in New York. They stay near the last close and come every few seconds, the same for the same instant.
/// </summary>
internal static class ExtendedTrades
{
    private const decimal Swing = 0.002m;
    private const double MostShares = 1_000_000;
    private static readonly TimeSpan Begin = TimeSpan.FromHours(4);
    private static readonly TimeSpan Length = TimeSpan.FromHours(4);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>The last trade of the extended session under way, or of the last one; without values where there is none.</summary>
    public static Quotation Of(FeedInstrument instrument, Quotation regular, DateTimeOffset instant)
    {
        if (instrument.Kind != StreamedKind.Equity) return regular with { Last = null, LastTime = null, Volume = null, High = null, Low = null };
        var day = NewYorkTime.DayOf(instant);
        if (!TradingCalendar.IsTradingDay(day) || instant < NewYorkTime.At(day, Begin)) return After(instrument, regular, TradingCalendar.PreviousTradingDay(day), instant);
        var open = TradingCalendar.OpenAt(day);
        if (instant < open) return Trade(instrument, regular with { PreviousClose = regular.Last }, regular.Last, day, NewYorkTime.At(day, Begin), open, instant);
        if (instant < TradingCalendar.CloseAt(day)) return Trade(instrument, regular, regular.Open, day, NewYorkTime.At(day, Begin), open, instant);
        return After(instrument, regular, day, instant);
    }

    private static Quotation After(FeedInstrument instrument, Quotation regular, DateTime day, DateTimeOffset instant)
    {
        var close = TradingCalendar.CloseAt(day);
        return Trade(instrument, regular, regular.Last, day, close, close + Length, instant);
    }

    private static Quotation Trade(FeedInstrument instrument, Quotation regular, decimal? near, DateTime day, DateTimeOffset begin, DateTimeOffset end, DateTimeOffset instant)
    {
        var at = instant < end ? instant.AddTicks(-(instant.UtcTicks % Interval.Ticks)) : end;
        var key = Noise.Mix(0, instrument.Symbol);
        var chance = Noise.Unit(key, unchecked((ulong)at.UtcTicks));
        var price = near is { } known ? Math.Round(known * (1 + Swing * (decimal)(2 * chance - 1)), 2) : (decimal?)null;
        var shares = MostShares * Noise.Unit(key, unchecked((ulong)begin.UtcTicks)) * (at - begin).TotalSeconds / (end - begin).TotalSeconds;
        return regular with
        {
            Last = price,
            LastTime = price is null ? null : at,
            High = price,
            Low = price,
            Volume = price is null ? null : (decimal)Math.Ceiling(shares),
            SummaryDate = day,
        };
    }
}

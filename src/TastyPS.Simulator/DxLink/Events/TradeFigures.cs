using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.DxLink.Events;

/// <summary>Figures of events that a quotation does not hold itself.</summary>
internal static class TradeFigures
{
    private static readonly DateTime Epoch = new(1970, 1, 1);

    /// <summary>Days since 1970-01-01.</summary>
    public static long DayId(DateTime day) => (day.Date - Epoch).Days;

    public static DateTime DayBefore(DateTime day) => TradingCalendar.PreviousTradingDay(day);

    /// <summary>Nobody remembers the size of the last trade, so it is drawn from its time; an index has none.</summary>
    public static decimal? LastSize(FeedEvent row)
    {
        if (row.Quote is not { LastTime: { } time, Volume: not null and not 0 }) return null;
        return row.Instrument?.Kind == StreamedKind.Equity ? 100 : 1 + time.ToUnixTimeSeconds() % 10;
    }

    /// <summary>The day's volume at the middle of the day's range.</summary>
    public static decimal? Turnover(FeedEvent row) =>
        row.Quote is { High: { } high, Low: { } low, Volume: { } volume } ? (high + low) / 2 * volume * (row.Instrument?.Multiplier ?? 1) : null;

    public static decimal? Middle(Quotation? quote) => quote switch
    {
        { Bid: { } bid, Ask: { } ask } => (bid + ask) / 2,
        { Ask: { } ask } => ask / 2,
        _ => null,
    };

    /// <summary>Whoever trades at the ask buys.</summary>
    public static string Aggressor(Quotation? quote)
    {
        if (quote is not { Last: { } last }) return "UNDEFINED";
        if (last >= quote.Ask) return "BUY";
        return last <= quote.Bid ? "SELL" : "UNDEFINED";
    }

    public static double? YearHigh(FeedEvent row) => row.Instrument?.IsOption == true ? null : (double?)row.Quote?.High * 1.1;

    public static double? YearLow(FeedEvent row) => row.Instrument?.IsOption == true ? null : (double?)row.Quote?.Low * 0.75;
}

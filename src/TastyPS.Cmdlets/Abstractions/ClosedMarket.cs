using System.Globalization;
using TastyPS.Analytics.Calendar;

namespace TastyPS.Abstractions;

/// <summary>Says so when values are the last known ones because nobody trades.</summary>
internal static class ClosedMarket
{
    /// <summary>A sentence if the regular session is closed at the instant, else null. Index options trade a quarter of an hour longer than stocks.</summary>
    public static string? Describe(DateTimeOffset now, string where = "QuoteTime")
    {
        var today = NewYorkTime.DayOf(now);
        if (TradingCalendar.IsTradingDay(today) && now >= TradingCalendar.OpenAt(today) && now < TradingCalendar.CloseAt(today).AddMinutes(15))
            return null;

        var last = TradingCalendar.IsTradingDay(today) && now >= TradingCalendar.OpenAt(today) ? today : TradingCalendar.PreviousTradingDay(today);
        return $"the market is closed. The values are the last known ones, of {last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}; {where} says when.";
    }
}

using TastyPS.Analytics.Calendar;

namespace TastyPS.Simulator.Market.Synthetic.Futures;

/// <summary>Counts the days on which the exchanges are open.</summary>
internal static class BusinessDays
{
    /// <summary>The business day so many before a day; the day itself need not be one.</summary>
    public static DateTime Before(DateTime day, int count)
    {
        for (; count > 0; count--)
            day = TradingCalendar.PreviousTradingDay(day);
        return day;
    }

    /// <summary>The last business day of a month, or so many before it.</summary>
    public static DateTime LastOf(DateTime month, int before = 0) => Before(new DateTime(month.Year, month.Month, 1).AddMonths(1), 1 + before);

    /// <summary>How many lie after the first day, up to and including the second.</summary>
    public static int Between(DateTime after, DateTime until)
    {
        var count = 0;
        for (var day = TradingCalendar.NextTradingDay(after); day <= until; day = TradingCalendar.NextTradingDay(day))
            count++;
        return count;
    }
}

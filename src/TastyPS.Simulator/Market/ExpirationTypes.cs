using TastyPS.Analytics.Calendar;

namespace TastyPS.Simulator.Market;

/// <summary>Sorts an expiration into the four types of the wire by the calendar alone.</summary>
/// <remarks>
/// A third Friday is <c>Regular</c> under either root: SPXW lists a PM monthly beside the AM monthly of SPX, and root and settlement type
/// tell them apart. VIX has its monthly on the Wednesday 30 days before the next month's third Friday.
/// </remarks>
internal static class ExpirationTypes
{
    public const string Regular = "Regular";
    public const string Weekly = "Weekly";
    public const string Quarterly = "Quarterly";
    public const string EndOfMonth = "End-Of-Month";

    public static string Of(string underlying, DateTime expiration)
    {
        if (expiration == Monthly(underlying, expiration.Year, expiration.Month))
            return Regular;
        if (expiration != LastTradingDay(expiration.Year, expiration.Month))
            return Weekly;
        return expiration.Month % 3 == 0 ? Quarterly : EndOfMonth;
    }

    /// <summary>The day of the standard monthly expiration.</summary>
    public static DateTime Monthly(string underlying, int year, int month)
    {
        if (underlying != "VIX")
            return TradingCalendar.MonthlyExpiration(year, month);
        var following = new DateTime(year, month, 1).AddMonths(1);
        var wednesday = TradingCalendar.MonthlyExpiration(following.Year, following.Month).AddDays(-30);
        return TradingCalendar.IsTradingDay(wednesday) ? wednesday : TradingCalendar.PreviousTradingDay(wednesday);
    }

    public static DateTime LastTradingDay(int year, int month) =>
        TradingCalendar.PreviousTradingDay(new DateTime(year, month, 1).AddMonths(1));
}

namespace TastyPS.Analytics.Calendar;

/// <summary>
/// The days and hours of the US exchanges for stocks, their options and index options, by the exchanges' own rules.
/// Exact from 2013; before that year some half days were other days.
/// </summary>
/// <remarks>
/// A day is the date of a <see cref="DateTime"/>; its time and kind are ignored, and days returned are midnight of unspecified kind.
/// Closures that nobody can foresee (storms, mourning) are known up to January 2025.
/// </remarks>
public static class TradingCalendar
{
    private static readonly TimeSpan Open = new(9, 30, 0);
    private static readonly TimeSpan Close = new(16, 0, 0);
    private static readonly TimeSpan EarlyClose = new(13, 0, 0);

    /// <summary>Whether the exchanges open on a day, be it for half of it.</summary>
    public static bool IsTradingDay(DateTime day) => IsWeekday(day) && !ExchangeHoliday.IsOn(Clean(day));

    /// <summary>Whether the exchanges close at 13:00 on a day.</summary>
    public static bool IsHalfDay(DateTime day) => IsTradingDay(day) && ExchangeHoliday.ClosesEarly(Clean(day));

    /// <summary>The weekdays of a year on which the exchanges are closed, in order.</summary>
    public static IReadOnlyList<DateTime> Holidays(int year) => [.. DaysOf(year).Where(day => IsWeekday(day) && ExchangeHoliday.IsOn(day))];

    /// <summary>The days of a year on which the exchanges close at 13:00, in order.</summary>
    public static IReadOnlyList<DateTime> HalfDays(int year) => [.. DaysOf(year).Where(IsHalfDay)];

    /// <summary>The first trading day after a day.</summary>
    public static DateTime NextTradingDay(DateTime day) => Walk(day, 1);

    /// <summary>The last trading day before a day.</summary>
    public static DateTime PreviousTradingDay(DateTime day) => Walk(day, -1);

    /// <summary>When the regular session of a trading day begins: 9:30 in New York.</summary>
    /// <exception cref="ArgumentException">The exchanges are closed on that day.</exception>
    public static DateTimeOffset OpenAt(DateTime day)
    {
        RequireTradingDay(day);
        return NewYorkTime.At(day, Open);
    }

    /// <summary>When the regular session of a trading day ends: 16:00 in New York, 13:00 on a half day.</summary>
    /// <exception cref="ArgumentException">The exchanges are closed on that day.</exception>
    public static DateTimeOffset CloseAt(DateTime day)
    {
        RequireTradingDay(day);
        return NewYorkTime.At(day, IsHalfDay(day) ? EarlyClose : Close);
    }

    /// <summary>When an option's value is settled: at the open of its expiration day if AM-settled, else at its close.</summary>
    /// <param name="expiration">The expiration day. If the exchanges are closed on it, the trading day before counts.</param>
    /// <param name="amSettled">Whether the option is settled by the opening prices.</param>
    public static DateTimeOffset ExpiresAt(DateTime expiration, bool amSettled)
    {
        var day = IsTradingDay(expiration) ? expiration : PreviousTradingDay(expiration);
        return amSettled ? OpenAt(day) : CloseAt(day);
    }

    /// <summary>The day on which a month's standard options expire: its third Friday, or the trading day before if that is a holiday.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such month.</exception>
    public static DateTime MonthlyExpiration(int year, int month)
    {
        var thirdFriday = ExchangeHoliday.NthWeekday(new DateTime(year, month, 1), DayOfWeek.Friday, 3);
        return IsTradingDay(thirdFriday) ? thirdFriday : PreviousTradingDay(thirdFriday);
    }

    private static void RequireTradingDay(DateTime day)
    {
        if (!IsTradingDay(day))
            throw new ArgumentException(FormattableString.Invariant($"The exchanges are closed on {day:yyyy-MM-dd}."), nameof(day));
    }

    private static DateTime Walk(DateTime day, int step)
    {
        var next = Clean(day).AddDays(step);
        while (!IsTradingDay(next))
            next = next.AddDays(step);
        return next;
    }

    private static IEnumerable<DateTime> DaysOf(int year) =>
        Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365).Select(offset => new DateTime(year, 1, 1).AddDays(offset));

    private static bool IsWeekday(DateTime day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private static DateTime Clean(DateTime day) => DateTime.SpecifyKind(day.Date, DateTimeKind.Unspecified);
}

namespace TastyPS.Analytics.Calendar;

/// <summary>The rules by which the New York Stock Exchange, and the options exchanges with it, rest for a day or close early.</summary>
internal static class ExchangeHoliday
{
    private const int FirstMartinLutherKingDay = 1998;
    private const int FirstJuneteenth = 2022;

    /// <summary>Whether the exchanges are closed on a weekday, by rule or by special decision.</summary>
    public static bool IsOn(DateTime weekday) => IsByRule(weekday) || IsSpecialClosure(weekday);

    /// <summary>Whether the exchanges close early on a trading day. A Friday the 3rd of July or the 24th of December is none: the holiday is kept on it.</summary>
    public static bool ClosesEarly(DateTime tradingDay) => (tradingDay.Month, tradingDay.Day) switch
    {
        (7, 3) or (12, 24) => true,
        (11, _) => tradingDay.AddDays(-1) == NthWeekday(tradingDay, DayOfWeek.Thursday, 4),
        _ => false,
    };

    private static bool IsByRule(DateTime day) => day.Month switch
    {
        // A New Year's Day on a Saturday is not made up for: the year before would close on its last day.
        1 => IsObserved(day, new DateTime(day.Year, 1, 1))
            || day.Year >= FirstMartinLutherKingDay && day == NthWeekday(day, DayOfWeek.Monday, 3),
        2 => day == NthWeekday(day, DayOfWeek.Monday, 3),
        3 or 4 => day.DayOfWeek == DayOfWeek.Friday && day == EasterSunday(day.Year).AddDays(-2),
        5 => day.DayOfWeek == DayOfWeek.Monday && day.AddDays(7).Month == 6,
        6 => day.Year >= FirstJuneteenth && IsObserved(day, new DateTime(day.Year, 6, 19)),
        7 => IsObserved(day, new DateTime(day.Year, 7, 4)),
        9 => day == NthWeekday(day, DayOfWeek.Monday, 1),
        11 => day == NthWeekday(day, DayOfWeek.Thursday, 4),
        12 => IsObserved(day, new DateTime(day.Year, 12, 25)),
        _ => false,
    };

    private static bool IsSpecialClosure(DateTime day) => (day.Year, day.Month, day.Day) switch
    {
        (2001, 9, >= 11 and <= 14) => true, // the attacks of September 11
        (2004, 6, 11) => true, // mourning for Ronald Reagan
        (2007, 1, 2) => true, // mourning for Gerald Ford
        (2012, 10, 29 or 30) => true, // hurricane Sandy
        (2018, 12, 5) => true, // mourning for George H. W. Bush
        (2025, 1, 9) => true, // mourning for Jimmy Carter
        _ => false,
    };

    // Saturday's holiday is kept on Friday, Sunday's on Monday.
    private static bool IsObserved(DateTime day, DateTime holiday) =>
        day == holiday.DayOfWeek switch
        {
            DayOfWeek.Saturday => holiday.AddDays(-1),
            DayOfWeek.Sunday => holiday.AddDays(1),
            _ => holiday,
        };

    /// <summary>The first, second … of a weekday in the month of <paramref name="month"/>.</summary>
    public static DateTime NthWeekday(DateTime month, DayOfWeek weekday, int ordinal)
    {
        var first = new DateTime(month.Year, month.Month, 1);
        var untilFirst = (weekday - first.DayOfWeek + 7) % 7;
        return first.AddDays(untilFirst + 7 * (ordinal - 1));
    }

    // The Gregorian computus (J. Meeus, "Astronomical Algorithms", chapter 8).
    private static DateTime EasterSunday(int year)
    {
        var a = year % 19;
        var b = year / 100;
        var c = year % 100;
        var g = (8 * b + 13) / 25;
        var h = (19 * a + b - b / 4 - g + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var monthAndDay = h + l - 7 * m + 114;
        return new DateTime(year, monthAndDay / 31, monthAndDay % 31 + 1);
    }
}

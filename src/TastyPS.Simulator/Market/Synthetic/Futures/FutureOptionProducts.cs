using System.Globalization;
using TastyPS.Simulator.Market.Futures;

namespace TastyPS.Simulator.Market.Synthetic.Futures;

/// <summary>The option calendars of the products, with the exchanges' roots.</summary>
internal static class FutureOptionProducts
{
    private static readonly TimeSpan StockClose = TimeSpan.FromHours(16);
    private static readonly TimeSpan StockOpen = new(9, 30, 0);

    /// <summary>Options on an index future: quarterlies at the opening, Fridays, the end of the month, and where <paramref name="weekdays"/> is given, every other day.</summary>
    /// <param name="quarterly">The root of the quarterlies, e.g. <c>ES</c>.</param>
    /// <param name="friday">What stands before the number of a Friday, e.g. <c>EW</c>.</param>
    /// <param name="monthEnd">The root of the end of the month, e.g. <c>EW</c>.</param>
    /// <param name="weekdays">What stands before the number of a weekday, whose letter A to D follows: <c>E</c> for <c>E1A</c>.</param>
    public static FutureOptionCalendar Index(string quarterly, string friday, string monthEnd, string? weekdays) => new()
    {
        Standard = Product(quarterly, ExpirationTypes.Quarterly, StockOpen, isAmSettled: true),
        StandardMonths = 4,
        StandardExpiration = static (_, future) => future,
        Fridays = [.. Numbers(4).Select(number => Weekly(friday + number, StockClose))],
        FridayCount = 5,
        MonthEnd = Product(monthEnd, ExpirationTypes.EndOfMonth, StockClose),
        MonthEnds = 4,
        Weekdays = weekdays is null ? [] : [.. "ABCD".Select(letter => Numbers(5).Select(number => Weekly(weekdays + number + letter, StockClose)).ToArray())],
        WeekdayCount = weekdays is null ? 0 : 2,
    };

    /// <summary>Crude oil: the month's three business days before its future, and Fridays.</summary>
    public static FutureOptionCalendar CrudeOil() => new()
    {
        Standard = Product("LO", ExpirationTypes.Regular, OilClose),
        StandardMonths = 9,
        StandardExpiration = static (_, future) => BusinessDays.Before(future, 3),
        Fridays = [.. Numbers(5).Select(number => Weekly("LO" + number, OilClose))],
        FridayCount = 5,
    };

    /// <summary>Gold: every month, four business days before the end of the month ahead of it, a day earlier if that is a Friday or the eve of a holiday; and Fridays.</summary>
    public static FutureOptionCalendar Gold(string standard, string friday) => new()
    {
        Standard = Product(standard, ExpirationTypes.Regular, GoldClose),
        OnlyFutureMonths = false,
        StandardMonths = 8,
        StandardExpiration = static (month, _) =>
        {
            var day = BusinessDays.LastOf(month.AddMonths(-1), 3);
            var isAwkward = day.DayOfWeek == DayOfWeek.Friday || BusinessDays.Between(day, day.AddDays(1)) == 0;
            return isAwkward ? BusinessDays.Before(day, 1) : day;
        },
        Fridays = [.. Numbers(5).Select(number => Weekly(friday + number, GoldClose))],
        FridayCount = 4,
    };

    /// <summary>Treasury notes: every month, the last Friday at least two business days before the end of the month ahead of it; and Fridays.</summary>
    public static FutureOptionCalendar TreasuryNote() => new()
    {
        Standard = Product("OZN", ExpirationTypes.Regular, NoteClose),
        OnlyFutureMonths = false,
        StandardMonths = 5,
        StandardExpiration = static (month, _) =>
        {
            var day = BusinessDays.LastOf(month.AddMonths(-1), 2);
            day = day.AddDays(-(((int)day.DayOfWeek - (int)DayOfWeek.Friday + 7) % 7));
            return TastyPS.Analytics.Calendar.TradingCalendar.IsTradingDay(day) ? day : BusinessDays.Before(day, 1);
        },
        Fridays = [.. Numbers(5).Select(number => Weekly("ZN" + number, NoteClose))],
        FridayCount = 4,
    };

    private static TimeSpan OilClose => new(14, 30, 0);

    private static TimeSpan GoldClose => new(13, 30, 0);

    private static TimeSpan NoteClose => new(17, 0, 0);

    private static IEnumerable<string> Numbers(int count) => Enumerable.Range(1, count).Select(number => number.ToString(CultureInfo.InvariantCulture));

    private static FutureOptionProduct Weekly(string root, TimeSpan cutoff) => Product(root, ExpirationTypes.Weekly, cutoff);

    // The clearing house's own codes are invented.
    private static FutureOptionProduct Product(string root, string type, TimeSpan cutoff, bool isAmSettled = false) => new(root, type, isAmSettled, cutoff, root);
}

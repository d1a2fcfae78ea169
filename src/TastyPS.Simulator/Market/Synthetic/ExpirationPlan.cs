using TastyPS.Analytics.Calendar;

namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>Which expirations an underlying lists.</summary>
internal sealed record ExpirationPlan
{
    /// <summary>Root of the standard monthlies.</summary>
    public required string MonthlyRoot { get; init; }

    /// <summary>Root of everything else.</summary>
    public required string WeeklyRoot { get; init; }

    /// <summary>Whether the weekly root lists the day of a monthly, too.</summary>
    public bool WeeklyRootOnMonthlies { get; init; } = true;

    /// <summary>The weekdays on which something expires soon; a holiday among them is left out.</summary>
    public IReadOnlyList<DayOfWeek> DailyWeekdays { get; init; } = [];

    /// <summary>How many of them ahead.</summary>
    public int Dailies { get; init; }

    /// <summary>The weekday of the weeklies; the trading day before, if it is a holiday.</summary>
    public DayOfWeek WeeklyWeekday { get; init; } = DayOfWeek.Friday;

    /// <summary>How many weeklies ahead.</summary>
    public int Weeklies { get; init; }

    /// <summary>How many month ends ahead.</summary>
    public int MonthEnds { get; init; }

    /// <summary>How many quarter ends ahead.</summary>
    public int QuarterEnds { get; init; }

    /// <summary>How many monthlies ahead.</summary>
    public required int Monthlies { get; init; }

    /// <summary>How many Junes and Decembers after them.</summary>
    public int JunesAndDecembers { get; init; }

    /// <summary>All (root, expiration) from a day on, that day included, ordered by root, then expiration.</summary>
    public IReadOnlyList<(string Root, DateTime Expiration)> From(string underlying, DateTime day)
    {
        var monthlies = MonthlyDays(underlying, day);
        var others = new SortedSet<DateTime>(DailyDays(day));
        others.UnionWith(WeeklyDays(day));
        others.UnionWith(PeriodEnds(day));
        if (WeeklyRoot != MonthlyRoot && !WeeklyRootOnMonthlies)
            others.RemoveWhere(other => other == ExpirationTypes.Monthly(underlying, other.Year, other.Month));
        return monthlies.Select(expiration => (Root: MonthlyRoot, Expiration: expiration))
            .Concat(others.Select(expiration => (Root: WeeklyRoot, Expiration: expiration)))
            .Distinct()
            .OrderBy(series => series.Root, StringComparer.Ordinal)
            .ThenBy(series => series.Expiration)
            .ToArray();
    }

    private List<DateTime> MonthlyDays(string underlying, DateTime day)
    {
        var days = new List<DateTime>();
        var leaps = 0;
        for (var month = FirstOf(day); days.Count < Monthlies + JunesAndDecembers; month = month.AddMonths(1))
        {
            var expiration = ExpirationTypes.Monthly(underlying, month.Year, month.Month);
            if (expiration < day)
                continue;
            if (days.Count - leaps < Monthlies)
            {
                days.Add(expiration);
            }
            else if (month.Month is 6 or 12)
            {
                days.Add(expiration);
                leaps++;
            }
        }

        return days;
    }

    private IEnumerable<DateTime> DailyDays(DateTime day) =>
        DailyWeekdays.Count == 0 ? [] : DaysFrom(day)
            .Where(expiration => DailyWeekdays.Contains(expiration.DayOfWeek) && TradingCalendar.IsTradingDay(expiration))
            .Take(Dailies);

    private IEnumerable<DateTime> WeeklyDays(DateTime day) =>
        DaysFrom(day)
            .Where(candidate => candidate.DayOfWeek == WeeklyWeekday)
            .Select(candidate => TradingCalendar.IsTradingDay(candidate) ? candidate : TradingCalendar.PreviousTradingDay(candidate))
            .Where(expiration => expiration >= day)
            .Take(Weeklies);

    private IEnumerable<DateTime> PeriodEnds(DateTime day)
    {
        var monthEnds = 0;
        var quarterEnds = 0;
        for (var month = FirstOf(day); monthEnds < MonthEnds || quarterEnds < QuarterEnds; month = month.AddMonths(1))
        {
            var end = ExpirationTypes.LastTradingDay(month.Year, month.Month);
            if (end < day)
                continue;
            var isQuarterEnd = month.Month % 3 == 0;
            if (monthEnds < MonthEnds || isQuarterEnd)
                yield return end;
            monthEnds++;
            if (isQuarterEnd)
                quarterEnds++;
        }
    }

    private static IEnumerable<DateTime> DaysFrom(DateTime day)
    {
        for (var next = day; ; next = next.AddDays(1))
            yield return next;
    }

    private static DateTime FirstOf(DateTime day) => new(day.Year, day.Month, 1);
}

namespace TastyPS.Analytics.Calendar;

/// <summary>The clock and the calendar days of New York, where the options markets keep their hours.</summary>
public static class NewYorkTime
{
    private static readonly TimeZoneInfo Zone = NewYorkZone.Find(TimeZoneInfo.FindSystemTimeZoneById);

    /// <summary>The same instant as New York's clocks show it.</summary>
    public static DateTimeOffset ToNewYork(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>The instant at which New York's clocks show <paramref name="timeOfDay"/> on <paramref name="day"/>.</summary>
    /// <param name="day">The day in New York; its time and kind are ignored.</param>
    /// <param name="timeOfDay">
    /// The time since midnight on the clock. A time that occurs twice, when summer time ends, means the second;
    /// one that is skipped, when it begins, means as long after the change as it would have been without it.
    /// </param>
    public static DateTimeOffset At(DateTime day, TimeSpan timeOfDay)
    {
        var clock = DateTime.SpecifyKind(day.Date, DateTimeKind.Unspecified) + timeOfDay;
        return ToNewYork(new DateTimeOffset(clock, Zone.GetUtcOffset(clock)));
    }

    /// <summary>The calendar day in New York at <paramref name="instant"/>: midnight, of unspecified kind.</summary>
    public static DateTime DayOf(DateTimeOffset instant) => ToNewYork(instant).Date;
}

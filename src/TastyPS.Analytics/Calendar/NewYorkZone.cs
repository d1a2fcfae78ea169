namespace TastyPS.Analytics.Calendar;

/// <summary>New York's time zone, whatever the machine calls it.</summary>
internal static class NewYorkZone
{
    private const string IanaId = "America/New_York";
    private const string WindowsId = "Eastern Standard Time";

    /// <summary>The machine's zone under its IANA or its Windows id; where it has neither (a container without zone data), the rules in force since 2007.</summary>
    /// <param name="find">Gives the zone of an id, or throws <see cref="TimeZoneNotFoundException"/> or <see cref="InvalidTimeZoneException"/>.</param>
    public static TimeZoneInfo Find(Func<string, TimeZoneInfo> find) =>
        FindOrNull(find, IanaId) ?? FindOrNull(find, WindowsId) ?? FromRules();

    private static TimeZoneInfo? FindOrNull(Func<string, TimeZoneInfo> find, string id)
    {
        try
        {
            return find(id);
        }
        catch (Exception exception) when (exception is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            return null;
        }
    }

    // Energy Policy Act of 2005: from the second Sunday of March to the first Sunday of November, at 2:00 on the clock.
    private static TimeZoneInfo FromRules()
    {
        var changeTime = new DateTime(1, 1, 1, 2, 0, 0);
        var rule = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
            new DateTime(2007, 1, 1),
            DateTime.MaxValue.Date,
            TimeSpan.FromHours(1),
            TimeZoneInfo.TransitionTime.CreateFloatingDateRule(changeTime, month: 3, week: 2, DayOfWeek.Sunday),
            TimeZoneInfo.TransitionTime.CreateFloatingDateRule(changeTime, month: 11, week: 1, DayOfWeek.Sunday));
        return TimeZoneInfo.CreateCustomTimeZone(IanaId, TimeSpan.FromHours(-5), IanaId, "EST", "EDT", [rule]);
    }
}

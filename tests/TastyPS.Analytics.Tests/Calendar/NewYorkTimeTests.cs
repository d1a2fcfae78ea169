using System.Globalization;
using TastyPS.Analytics.Calendar;

namespace TastyPS.Analytics.Tests.Calendar;

public class NewYorkTimeTests
{
    [Theory]
    [InlineData("2026-03-06T14:30:00Z", "2026-03-06T09:30:00-05:00")] // Friday before summer time
    [InlineData("2026-03-09T13:30:00Z", "2026-03-09T09:30:00-04:00")] // Monday after
    [InlineData("2026-10-30T13:30:00Z", "2026-10-30T09:30:00-04:00")]
    [InlineData("2026-11-02T14:30:00Z", "2026-11-02T09:30:00-05:00")]
    [InlineData("2026-03-08T06:59:59Z", "2026-03-08T01:59:59-05:00")] // the clocks skip from 2:00 to 3:00
    [InlineData("2026-03-08T07:00:00Z", "2026-03-08T03:00:00-04:00")]
    [InlineData("2026-11-01T05:59:59Z", "2026-11-01T01:59:59-04:00")] // the clocks go back from 2:00 to 1:00
    [InlineData("2026-11-01T06:00:00Z", "2026-11-01T01:00:00-05:00")]
    public void An_instant_reads_as_the_clocks_of_New_York_show_it(string instant, string newYork) =>
        AssertShows(newYork, NewYorkTime.ToNewYork(Instant(instant)));

    [Theory]
    [InlineData("2026-03-06", "09:30", "2026-03-06T09:30:00-05:00")]
    [InlineData("2026-03-09", "09:30", "2026-03-09T09:30:00-04:00")]
    [InlineData("2026-10-30", "16:00", "2026-10-30T16:00:00-04:00")]
    [InlineData("2026-11-02", "16:00", "2026-11-02T16:00:00-05:00")]
    [InlineData("2026-11-01", "01:30", "2026-11-01T01:30:00-05:00")] // occurs twice: the second
    [InlineData("2026-03-08", "02:30", "2026-03-08T03:30:00-04:00")] // is skipped: half an hour after the change
    public void A_time_on_the_clock_gives_its_instant(string day, string time, string newYork) =>
        AssertShows(newYork, NewYorkTime.At(Day(day), TimeSpan.Parse(time, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(DateTimeKind.Utc)]
    [InlineData(DateTimeKind.Local)]
    public void The_kind_and_the_time_of_a_day_mean_nothing(DateTimeKind kind)
    {
        var afternoon = DateTime.SpecifyKind(Day("2026-07-01").AddHours(15), kind);

        AssertShows("2026-07-01T09:30:00-04:00", NewYorkTime.At(afternoon, new TimeSpan(9, 30, 0)));
    }

    [Fact]
    public void The_day_changes_at_midnight_in_New_York()
    {
        Assert.Equal(Day("2026-06-30"), NewYorkTime.DayOf(Instant("2026-07-01T03:59:59Z")));
        Assert.Equal(Day("2026-07-01"), NewYorkTime.DayOf(Instant("2026-07-01T04:00:00Z")));
        Assert.Equal(DateTimeKind.Unspecified, NewYorkTime.DayOf(Instant("2026-07-01T04:00:00Z")).Kind);
    }

    [Theory]
    [InlineData("America/New_York")]
    [InlineData("Eastern Standard Time")]
    public void Either_name_of_the_zone_is_enough(string known)
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone(known, TimeSpan.FromHours(-5), known, known);

        var found = NewYorkZone.Find(id => id == known ? zone : throw new TimeZoneNotFoundException(id));

        Assert.Same(zone, found);
    }

    [Fact]
    public void A_machine_without_zone_data_keeps_the_same_time()
    {
        var byRules = NewYorkZone.Find(id => throw new TimeZoneNotFoundException(id));
        var hours = Enumerable.Range(0, 24 * 366 * 20).Select(hour => Instant("2007-01-01T05:00:00Z").AddHours(hour));

        Assert.DoesNotContain(hours, hour => byRules.GetUtcOffset(hour) != NewYorkTime.ToNewYork(hour).Offset);
    }

    private static void AssertShows(string expected, DateTimeOffset actual) =>
        Assert.Equal(expected, actual.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static DateTime Day(string text) => DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

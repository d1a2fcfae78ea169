using System.Globalization;
using TastyPS.Analytics.Calendar;

namespace TastyPS.Analytics.Tests.Calendar;

public class TradingCalendarTests
{
    // The lists that the New York Stock Exchange publishes for each year.
    [Theory]
    [InlineData(2022, "01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26")]
    [InlineData(2023, "01-02 01-16 02-20 04-07 05-29 06-19 07-04 09-04 11-23 12-25")]
    [InlineData(2024, "01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25")]
    [InlineData(2025, "01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25")] // with the day of mourning
    [InlineData(2026, "01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25")]
    [InlineData(2027, "01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24")]
    [InlineData(2028, "01-17 02-21 04-14 05-29 06-19 07-04 09-04 11-23 12-25")]
    public void The_holidays_of_a_year_are_the_published_ones(int year, string days) =>
        Assert.Equal(DaysOf(year, days), TradingCalendar.Holidays(year));

    [Theory]
    [InlineData(2022, "11-25")]
    [InlineData(2023, "07-03 11-24")]
    [InlineData(2024, "07-03 11-29 12-24")]
    [InlineData(2025, "07-03 11-28 12-24")]
    [InlineData(2026, "11-27 12-24")]
    [InlineData(2027, "11-26")]
    [InlineData(2028, "07-03 11-24")]
    public void The_half_days_of_a_year_are_the_published_ones(int year, string days) =>
        Assert.Equal(DaysOf(year, days), TradingCalendar.HalfDays(year));

    [Theory]
    [InlineData("2012-10-29")]
    [InlineData("2012-10-30")]
    [InlineData("2018-12-05")]
    [InlineData("2025-01-09")]
    public void The_exchanges_rested_on_days_that_no_rule_foresees(string day)
    {
        Assert.False(TradingCalendar.IsTradingDay(Day(day)));
        Assert.Contains(Day(day), TradingCalendar.Holidays(Day(day).Year));
    }

    [Theory]
    [InlineData("2021-12-31")] // New Year's Day 2022 is a Saturday
    [InlineData("2027-12-31")]
    [InlineData("2021-06-18")] // Juneteenth became a holiday of the exchanges in 2022
    [InlineData("2020-07-02")] // the Thursday before an Independence Day kept on Friday is a whole day
    public void A_day_near_a_holiday_is_a_whole_trading_day(string day)
    {
        Assert.True(TradingCalendar.IsTradingDay(Day(day)));
        Assert.False(TradingCalendar.IsHalfDay(Day(day)));
    }

    [Theory]
    [InlineData("2026-11-21")]
    [InlineData("2026-11-22")]
    public void Nobody_trades_at_the_weekend(string day) => Assert.False(TradingCalendar.IsTradingDay(Day(day)));

    [Fact]
    public void A_year_has_about_252_trading_days() =>
        // 2026: 261 weekdays less the 10 holidays published.
        Assert.Equal(251, Enumerable.Range(0, 365).Count(offset => TradingCalendar.IsTradingDay(Day("2026-01-01").AddDays(offset))));

    [Theory]
    [InlineData("2026-11-25", "2026-11-27")] // over Thanksgiving
    [InlineData("2026-11-27", "2026-11-30")] // over the weekend
    [InlineData("2026-07-02", "2026-07-06")] // over Independence Day and the weekend
    public void The_next_trading_day_comes_after_and_the_previous_one_before(string before, string after)
    {
        Assert.Equal(Day(after), TradingCalendar.NextTradingDay(Day(before)));
        Assert.Equal(Day(before), TradingCalendar.PreviousTradingDay(Day(after)));
    }

    [Theory]
    [InlineData("2026-11-23", "2026-11-23T09:30:00-05:00", "2026-11-23T16:00:00-05:00")]
    [InlineData("2026-07-06", "2026-07-06T09:30:00-04:00", "2026-07-06T16:00:00-04:00")]
    [InlineData("2026-11-27", "2026-11-27T09:30:00-05:00", "2026-11-27T13:00:00-05:00")]
    [InlineData("2025-07-03", "2025-07-03T09:30:00-04:00", "2025-07-03T13:00:00-04:00")]
    public void A_session_lasts_from_the_open_to_the_close_in_New_York(string day, string open, string close)
    {
        Assert.Equal(Instant(open), TradingCalendar.OpenAt(Day(day)));
        Assert.Equal(Instant(close), TradingCalendar.CloseAt(Day(day)));
    }

    [Theory]
    [InlineData("2026-12-25")]
    [InlineData("2026-12-26")]
    public void A_closed_day_has_no_hours(string day)
    {
        Assert.Throws<ArgumentException>(() => TradingCalendar.OpenAt(Day(day)));
        Assert.Throws<ArgumentException>(() => TradingCalendar.CloseAt(Day(day)));
    }

    [Theory]
    [InlineData("2026-12-18", true, "2026-12-18T09:30:00-05:00")]
    [InlineData("2026-12-18", false, "2026-12-18T16:00:00-05:00")]
    [InlineData("2026-11-27", false, "2026-11-27T13:00:00-05:00")] // a half day
    [InlineData("2025-04-18", true, "2025-04-17T09:30:00-04:00")] // Good Friday: settled the day before
    [InlineData("2014-01-18", false, "2014-01-17T16:00:00-05:00")] // a Saturday, as expirations were dated until 2015
    public void An_option_expires_at_the_open_or_at_the_close(string expiration, bool amSettled, string expected) =>
        Assert.Equal(Instant(expected), TradingCalendar.ExpiresAt(Day(expiration), amSettled));

    [Theory]
    [InlineData(2026, 12, "2026-12-18")]
    [InlineData(2026, 5, "2026-05-15")] // the month begins on a Friday
    [InlineData(2026, 8, "2026-08-21")] // the month begins on a Saturday
    [InlineData(2014, 4, "2014-04-17")] // Good Friday
    [InlineData(2019, 4, "2019-04-18")]
    [InlineData(2022, 4, "2022-04-14")]
    [InlineData(2025, 4, "2025-04-17")]
    [InlineData(2026, 6, "2026-06-18")] // Juneteenth
    public void Standard_options_expire_on_the_third_Friday_or_the_trading_day_before(int year, int month, string expected) =>
        Assert.Equal(Day(expected), TradingCalendar.MonthlyExpiration(year, month));

    [Fact]
    public void The_time_and_the_kind_of_a_day_mean_nothing()
    {
        var christmasNoon = DateTime.SpecifyKind(Day("2026-12-25").AddHours(12), DateTimeKind.Utc);

        Assert.False(TradingCalendar.IsTradingDay(christmasNoon));
        Assert.True(TradingCalendar.IsHalfDay(christmasNoon.AddDays(-1)));
        Assert.Equal(Day("2026-12-28"), TradingCalendar.NextTradingDay(christmasNoon));
        Assert.Equal(DateTimeKind.Unspecified, TradingCalendar.NextTradingDay(christmasNoon).Kind);
    }

    private static IEnumerable<DateTime> DaysOf(int year, string days) =>
        days.Split(' ').Select(day => Day(FormattableString.Invariant($"{year}-{day}")));

    private static DateTime Day(string text) => DateTime.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

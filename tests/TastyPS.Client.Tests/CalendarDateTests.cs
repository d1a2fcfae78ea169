using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace TastyPS.Client.Tests;

public sealed class CalendarDateTests
{
    private static readonly CalendarDate Expiration = new(2026, 12, 18);

    [Theory]
    [InlineData("2026-12-18")]
    [InlineData("20261218")]
    [InlineData(" 2026-12-18 ")]
    public void A_day_is_read_from_both_forms(string text) => Assert.Equal(Expiration, CalendarDate.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("2026-12-32")]
    [InlineData("2026-13-01")]
    [InlineData("2026-02-29")]
    [InlineData("0000-01-01")]
    [InlineData("2026/12/18")]
    [InlineData("18.12.2026")]
    [InlineData("2026-12-18T00:00:00")]
    [InlineData("2026-1-018")]
    [InlineData("٢٠٢٦-12-18")]
    public void Anything_else_is_no_day(string text)
    {
        Assert.False(CalendarDate.TryParse(text, out _));
        Assert.Throws<FormatException>(() => CalendarDate.Parse(text));
        Assert.Throws<FormatException>(() => new CalendarDate(text));
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void It_reads_the_same_in_every_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

            Assert.Equal("2026-12-18", Expiration.ToString());
            Assert.Equal("2026-12-18", $"{Expiration}");
            Assert.Equal("2026-12-18", Expiration.Date);
            Assert.Equal(Expiration, CalendarDate.Parse("2026-12-18"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_format_of_dates_may_be_asked_for() => Assert.Equal("261218", Expiration.ToString("yyMMdd", CultureInfo.InvariantCulture));

    [Fact]
    public void It_shows_one_property_so_that_a_file_gets_one_column() =>
        Assert.Equal(["Date"], typeof(CalendarDate).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => p.Name));

    [Fact]
    public void Days_sort_by_time()
    {
        CalendarDate[] days = [new(2027, 1, 1), new(2026, 12, 18), new(2026, 2, 28)];

        Array.Sort(days);

        Assert.Equal(["2026-02-28", "2026-12-18", "2027-01-01"], days.Select(d => d.Date));
        Assert.True(days[0] < days[1] && days[1] <= days[2] && days[2] > days[0] && days[2] >= days[1] && days[0] != days[1]);
    }

    [Fact]
    public void Only_the_day_of_a_date_and_time_counts()
    {
        var noon = new DateTime(2026, 12, 18, 12, 0, 0, DateTimeKind.Local);

        Assert.Equal(0, Expiration.CompareTo((object)noon));
        Assert.True(Expiration.Equals((object)noon));
        Assert.True(Expiration.Equals((object)new DateTimeOffset(2026, 12, 18, 16, 0, 0, TimeSpan.FromHours(-5))));
        Assert.True(Expiration.CompareTo((object)noon.AddDays(1)) < 0);
        Assert.True(Expiration == noon);
    }

    [Fact]
    public void Text_compares_as_the_day_it_names()
    {
        Assert.True(Expiration.Equals("2026-12-18"));
        Assert.True(Expiration.CompareTo("2026-12-31") < 0);
        Assert.True(Expiration.CompareTo("20261217") > 0);
        Assert.True(Expiration.CompareTo((object?)null) > 0);
    }

    [Fact]
    public void What_is_no_day_is_unequal_and_cannot_be_ordered()
    {
        Assert.False(Expiration.Equals("tomorrow"));
        Assert.False(Expiration.Equals(20261218));
        Assert.False(Expiration.Equals((object?)null));
        Assert.Throws<ArgumentException>(() => Expiration.CompareTo("tomorrow"));
        Assert.Throws<ArgumentException>(() => Expiration.CompareTo(20261218));
    }

    [Fact]
    public void It_converts_from_and_to_a_date_and_time()
    {
        CalendarDate fromDateTime = new DateTime(2026, 12, 18, 23, 59, 59);

        Assert.Equal(Expiration, fromDateTime);
        Assert.Equal(new DateTime(2026, 12, 18), (DateTime)Expiration);
        Assert.Equal(DateTimeKind.Unspecified, ((DateTime)Expiration).Kind);
    }

    [Fact]
    public void Its_type_converter_takes_text_and_dates()
    {
        var converter = TypeDescriptor.GetConverter(typeof(CalendarDate));

        Assert.Equal(Expiration, converter.ConvertFromInvariantString("2026-12-18"));
        Assert.Equal(Expiration, converter.ConvertFrom(new DateTime(2026, 12, 18)));
        Assert.Equal(Expiration, converter.ConvertFrom(new DateTimeOffset(2026, 12, 18, 1, 0, 0, TimeSpan.FromHours(9))));
        Assert.Equal("2026-12-18", converter.ConvertToInvariantString(Expiration));
        Assert.Equal(new DateTime(2026, 12, 18), converter.ConvertTo(Expiration, typeof(DateTime)));
    }

    [Fact]
    public void Days_are_added_and_counted_across_a_leap_day()
    {
        Assert.Equal(new CalendarDate(2028, 3, 1), new CalendarDate(2028, 2, 28).AddDays(2));
        Assert.Equal(366, new CalendarDate(2029, 1, 1).DaysSince(new CalendarDate(2028, 1, 1)));
        Assert.Equal(DayOfWeek.Friday, Expiration.GetDayOfWeek());
        Assert.Equal((2026, 12, 18), (Expiration.GetYear(), Expiration.GetMonth(), Expiration.GetDay()));
    }

    [Fact]
    public void The_default_is_the_first_day() => Assert.Equal("0001-01-01", default(CalendarDate).ToString());
}

using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Output;

public sealed class CalendarDateTests : ModuleTest
{
    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    public void A_day_reads_the_same_in_every_culture(string culture)
    {
        UseCulture(culture);

        Assert.Equal(
            ["2026-12-18", "2026-12-18", "2026-12-18", "2026-12-18"],
            Texts("$d = [TastyPS.Client.CalendarDate]'2026-12-18'; \"$d\"; $d.ToString(); $d.Date; '{0}' -f $d"));
    }

    [Theory]
    [InlineData("$d -lt '2026-12-31'")]
    [InlineData("$d -gt '2026-12-17'")]
    [InlineData("$d -eq '2026-12-18'")]
    [InlineData("$d -ne '2026-12-19'")]
    [InlineData("$d -le [datetime]'2026-12-18T15:00:00'")]
    [InlineData("$d -lt [datetime]'2026-12-19'")]
    [InlineData("$d -eq [datetime]'2026-12-18'")]
    [InlineData("$d -ge [datetimeoffset]'2026-12-18T00:00:00+09:00'")]
    [InlineData("$d -in '2026-12-18', '2026-12-24'")]
    [InlineData("$d -eq [TastyPS.Client.CalendarDate]'20261218'")]
    [InlineData("$d -is [TastyPS.Client.CalendarDate]")]
    [InlineData("$d.AddDays(14) -eq '2027-01-01'")]
    [InlineData("([datetime]$d).Day -eq 18")]
    [InlineData("[TastyPS.Client.CalendarDate][datetime]'2026-12-18T23:59:59' -eq $d")]
    public void A_day_compares_with_text_and_dates_in_script(string condition) =>
        Assert.Equal(["True"], Texts("$d = [TastyPS.Client.CalendarDate]'2026-12-18'; " + condition));

    [Fact]
    public void Days_sort_by_the_calendar() =>
        Assert.Equal(["2025-12-31", "2026-02-01", "2026-10-01"], Texts("[TastyPS.Client.CalendarDate[]]$d = '2026-10-01', '2025-12-31', '2026-02-01'; [array]::Sort($d); $d"));

    [Fact]
    public void A_day_is_one_column() =>
        Assert.Equal(["Date"], Texts("([TastyPS.Client.CalendarDate]'2026-12-18').PSObject.Properties.Name"));

    [Theory]
    [InlineData("2026-13-01")]
    [InlineData("18.12.2026")]
    [InlineData("")]
    public void Text_that_is_no_day_does_not_cast(string text) =>
        Assert.NotNull(Session.RunExpectingTermination("param($Text) [TastyPS.Client.CalendarDate]$Text", new { Text = text }));

    [Fact]
    public void A_pipeline_filters_rows_by_text_and_date()
    {
        ConnectToTable();

        Assert.Equal(["2023-12-29"], Texts("Get-TastyOptionExpiration SPX | Where-Object Expiration -gt '2023-10-01' | ForEach-Object Expiration"));
        Assert.Equal(["2023-12-29"], Texts("Get-TastyOptionExpiration SPX | Where-Object { $_.Expiration -gt [datetime]'2023-10-01' } | ForEach-Object Expiration"));
    }
}

using System.Net;
using System.Text.Json;

namespace TastyPS.Simulator.Tests.Rest;

public class MarketTimeTests
{
    private const string Times = "instrument-collection start-at open-at close-at close-at-ext";

    [Theory]
    [InlineData("2026-08-04T12:14:59Z", "Closed", "2026-08-04", "2026-08-03")]
    [InlineData("2026-08-04T12:15:00Z", "Pre-market", "2026-08-05", "2026-08-03")]
    [InlineData("2026-08-04T13:30:00Z", "Open", "2026-08-05", "2026-08-03")]
    [InlineData("2026-08-04T20:00:00Z", "Extended", "2026-08-05", "2026-08-03")]
    [InlineData("2026-08-05T00:00:00Z", "Closed", "2026-08-05", "2026-08-04")]
    public async Task A_day_goes_through_its_states(string now, string state, string next, string previous)
    {
        using var session = await SimulatorSession.SignInAsync();

        var current = (await session.GetAsync($"market-time/equities/sessions/current?current-time={now}")).GetProperty("data");

        Assert.Equal(JsonShape.Sorted(Times + " state next-session previous-session"), current.Names());
        Assert.Equal(JsonShape.Sorted(Times + " session-date"), current.GetProperty("next-session").Names());
        Assert.Equal(state, current.Text("state"));
        Assert.Equal("2026-08-04T12:15:00.000+00:00", current.Text("start-at"));
        Assert.Equal("2026-08-04T13:30:00.000+00:00", current.Text("open-at"));
        Assert.Equal("2026-08-04T20:00:00.000+00:00", current.Text("close-at"));
        Assert.Equal("2026-08-05T00:00:00.000+00:00", current.Text("close-at-ext"));
        Assert.Equal(next, current.GetProperty("next-session").Text("session-date"));
        Assert.Equal(previous, current.GetProperty("previous-session").Text("session-date"));
    }

    [Fact]
    public async Task A_closed_day_has_no_times_and_leads_to_its_neighbours()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Market.FakeClock.SetUtcNow(new DateTimeOffset(2026, 9, 7, 15, 0, 0, TimeSpan.Zero)); // Labor Day

        var current = Assert.Single(await session.GetItemsAsync("market-time/sessions/current?instrument-collections[]=Equity"));

        Assert.Equal(JsonShape.Sorted("instrument-collection state next-session previous-session"), current.Names());
        Assert.Equal("Closed", current.Text("state"));
        Assert.Equal("2026-09-08", current.GetProperty("next-session").Text("session-date"));
        Assert.Equal("2026-09-04", current.GetProperty("previous-session").Text("session-date"));
    }

    [Fact]
    public async Task Sessions_are_trading_days_and_a_half_day_closes_at_one()
    {
        using var session = await SimulatorSession.SignInAsync();

        var items = await session.GetItemsAsync("market-time/sessions?from-date=2026-11-25&to-date=2026-11-30");

        Assert.Equal(["2026-11-25T21:00:00.000+00:00", "2026-11-27T18:00:00.000+00:00", "2026-11-30T21:00:00.000+00:00"], items.Texts("close-at"));
        Assert.All(items, item => Assert.Equal(JsonShape.Sorted(Times), item.Names()));
    }

    [Fact]
    public async Task The_next_and_the_previous_session_are_counted_from_a_day_or_from_today()
    {
        using var session = await SimulatorSession.SignInAsync();

        Assert.Equal("2026-08-05", await SessionDateAsync(session, "next"));
        Assert.Equal("2026-08-03", await SessionDateAsync(session, "previous"));
        Assert.Equal("2026-07-06", await SessionDateAsync(session, "next?date=2026-07-02"));
        Assert.Equal("2026-12-24", await SessionDateAsync(session, "previous?date=2026-12-28"));
        Assert.Equal("9999-01-04", await SessionDateAsync(session, "next?date=9998-12-31"));
    }

    [Fact]
    public async Task Holidays_are_one_object_of_two_arrays()
    {
        using var session = await SimulatorSession.SignInAsync();

        var data = (await session.GetAsync("market-time/equities/holidays")).GetProperty("data");

        Assert.Equal(["market-half-days", "market-holidays"], data.Names());
        Assert.Contains("2026-11-26", Days(data, "market-holidays"));
        Assert.Contains("2027-01-01", Days(data, "market-holidays"));
        Assert.Contains("2026-11-27", Days(data, "market-half-days"));
    }

    [Theory]
    [InlineData("market-time/sessions", "to-date")]
    [InlineData("market-time/sessions?to-date=tomorrow", "to-date")]
    [InlineData("market-time/sessions?to-date=2026-08-03", "to-date")]
    [InlineData("market-time/sessions?from-date=2026-01-01&to-date=2026-10-02", "to-date")]
    [InlineData("market-time/sessions?to-date=2026-08-05&instrument-collection=CME", "instrument-collection")]
    [InlineData("market-time/sessions/current", "instrument-collections")]
    [InlineData("market-time/sessions/current?instrument-collections[]=CFE", "instrument-collections")]
    [InlineData("market-time/equities/sessions/current?current-time=noon", "current-time")]
    [InlineData("market-time/equities/sessions/next?date=2026-13-01", "date")]
    [InlineData("market-time/sessions?from-date=9999-06-01&to-date=9999-06-04", "to-date")]
    [InlineData("market-time/sessions?from-date=0001-01-01&to-date=0001-01-03", "to-date")]
    [InlineData("market-time/equities/sessions/next?date=9999-12-31", "date")]
    [InlineData("market-time/equities/sessions/previous?date=0001-01-01", "date")]
    [InlineData("market-time/equities/sessions/current?current-time=9999-12-31T23:00:00Z", "current-time")]
    [InlineData("market-time/equities/sessions/current?current-time=0001-01-01T00:00:00Z", "current-time")]
    public async Task A_parameter_that_is_missing_or_makes_no_sense_is_named(string path, string parameter)
    {
        using var session = await SimulatorSession.SignInAsync();

        var error = await session.GetErrorAsync(path, HttpStatusCode.BadRequest);

        Assert.Equal(parameter, Assert.Single(error.GetProperty("errors").EnumerateArray()).Text("domain"));
    }

    private static async Task<string?> SessionDateAsync(SimulatorSession session, string path) =>
        (await session.GetAsync($"market-time/equities/sessions/{path}")).GetProperty("data").Text("session-date");

    private static IEnumerable<string?> Days(JsonElement data, string name) => data.GetProperty(name).EnumerateArray().Select(day => day.GetString());
}

using System.Net;

namespace TastyPS.Simulator.Tests.Rest;

public class SandboxModeTests
{
    [Theory]
    [InlineData("market-data/by-type?equity=AAPL")]
    [InlineData("market-metrics?symbols=AAPL")]
    [InlineData("market-metrics/historic-corporate-events/dividends/AAPL")]
    [InlineData("symbols/search/AA")]
    [InlineData("quote-alerts")]
    [InlineData("watchlists")]
    [InlineData("watchlists/mine")]
    [InlineData("pairs-watchlists")]
    public async Task What_the_sandbox_lacks_is_a_502_with_a_web_page_of_the_proxy_token_or_not(string path)
    {
        using var session = SimulatorSession.StartOnly(options => options.SandboxMode = true);

        using var reply = await session.Client.GetAsync(new Uri(path, UriKind.Relative), SimulatorSession.Cancelled);

        Assert.Equal(HttpStatusCode.BadGateway, reply.StatusCode);
        Assert.Equal("text/html", reply.Content.Headers.ContentType!.MediaType);
        Assert.Contains("nginx", await reply.Content.ReadAsStringAsync(SimulatorSession.Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_of_equity_options_is_forbidden_while_a_single_one_is_served()
    {
        using var session = await SimulatorSession.SignInAsync(options => options.SandboxMode = true);

        Assert.Equal("not_permitted", (await session.GetErrorAsync("instruments/equity-options?symbol[]=AAPL%20%20260821C00200000", HttpStatusCode.Forbidden)).Text("code"));
        Assert.Equal("AAPL  260821C00200000", (await session.GetAsync("instruments/equity-options/AAPL%20%20260821C00200000")).GetProperty("data").Text("symbol"));
    }

    [Theory]
    [InlineData("customers/me")]
    [InlineData("customers/me/accounts")]
    [InlineData("instruments/equities/AAPL")]
    [InlineData("instruments/search?query=AAPL")]
    [InlineData("option-chains/SPX/nested")]
    [InlineData("market-time/equities/sessions/current")]
    public async Task The_rest_is_served(string path)
    {
        using var session = await SimulatorSession.SignInAsync(options => options.SandboxMode = true);

        Assert.True((await session.GetAsync(path)).TryGetProperty("data", out _));
    }

    [Fact]
    public async Task Accounts_are_served_and_quotes_are_those_of_the_demonstration()
    {
        using var session = await SimulatorSession.SignInAsync(options => options.SandboxMode = true);
        var number = (await session.AccountNumbersAsync())[0];

        Assert.NotEmpty(await session.GetItemsAsync($"accounts/{number}/positions"));
        Assert.Equal("demo", (await session.GetAsync("api-quote-tokens")).GetProperty("data").Text("level"));
    }
}

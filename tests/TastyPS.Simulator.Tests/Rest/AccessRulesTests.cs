using System.Net;
using System.Net.Http.Headers;

namespace TastyPS.Simulator.Tests.Rest;

public class AccessRulesTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("two words")]
    [InlineData("broken/")]
    public async Task A_missing_or_malformed_user_agent_gets_a_web_page_with_401(string? userAgent)
    {
        using var session = await SimulatorSession.SignInAsync();
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = session.Client.DefaultRequestHeaders.Authorization;
        if (userAgent is not null) client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);

        using var reply = await client.GetAsync(new Uri(session.Simulator.BaseUri, "customers/me"), SimulatorSession.Cancelled);

        Assert.Equal(HttpStatusCode.Unauthorized, reply.StatusCode);
        Assert.Equal("text/html", reply.Content.Headers.ContentType!.MediaType);
        Assert.Contains("nginx", await reply.Content.ReadAsStringAsync(SimulatorSession.Cancelled), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tastytrade-sdk-js")]
    [InlineData("TastyPS/0.1.0")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Microsoft Windows 10.0.19045; en-US) PowerShell/7.4.1")]
    public async Task A_product_with_a_version_or_a_single_word_is_served(string userAgent)
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Client.DefaultRequestHeaders.Remove("User-Agent");
        session.Client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);

        Assert.Equal("me", (await session.GetAsync("customers/me")).GetProperty("data").Text("id"));
    }

    [Fact]
    public async Task A_request_without_a_token_is_unauthorized()
    {
        using var session = SimulatorSession.StartOnly();

        Assert.Equal("unauthorized", (await session.GetErrorAsync("customers/me", HttpStatusCode.Unauthorized)).Text("code"));
    }

    [Fact]
    public async Task A_token_that_nobody_issued_is_an_invalid_session()
    {
        using var session = SimulatorSession.StartOnly();
        session.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "made.up.token");

        Assert.Equal("invalid_session", (await session.GetErrorAsync("customers/me", HttpStatusCode.Unauthorized)).Text("code"));
    }

    [Fact]
    public async Task A_token_in_the_decommissioned_form_without_Bearer_is_unauthorized()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(session.Client.DefaultRequestHeaders.Authorization!.Parameter!);

        Assert.Equal("unauthorized", (await session.GetErrorAsync("customers/me", HttpStatusCode.Unauthorized)).Text("code"));
    }

    [Fact]
    public async Task A_token_without_the_scope_read_may_see_instruments_but_not_the_customer()
    {
        using var session = await SimulatorSession.SignInAsync(options => options.Scope = "trade");

        Assert.Equal("AAPL", (await session.GetAsync("instruments/equities/AAPL")).GetProperty("data").Text("symbol"));
        Assert.Equal("not_permitted", (await session.GetErrorAsync("customers/me", HttpStatusCode.Forbidden)).Text("code"));
    }

    [Theory]
    [InlineData("no/such/route")]
    [InlineData("instruments/equities/NOSUCH")]
    [InlineData("instruments/equity-options/NOSUCH260821C00200000")]
    [InlineData("option-chains/NOSUCH/nested")]
    [InlineData("customers/someone-else")]
    public async Task What_does_not_exist_is_not_found(string path)
    {
        using var session = await SimulatorSession.SignInAsync();

        Assert.Equal("not_found", (await session.GetErrorAsync(path, HttpStatusCode.NotFound)).Text("code"));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2025-11-01")]
    public async Task A_version_that_is_no_date_is_not_acceptable_and_the_code_is_a_number(string version)
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Client.DefaultRequestHeaders.Add("Accept-Version", version);

        Assert.Equal(406, (await session.GetErrorAsync("customers/me", HttpStatusCode.NotAcceptable)).GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task A_version_that_is_a_date_is_served()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Client.DefaultRequestHeaders.Add("Accept-Version", "20251101");

        Assert.Equal("me", (await session.GetAsync("customers/me")).GetProperty("data").Text("id"));
    }

    [Fact]
    public async Task A_foreign_host_name_is_not_served()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "customers/me");
        request.Headers.Host = "attacker.example";

        using var reply = await session.Client.SendAsync(request, SimulatorSession.Cancelled);

        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
    }

    [Fact]
    public async Task A_mistake_of_the_simulator_is_a_500_with_an_identifier_and_the_next_request_is_served()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Market.Failure = new InvalidOperationException("A market that breaks");

        var error = await session.GetErrorAsync("instruments/equities/AAPL", HttpStatusCode.InternalServerError);
        session.Market.Failure = null;

        var failure = Assert.Single(session.Simulator.Failures);
        Assert.Equal("A market that breaks", failure.Error.Message);
        Assert.EndsWith(failure.Id, error.Text("message"), StringComparison.Ordinal);
        Assert.Equal("AAPL", (await session.GetAsync("instruments/equities/AAPL")).GetProperty("data").Text("symbol"));
    }
}

using System.Net.Sockets;
using System.Security.Authentication;
using TastyPS.Client.Diagnostics;
using TastyPS.Client.Tests.Http;

namespace TastyPS.Client.Tests.Diagnostics;

/// <summary>The way to the service, and what it lets us do: network, User-Agent, token, scope and accounts.</summary>
public sealed class ServiceCheckTests
{
    public static TheoryData<Exception, string> Breakdowns => new()
    {
        { new SocketException((int)SocketError.ConnectionRefused), "refused" },
        { new SocketException((int)SocketError.HostNotFound), "not found" },
        { new AuthenticationException("The certificate is not trusted."), "TLS" },
    };

    [Fact]
    public async Task An_answer_proves_the_network_and_names_the_place() =>
        Assert.Equal("api.example.com:443 answers over trusted TLS.", await new Checkup().PassAsync("Network"));

    [Theory]
    [InlineData(404)]
    [InlineData(500)]
    public async Task Whatever_answers_proves_the_network(int status) =>
        await new Checkup().Set(Checkup.Probe, ScriptedServer.JsonReply(status, "{}")).PassAsync("Network");

    [Theory]
    [MemberData(nameof(Breakdowns))]
    public async Task A_broken_network_fails_with_its_cause_and_all_else_is_skipped(Exception cause, string word)
    {
        var checkup = new Checkup().Set(Checkup.Probe, ScriptedServer.Throws(new HttpRequestException("It broke.", cause)));

        var checks = await checkup.RunAsync();

        Assert.Equal(CheckResult.Failed, checks[2].Result);
        Assert.Contains(word, checks[2].Message);
        Assert.Equal("Advice on TastyNetworkException.", checks[2].Recommendation);
        Assert.All(checks.Skip(3), check => Assert.Equal(CheckResult.Skipped, check.Result));
        Assert.Empty(checkup.Server.TokenCalls);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_in_time_fails_the_network()
    {
        var checkup = new Checkup { RequestTimeout = TimeSpan.FromSeconds(15) }.Set(Checkup.Probe, ScriptedServer.Never);

        var (_, recommendation) = await checkup.TroubleAsync("Network", CheckResult.Failed);

        Assert.Equal("Advice on TastyTimeoutException.", recommendation);
        Assert.Equal(TimeSpan.FromSeconds(15), checkup.Clock.Elapsed);
    }

    [Fact]
    public async Task The_probe_names_the_product_and_carries_no_token()
    {
        var checkup = new Checkup();

        await checkup.PassAsync("User-Agent");

        var probe = checkup.Server.Calls[0];
        Assert.Equal("TastyPS", probe.Headers.UserAgent.First().Product?.Name);
        Assert.Null(probe.Bearer);
    }

    [Fact]
    public async Task A_401_page_means_a_refused_User_Agent_and_no_secret_is_sent()
    {
        var checkup = new Checkup().Set(Checkup.Probe, ScriptedServer.HtmlReply(401));

        var checks = await checkup.RunAsync();

        Assert.Equal(CheckResult.Failed, checks[3].Result);
        Assert.Contains("User-Agent", checks[3].Recommendation);
        Assert.All(checks.Skip(4).Take(5), check => Assert.Equal(CheckResult.Skipped, check.Result));
        Assert.Empty(checkup.Server.TokenCalls);
    }

    [Fact]
    public async Task A_401_that_is_no_page_does_not_blame_the_User_Agent() =>
        await new Checkup().Set(Checkup.Probe, ScriptedServer.JsonReply(401, "{}")).PassAsync("User-Agent");

    [Fact]
    public async Task Another_page_is_doubted_with_its_status_and_the_address_is_named_as_the_place_to_look()
    {
        var (message, recommendation) = await new Checkup().Set(Checkup.Probe, ScriptedServer.HtmlReply(503)).TroubleAsync("User-Agent", CheckResult.Warning);

        Assert.Contains("503", message);
        Assert.Contains("address", recommendation);
    }

    // It is 15:00 and the service gives 900 s.
    [Fact]
    public async Task A_token_passes_with_its_end() =>
        Assert.Contains("2026-12-18 15:15:00 UTC", await new Checkup().PassAsync("Token"));

    [Theory]
    [InlineData("invalid_grant", "Grant revoked")]
    [InlineData("invalid_grant", "Client secret mismatch")]
    [InlineData("invalid_client", "Client not found")]
    public async Task A_refused_token_fails_and_what_needs_it_is_skipped(string code, string description)
    {
        var checkup = new Checkup();
        checkup.Server.AnswersTokens(ScriptedServer.JsonReply(400, $$"""{"error_code":"{{code}}","error_description":"{{description}}"}"""));

        var checks = await checkup.RunAsync();

        Assert.Equal(CheckResult.Failed, checks[4].Result);
        Assert.Equal("Advice on TastyAuthenticationException.", checks[4].Recommendation);
        Assert.All(checks.Skip(5).Take(4), check => Assert.Equal((CheckResult.Skipped, "There is no token."), (check.Result, check.Message)));
        Assert.Equal(CheckResult.Passed, checks[9].Result);
        Assert.Single(checkup.Server.TokenCalls);
    }

    [Fact]
    public async Task Without_credentials_no_token_is_asked_for()
    {
        var checkup = new Checkup { Credentials = null };

        Assert.Equal(CheckResult.Skipped, (await checkup.RunAsync("Token")).Result);
        Assert.Empty(checkup.Server.TokenCalls);
    }

    [Fact]
    public async Task The_scopes_are_told() =>
        Assert.Equal("The token allows read, openid.", await new Checkup().PassAsync("Scope"));

    [Fact]
    public async Task A_scope_without_read_fails()
    {
        var (message, recommendation) = await new Checkup().Token(""", "scope":"trade openid" """).TroubleAsync("Scope", CheckResult.Failed);

        Assert.Contains("trade, openid", message);
        Assert.Equal("Advice on TastyAuthorizationException.", recommendation);
    }

    [Fact]
    public async Task A_token_that_does_not_say_what_it_allows_is_doubted() =>
        await new Checkup().Token("").TroubleAsync("Scope", CheckResult.Warning);

    [Fact]
    public async Task Accounts_are_counted_and_closed_ones_apart() =>
        Assert.Equal("3 accounts, 2 of them open.", await new Checkup().Set(Checkup.Accounts, Checkup.AccountList(false, true, false)).PassAsync("Accounts"));

    [Theory]
    [InlineData]
    [InlineData(true)]
    [InlineData(true, true)]
    public async Task A_customer_without_an_open_account_is_told_to_open_one(params bool[] closed)
    {
        var (_, recommendation) = await new Checkup().Set(Checkup.Accounts, Checkup.AccountList(closed)).TroubleAsync("Accounts", CheckResult.Warning);

        Assert.Contains("Open one", recommendation);
    }

    [Fact]
    public async Task Refused_accounts_fail_and_the_rest_goes_on()
    {
        var checks = await new Checkup().Set(Checkup.Accounts, ScriptedServer.JsonReply(403, """{"error":{"code":"not_permitted","message":"User not permitted access"}}""")).RunAsync();

        Assert.Equal(CheckResult.Failed, checks[6].Result);
        Assert.Contains("not_permitted", checks[6].Message);
        Assert.Equal("Advice on TastyAuthorizationException.", checks[6].Recommendation);
        Assert.All(checks.Skip(7), check => Assert.Equal(CheckResult.Passed, check.Result));
    }
}

using TastyPS.Client.Authentication;
using TastyPS.Client.Diagnostics;
using TastyPS.Client.Tests.Http;

namespace TastyPS.Client.Tests.Diagnostics;

/// <summary>The run as a whole: order, durations, what it asks, and what it leaves behind.</summary>
public sealed class ConnectionTestTests
{
    [Fact]
    public async Task The_checks_come_in_their_order_and_those_of_a_file_are_skipped_where_none_is_used()
    {
        var checks = await new Checkup().RunAsync();

        Assert.Equal(Checkup.InOrder, checks.Select(check => check.Check));
        Assert.Equal([CheckResult.Skipped, CheckResult.Skipped], checks.Take(2).Select(check => check.Result));
        Assert.All(checks.Skip(2), check => Assert.Equal(CheckResult.Passed, check.Result));
        Assert.All(checks, check => Assert.Null(check.Recommendation));
    }

    [Fact]
    public async Task What_was_tried_says_how_long_it_took_and_what_was_skipped_does_not()
    {
        var checkup = new Checkup();
        checkup.Set(Checkup.Accounts, (request, cancellationToken) =>
        {
            checkup.Clock.Advance(TimeSpan.FromSeconds(3));
            return Checkup.AccountList(false)(request, cancellationToken);
        });

        var checks = await checkup.RunAsync();

        Assert.Equal(
            [null, null, 0.0, 0.0, 0.0, 0.0, 3.0, 0.0, 0.0, 0.0],
            checks.Select(check => check.Duration?.TotalSeconds));
    }

    [Fact]
    public async Task Nothing_is_asked_twice()
    {
        var checkup = new Checkup();

        await checkup.RunAsync();

        Assert.Equal([Checkup.Probe, Checkup.Accounts, Checkup.QuoteTokens, Checkup.Customer], checkup.Server.Calls.Select(call => call.Path));
        Assert.Single(checkup.Server.TokenCalls);
    }

    [Fact]
    public async Task A_client_that_is_given_is_used_and_left_open()
    {
        var server = new Checkup();
        using var client = new TastyClient(new TastyClientOptions
        {
            Environment = server.Environment,
            Credentials = new OAuthCredentials { ClientSecret = "of-the-client", RefreshToken = Rig.RefreshToken },
            TimeProvider = server.Clock,
            RequestTimeout = TimeSpan.FromHours(1),
            CreateSocketHandler = () => server.Server,
        });
        var checkup = new Checkup { Client = client };

        var checks = await checkup.RunAsync();

        Assert.All(checks.Skip(2), check => Assert.Equal(CheckResult.Passed, check.Result));
        Assert.Equal([Checkup.Probe], checkup.Server.Calls.Select(call => call.Path));
        Assert.Contains("of-the-client", Assert.Single(server.Server.TokenCalls).Body);
        Assert.NotEmpty(await client.Accounts.GetAccountsAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Nothing_in_the_results_is_secret()
    {
        var checkup = new Checkup()
            .Token(""", "scope":"trade" """)
            .Set(Checkup.Accounts, ScriptedServer.JsonReply(422, $$$"""{"error":{"code":"x","message":"{{{Rig.RefreshToken}}} access-token-PLANTED"}}"""));

        var checks = await checkup.RunAsync();

        Assert.All(checks, check => Assert.DoesNotContain("PLANTED", $"{check} {check.Message} {check.Recommendation}"));
        Assert.Contains(checks, check => check.Result == CheckResult.Failed);
    }

    [Fact]
    public async Task A_cancelled_test_ends_at_once_and_reports_nothing_more()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var test = new Checkup().Prepare();
        var seen = new List<string>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => test.RunAsync(
            check =>
            {
                seen.Add(check.Check);
                if (check.Check == "Token")
                    stop.Cancel();
            },
            stop.Token));

        Assert.Equal(Checkup.InOrder.Take(5), seen);
    }
}

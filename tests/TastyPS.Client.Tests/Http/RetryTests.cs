using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using TastyPS.Client.Http;
using static TastyPS.Client.Tests.Http.ScriptedServer;

namespace TastyPS.Client.Tests.Http;

public sealed class RetryTests
{
    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_GET_is_repeated_after_a_passing_status(int status)
    {
        using var rig = new Rig();
        rig.Server.Answers(JsonReply(status, "{}"), HtmlReply(status), JsonReply(200, "\"here\""));

        Assert.Equal("\"here\"", await rig.GetAsync());

        Assert.Equal(3, rig.Server.Calls.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(406)]
    [InlineData(422)]
    [InlineData(500)]
    public async Task A_GET_is_not_repeated_after_a_lasting_status(int status)
    {
        using var rig = new Rig();
        rig.Server.Answers(JsonReply(status, "{}"), JsonReply(200, "{}"));

        await Assert.ThrowsAnyAsync<TastyException>(() => rig.GetAsync());

        Assert.Single(rig.Server.Calls);
    }

    [Theory]
    [InlineData(SocketError.ConnectionReset)]
    [InlineData(SocketError.ConnectionRefused)]
    [InlineData(SocketError.HostNotFound)]
    public async Task A_GET_is_repeated_if_the_connection_fails_before_the_reply(SocketError error)
    {
        using var rig = new Rig();
        rig.Server.Answers(Throws(new HttpRequestException("failed", new SocketException((int)error))), JsonReply(200, "\"here\""));

        Assert.Equal("\"here\"", await rig.GetAsync());
    }

    [Fact]
    public async Task A_refused_certificate_is_not_asked_for_again()
    {
        using var rig = new Rig();
        rig.Server.Answers(Throws(new HttpRequestException("failed", new AuthenticationException("untrusted"))), JsonReply(200, "{}"));

        var failure = await Assert.ThrowsAsync<TastyNetworkException>(() => rig.GetAsync());

        Assert.Contains("certificate", failure.Message, StringComparison.Ordinal);
        Assert.Single(rig.Server.Calls);
    }

    [Fact]
    public async Task A_POST_is_sent_once_whatever_happens_to_it()
    {
        Answer[] mishaps = [JsonReply(429, "{}"), HtmlReply(502), JsonReply(503, "{}"), Throws(new HttpRequestException("failed", new SocketException((int)SocketError.ConnectionReset)))];
        foreach (var mishap in mishaps)
        {
            using var rig = new Rig();
            rig.Server.Answers(mishap, JsonReply(200, "{}"));

            await Record.ExceptionAsync(rig.PostAsync);

            Assert.Single(rig.Server.Calls);
        }
    }

    [Fact]
    public async Task Retries_end_after_the_number_set_and_the_error_counts_the_attempts()
    {
        using var rig = new Rig(options => options.MaxRetries = 2);
        rig.Server.Answers(JsonReply(503, "{}"));

        var failure = await Assert.ThrowsAsync<TastyServerException>(() => rig.GetAsync());

        Assert.Equal(3, rig.Server.Calls.Count);
        Assert.Contains("after 3 attempts", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_retries_a_passing_failure_is_reported_at_once()
    {
        using var rig = new Rig(options => options.MaxRetries = 0);
        rig.Server.Answers(JsonReply(503, "{}"), JsonReply(200, "{}"));

        await Assert.ThrowsAsync<TastyServerException>(() => rig.GetAsync());

        Assert.Single(rig.Server.Calls);
    }

    [Fact]
    public async Task The_pause_asked_for_in_seconds_is_kept()
    {
        using var rig = new Rig();
        rig.Server.Answers(JsonReply(429, "{}", reply => reply.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(7))), JsonReply(200, "{}"));

        await rig.GetAsync();

        Assert.Equal([TimeSpan.Zero, TimeSpan.FromSeconds(7)], rig.Server.Calls.Select(call => call.At));
    }

    [Fact]
    public async Task The_pause_asked_for_as_a_date_is_measured_on_the_clock_of_the_service()
    {
        using var rig = new Rig();
        var theirNow = rig.Clock.Start.AddHours(-3);
        rig.Server.Answers(
            JsonReply(503, "{}", reply =>
            {
                reply.Headers.Date = theirNow;
                reply.Headers.RetryAfter = new RetryConditionHeaderValue(theirNow.AddSeconds(11));
            }),
            JsonReply(200, "{}"));

        await rig.GetAsync();

        Assert.Equal([TimeSpan.Zero, TimeSpan.FromSeconds(11)], rig.Server.Calls.Select(call => call.At));
    }

    [Fact]
    public async Task A_pause_of_more_than_a_minute_is_reported_instead_of_waited_for()
    {
        using var rig = new Rig();
        rig.Server.Answers(JsonReply(429, "{}", reply => reply.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromMinutes(30))), JsonReply(200, "{}"));

        var failure = await Assert.ThrowsAsync<TastyRateLimitException>(() => rig.GetAsync());

        Assert.Equal(TimeSpan.FromMinutes(30), failure.RetryAfter);
        Assert.Equal(TimeSpan.Zero, rig.Clock.Elapsed);
    }

    [Fact]
    public async Task Parallel_calls_that_failed_together_do_not_return_together()
    {
        using var rig = new Rig();
        rig.Server.Answers([.. Enumerable.Repeat(JsonReply(429, "{}"), 20), JsonReply(200, "{}")]);
        await rig.Clock.RunAsync(rig.Tokens.GetAsync(TestContext.Current.CancellationToken));

        await rig.Clock.RunAsync(Task.WhenAll(Enumerable.Range(0, 20)
            .Select(_ => rig.FetchAsync("x", ApiFamily.MarketData, TestContext.Current.CancellationToken))));

        Assert.True(rig.Log.Select(entry => entry.RetryIn).OfType<TimeSpan>().Distinct().Count() > 10);
    }

    [Fact]
    public async Task A_call_without_a_reply_is_logged_with_its_reason()
    {
        using var rig = new Rig(options => options.MaxRetries = 0);
        rig.Server.Answers(Throws(new HttpRequestException("failed", new SocketException((int)SocketError.ConnectionRefused))));

        await Assert.ThrowsAsync<TastyNetworkException>(() => rig.GetAsync());

        Assert.Equal(
            "GET option-chains/SPX/nested: no reply in 0 ms, attempt 1: api.cert.tastyworks.com:443 refused the connection (ConnectionRefused): nothing listens there.",
            rig.Log.Last().ToString());
    }

    [Fact]
    public async Task Every_attempt_is_logged_with_its_number_and_what_follows_it()
    {
        using var rig = new Rig();
        rig.Server.Answers(
            JsonReply(429, "{}", reply => reply.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(2))),
            JsonReply(200, "{}", reply => reply.Headers.Add("X-Request-Id", "abc")));

        await rig.GetAsync();

        Assert.Equal(
            [
                "POST oauth/token: 200 in 0 ms, attempt 1",
                "GET option-chains/SPX/nested: 429 in 0 ms, attempt 1, again in 2000 ms",
                "GET option-chains/SPX/nested: 200 in 0 ms, attempt 2, request abc",
            ],
            rig.Log.Select(entry => entry.ToString()));
    }
}

using System.Net.Sockets;
using System.Text.Json;
using TastyPS.Client.Authentication;
using TastyPS.Client.Http;
using TastyPS.Client.Tests.Http;
using static TastyPS.Client.Tests.Http.ScriptedServer;

namespace TastyPS.Client.Tests.Authentication;

public sealed class AccessTokenSourceTests
{
    [Fact]
    public async Task The_refresh_grant_is_sent_as_JSON_with_just_its_fields()
    {
        using var rig = new Rig();

        await GetAsync(rig);

        var sent = rig.Server.TokenCalls.Single();
        Assert.Equal("POST", sent.Method);
        using var body = JsonDocument.Parse(sent.Body);
        Assert.Equal(
            ["grant_type=refresh_token", $"refresh_token={Rig.RefreshToken}", $"client_secret={Rig.ClientSecret}"],
            body.RootElement.EnumerateObject().Select(field => $"{field.Name}={field.Value}"));
    }

    [Fact]
    public async Task The_client_id_is_sent_if_it_is_known()
    {
        using var rig = new Rig(options => options.Credentials = new OAuthCredentials { ClientId = "my-client", ClientSecret = "abcdef", RefreshToken = "ghijkl" });

        await GetAsync(rig);

        using var body = JsonDocument.Parse(rig.Server.TokenCalls.Single().Body);
        Assert.Equal("my-client", body.RootElement.GetProperty("client_id").GetString());
    }

    [Fact]
    public async Task A_token_tells_its_expiry_by_our_clock_and_its_scopes()
    {
        using var rig = new Rig();

        var token = await GetAsync(rig);

        Assert.Equal(rig.Clock.Start.AddSeconds(900), token.ExpiresAt);
        Assert.Equal(["read", "openid"], token.Scopes);
        Assert.Equal(token.ExpiresAt, rig.Tokens.ExpiresAt);
        Assert.Equal("read openid", rig.Tokens.Scope);
    }

    [Theory]
    [InlineData(900, 839, 1)]
    [InlineData(900, 840, 2)]
    [InlineData(60, 29, 1)]
    [InlineData(60, 30, 2)]
    public async Task A_token_is_used_until_a_minute_or_half_its_short_life_is_left(int expiresIn, int usedAfter, int refreshes)
    {
        using var rig = new Rig();
        rig.Server.AnswersTokens(rig.Server.Token(expiresIn));
        await GetAsync(rig);

        rig.Clock.Advance(TimeSpan.FromSeconds(usedAfter));
        await GetAsync(rig);

        Assert.Equal(refreshes, rig.Server.TokenCalls.Count);
    }

    [Fact]
    public async Task Fifty_calls_at_the_expiry_cause_one_refresh()
    {
        using var rig = new Rig();
        await GetAsync(rig);
        rig.Clock.Advance(TimeSpan.FromSeconds(900));
        var (gate, answer) = Held(rig.Server.Token());
        rig.Server.AnswersTokens(answer);

        var calls = Enumerable.Range(0, 50).Select(_ => rig.FetchAsync("x", ApiFamily.MarketData, TestContext.Current.CancellationToken)).ToList();
        gate.SetResult();
        await Task.WhenAll(calls);

        Assert.Equal(2, rig.Server.TokenCalls.Count);
        Assert.All(rig.Server.Calls, call => Assert.Equal("Bearer access-token-2", call.Bearer));
    }

    [Fact]
    public async Task Two_hundred_threads_at_the_expiry_cause_one_refresh()
    {
        const int Threads = 200;
        using var rig = new Rig();
        await GetAsync(rig);
        rig.Clock.Advance(TimeSpan.FromSeconds(900));
        var (gate, answer) = Held(rig.Server.Token());
        rig.Server.AnswersTokens(answer);
        using var start = new Barrier(Threads);
        var waiting = new Task<AccessToken>[Threads];

        var threads = Enumerable.Range(0, Threads).Select(i => new Thread(() =>
        {
            start.SignalAndWait();
            waiting[i] = rig.Tokens.GetAsync(CancellationToken.None);
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        gate.SetResult();
        var tokens = await Task.WhenAll(waiting);

        Assert.Equal(2, rig.Server.TokenCalls.Count);
        Assert.Single(tokens.Distinct());
    }

    [Fact]
    public async Task Who_stops_waiting_does_not_stop_the_others()
    {
        using var rig = new Rig();
        var (gate, answer) = Held(rig.Server.Token());
        rig.Server.AnswersTokens(answer);
        using var impatient = new CancellationTokenSource();

        var first = rig.Tokens.GetAsync(impatient.Token);
        var second = rig.Tokens.GetAsync(TestContext.Current.CancellationToken);
        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();
        Assert.NotNull(await second);
        Assert.Single(rig.Server.TokenCalls);
    }

    [Fact]
    public async Task Passing_failures_are_tried_again_but_not_for_ever()
    {
        using var rig = new Rig();
        rig.Server.AnswersTokens(
            JsonReply(429, "{}"),
            HtmlReply(502),
            Throws(new HttpRequestException("failed", new SocketException((int)SocketError.ConnectionReset))),
            rig.Server.Token());
        await GetAsync(rig);
        Assert.Equal(4, rig.Server.TokenCalls.Count);

        using var hopeless = new Rig();
        hopeless.Server.AnswersTokens(JsonReply(500, "{}"));
        await Assert.ThrowsAsync<TastyServerException>(() => GetAsync(hopeless));
        Assert.Equal(4, hopeless.Server.TokenCalls.Count);
    }

    [Fact]
    public async Task While_the_endpoint_fails_the_last_token_serves_as_long_as_it_lives()
    {
        using var rig = new Rig(options => options.MaxRetries = 0);
        var first = await GetAsync(rig);
        rig.Server.AnswersTokens(JsonReply(503, "{}"));

        rig.Clock.Advance(TimeSpan.FromSeconds(850));
        Assert.Same(first, await GetAsync(rig));
        Assert.Same(first, await GetAsync(rig));
        Assert.Equal(2, rig.Server.TokenCalls.Count);

        rig.Clock.Advance(TimeSpan.FromSeconds(50));
        await Assert.ThrowsAsync<TastyServerException>(() => GetAsync(rig));
    }

    [Fact]
    public async Task A_refused_token_does_not_come_back_when_the_endpoint_fails()
    {
        using var rig = new Rig(options => options.MaxRetries = 0);
        rig.Server.Answers(JsonReply(401, """{"error":{"code":"invalid_session"}}"""));
        rig.Server.AnswersTokens(rig.Server.Token(), JsonReply(503, "{}"));

        await Assert.ThrowsAsync<TastyServerException>(() => rig.GetAsync());

        Assert.Single(rig.Server.Calls);
    }

    [Theory]
    [InlineData(400, """{"error_code":"invalid_grant","error_description":"Grant revoked"}""", "invalid_grant", "was revoked")]
    [InlineData(400, """{"error_code":"invalid_grant","error_description":"Client secret mismatch"}""", "invalid_grant", "client secret does not belong")]
    [InlineData(400, """{"error_code":"invalid_grant","error_description":"Invalid JWT"}""", "invalid_grant", "another environment than Sandbox")]
    [InlineData(400, """{"error":"invalid_grant"}""", "invalid_grant", "refresh token was refused")]
    [InlineData(401, """{"error":"invalid_client","error_description":"Unknown"}""", "invalid_client", "client id")]
    [InlineData(400, """{"error_code":"invalid_scope"}""", "invalid_scope", "scope")]
    [InlineData(400, """{"error_code":"unsupported_grant_type"}""", "unsupported_grant_type", "refused to issue")]
    public async Task A_terminal_answer_says_what_is_wrong_and_is_not_asked_for_again(int status, string body, string code, string said)
    {
        using var rig = new Rig();
        rig.Server.AnswersTokens(JsonReply(status, body), rig.Server.Token());

        var failure = await Assert.ThrowsAsync<TastyAuthenticationException>(() => GetAsync(rig));
        await Assert.ThrowsAsync<TastyAuthenticationException>(() => GetAsync(rig));

        Assert.Equal(code, failure.ErrorCode);
        Assert.Contains(said, failure.Message, StringComparison.Ordinal);
        Assert.Single(rig.Server.TokenCalls);
    }

    [Fact]
    public async Task An_HTML_401_of_the_endpoint_is_laid_to_the_user_agent()
    {
        using var rig = new Rig();
        rig.Server.AnswersTokens(HtmlReply(401));

        var failure = await Assert.ThrowsAsync<TastyAuthenticationException>(() => GetAsync(rig));

        Assert.Contains("User-Agent", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "application/json")]
    [InlineData("[]", "application/json")]
    [InlineData("""{"access_token":""", "application/json")]
    [InlineData("<html></html>", "text/html")]
    public async Task A_reply_without_a_token_is_not_understood(string body, string contentType)
    {
        using var rig = new Rig();
        rig.Server.AnswersTokens(AnyReply(200, body, contentType, null));

        await Assert.ThrowsAsync<TastyProtocolException>(() => GetAsync(rig));
    }

    [Fact]
    public async Task A_new_refresh_token_is_used_from_then_on_and_announced()
    {
        using var rig = new Rig();
        rig.Server.AnswersTokens(rig.Server.Token(refreshToken: "rotated-token"), rig.Server.Token());
        string? announced = null;
        rig.Tokens.RefreshTokenReplaced += (_, replaced) => announced = replaced.RevealRefreshToken();

        await GetAsync(rig);
        rig.Clock.Advance(TimeSpan.FromSeconds(900));
        await GetAsync(rig);

        Assert.Equal("rotated-token", announced);
        using var second = JsonDocument.Parse(rig.Server.TokenCalls[1].Body);
        Assert.Equal("rotated-token", second.RootElement.GetProperty("refresh_token").GetString());
    }

    [Fact]
    public async Task A_replaced_refresh_token_is_announced_before_anybody_has_the_access_token()
    {
        using var rig = new Rig();
        rig.Server.AnswersTokens(rig.Server.Token(refreshToken: "rotated-token"));
        var before = new List<string?>();
        rig.Tokens.RefreshTokenReplaced += (_, _) => before.Add(rig.Tokens.Scope);

        await GetAsync(rig);

        Assert.Equal([null], before);
        Assert.NotNull(rig.Tokens.Scope);
    }

    [Fact]
    public async Task A_subscriber_that_fails_against_the_rule_costs_no_token()
    {
        using var rig = new Rig();
        rig.Server.AnswersTokens(rig.Server.Token(refreshToken: "rotated-token"));
        rig.Tokens.RefreshTokenReplaced += (_, _) => throw new InvalidOperationException("full");

        await Assert.ThrowsAsync<InvalidOperationException>(() => GetAsync(rig));

        Assert.NotNull(await GetAsync(rig));
        Assert.Single(rig.Server.TokenCalls);
    }

    [Fact]
    public async Task Disposing_the_client_ends_a_running_refresh()
    {
        var rig = new Rig();
        rig.Server.AnswersTokens(Never);
        var waiting = rig.Tokens.GetAsync(TestContext.Current.CancellationToken);

        rig.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
    }

    private static Task<AccessToken> GetAsync(Rig rig) => rig.Clock.RunAsync(rig.Tokens.GetAsync(TestContext.Current.CancellationToken));

    private static (TaskCompletionSource Gate, Answer Answer) Held(Answer answer)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return (gate, async (request, cancellationToken) =>
        {
            await gate.Task.WaitAsync(cancellationToken);
            return await answer(request, cancellationToken);
        });
    }
}

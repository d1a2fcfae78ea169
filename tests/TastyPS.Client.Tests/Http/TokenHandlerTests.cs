using System.Net;
using TastyPS.Client.Http;
using static TastyPS.Client.Tests.Http.ScriptedServer;

namespace TastyPS.Client.Tests.Http;

public sealed class TokenHandlerTests
{
    private const string Unauthorized = """{"error":{"code":"unauthorized","message":"Unauthorized"}}""";

    [Fact]
    public async Task Calls_carry_the_token_and_the_token_call_carries_none()
    {
        using var rig = new Rig();

        await rig.GetAsync();

        Assert.Equal("Bearer access-token-1", rig.Server.Calls.Single().Bearer);
        Assert.Null(rig.Server.TokenCalls.Single().Bearer);
    }

    [Fact]
    public async Task A_refused_token_is_replaced_once_and_the_GET_repeated_once()
    {
        using var rig = new Rig();
        rig.Server.Answers(JsonReply(401, Unauthorized), JsonReply(200, "\"here\""));

        Assert.Equal("\"here\"", await rig.GetAsync());

        Assert.Equal(["Bearer access-token-1", "Bearer access-token-2"], rig.Server.Calls.Select(call => call.Bearer));
    }

    [Fact]
    public async Task A_second_refusal_is_an_authentication_error()
    {
        using var rig = new Rig();
        rig.Server.Answers(JsonReply(401, Unauthorized));

        var failure = await Assert.ThrowsAsync<TastyAuthenticationException>(() => rig.GetAsync());

        Assert.Equal("unauthorized", failure.ErrorCode);
        Assert.Equal(2, rig.Server.Calls.Count);
    }

    [Fact]
    public async Task A_POST_is_not_repeated_after_a_refused_token_but_the_next_call_has_a_new_one()
    {
        using var rig = new Rig();
        rig.Server.Answers(JsonReply(401, Unauthorized), JsonReply(200, "{}"));

        Assert.Equal(HttpStatusCode.Unauthorized, await rig.PostAsync());
        Assert.Single(rig.Server.Calls);

        await rig.GetAsync();
        Assert.Equal("Bearer access-token-2", rig.Server.Calls[1].Bearer);
    }

    [Fact]
    public async Task An_HTML_401_is_laid_to_the_user_agent_and_costs_no_token()
    {
        using var rig = new Rig();
        rig.Server.Answers(HtmlReply(401));

        var failure = await Assert.ThrowsAsync<TastyAuthenticationException>(() => rig.GetAsync());

        Assert.Contains("User-Agent", failure.Message, StringComparison.Ordinal);
        Assert.Single(rig.Server.TokenCalls);
        Assert.Single(rig.Server.Calls);
    }

    [Fact]
    public async Task Fifty_calls_whose_token_is_refused_at_the_same_time_cause_one_refresh()
    {
        using var rig = new Rig();
        var arrived = 0;
        var allArrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        rig.Server.Answers(async (request, cancellationToken) =>
        {
            if (request.Bearer != "Bearer access-token-1")
                return await JsonReply(200, "{}")(request, cancellationToken);

            if (Interlocked.Increment(ref arrived) == 50)
                allArrived.SetResult();

            await allArrived.Task.WaitAsync(cancellationToken);
            return await JsonReply(401, Unauthorized)(request, cancellationToken);
        });

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => rig.FetchAsync("x", ApiFamily.MarketData, TestContext.Current.CancellationToken)));

        Assert.Equal(2, rig.Server.TokenCalls.Count);
        Assert.Equal(100, rig.Server.Calls.Count);
    }
}

using TastyPS.Client.Http;
using static TastyPS.Client.Tests.Http.ScriptedServer;

namespace TastyPS.Client.Tests.Http;

public sealed class CancellationTests
{
    [Fact]
    public async Task Before_anything_was_done()
    {
        using var rig = new Rig();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rig.FetchAsync("x", ApiFamily.Other, new CancellationToken(canceled: true)));

        Assert.Empty(rig.Server.TokenCalls);
    }

    [Fact]
    public async Task While_the_token_is_fetched()
    {
        using var rig = new Rig();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        rig.Server.AnswersTokens(Signalling(asked, Never));

        await CancelAtAsync(rig, asked.Task);
    }

    [Fact]
    public async Task While_the_request_limit_holds_the_call()
    {
        using var rig = new Rig(limits: RequestLimits.None.With(ApiFamily.OptionChains, new RequestLimit(1, TimeSpan.FromSeconds(5))));
        await rig.GetAsync();

        await CancelAtAsync(rig, rig.Clock.PauseBegunAsync());

        Assert.Single(rig.Server.Calls);
    }

    [Fact]
    public async Task While_the_reply_is_awaited()
    {
        using var rig = new Rig(options => options.MaxRetries = 0);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        rig.Server.Answers(Signalling(asked, Never));

        await CancelAtAsync(rig, asked.Task);

        Assert.Contains(rig.Log, entry => entry.Failure == "cancelled");
    }

    [Fact]
    public async Task While_a_retry_pauses()
    {
        using var rig = new Rig();
        rig.Server.Answers(JsonReply(503, "{}"));

        await CancelAtAsync(rig, rig.Clock.PauseBegunAsync());

        Assert.Single(rig.Server.Calls);
    }

    [Fact]
    public async Task While_the_body_of_an_error_is_read()
    {
        using var rig = new Rig();
        using var body = new EndlessStream();
        rig.Server.Answers((_, _) =>
        {
            var reply = new HttpResponseMessage(System.Net.HttpStatusCode.BadRequest) { Content = new StreamContent(body) };
            reply.Content.Headers.ContentType = new("application/json");
            return Task.FromResult(reply);
        });

        await CancelAtAsync(rig, body.Asked.Task);
    }

    private static async Task CancelAtAsync(Rig rig, Task stage)
    {
        using var user = new CancellationTokenSource();
        var call = rig.FetchAsync("option-chains/SPX/nested", ApiFamily.OptionChains, user.Token);
        await stage.WaitAsync(TestContext.Current.CancellationToken);

        await user.CancelAsync();

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(user.Token, cancelled.CancellationToken);
    }

    private static Answer Signalling(TaskCompletionSource signal, Answer answer) => (request, cancellationToken) =>
    {
        signal.SetResult();
        return answer(request, cancellationToken);
    };

    private sealed class EndlessStream : MemoryStream
    {
        public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Asked.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return 0;
        }
    }
}

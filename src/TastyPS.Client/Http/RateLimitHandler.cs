namespace TastyPS.Client.Http;

/// <summary>Holds each attempt until the request limits let it pass.</summary>
internal sealed class RateLimitHandler(SlidingWindowLimiter limiter, TimeProvider timeProvider) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var state = RequestState.Of(request);
        var arrived = timeProvider.GetTimestamp();
        var turn = limiter.WaitAsync(state.Family, cancellationToken);
        if (turn.Status != TaskStatus.RanToCompletion)
            return WaitAsync(turn, arrived, request, state, cancellationToken);
        state.Waited = TimeSpan.Zero;
        return base.SendAsync(request, cancellationToken);
    }

    private async Task<HttpResponseMessage> WaitAsync(Task turn, long arrived, HttpRequestMessage request, RequestState state, CancellationToken cancellationToken)
    {
        await turn.ConfigureAwait(false);
        state.Waited = timeProvider.GetElapsedTime(arrived);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}

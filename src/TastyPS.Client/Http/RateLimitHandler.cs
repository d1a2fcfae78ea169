namespace TastyPS.Client.Http;

/// <summary>Holds each attempt until the request limits let it pass.</summary>
internal sealed class RateLimitHandler(SlidingWindowLimiter limiter, TimeProvider timeProvider) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var state = RequestState.Of(request);
        var arrived = timeProvider.GetTimestamp();
        await limiter.WaitAsync(state.Family, cancellationToken).ConfigureAwait(false);
        state.Waited = timeProvider.GetElapsedTime(arrived);
        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}

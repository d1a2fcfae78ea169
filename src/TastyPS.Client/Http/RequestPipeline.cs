using TastyPS.Client.Authentication;

namespace TastyPS.Client.Http;

/// <summary>
/// The chain of handlers of one client. A call passes identity, log, token, retry with circuit breaker, rate limit (inside retry, so that every attempt counts),
/// attempt and socket; the token endpoint is reached without token and retry, its source repeats by itself.
/// </summary>
internal sealed class RequestPipeline : IDisposable
{
    private readonly HttpMessageHandler _shared;
    private readonly HttpMessageInvoker _authorized;

    public RequestPipeline(TastyClientOptions options, RequestLimits limits, IRequestLedger? ledger = null)
    {
        var timeProvider = options.TimeProvider;
        var log = new RequestLog(options.Log, timeProvider);
        var socket = options.CreateSocketHandler?.Invoke() ?? SocketHandlers.Create(options.Environment.BaseUri, options.ConnectTimeout);

        Limiter = new SlidingWindowLimiter(limits, timeProvider, ledger);
        _shared = Chain(new RateLimitHandler(Limiter, timeProvider), new AttemptHandler(options.RequestTimeout, timeProvider), socket);

        var anonymous = new HttpMessageInvoker(
            Chain(new IdentityHandler(options.ProductVersion, options.AcceptVersion), new LogHandler(log), _shared),
            disposeHandler: false);
        Secrets = new KnownSecrets();
        var endpoint = new TokenEndpoint(anonymous, options.Environment, Secrets, timeProvider, ReadTimeouts.Of(options));
        Tokens = new AccessTokenSource(new RefreshGrant(endpoint, options.Credentials), options.MaxRetries, timeProvider);

        _authorized = new HttpMessageInvoker(
            Chain(
                new IdentityHandler(options.ProductVersion, options.AcceptVersion),
                new LogHandler(log),
                new TokenHandler(Tokens, log),
                new RetryHandler(options.MaxRetries, options.Environment, timeProvider, log),
                _shared),
            disposeHandler: false);
    }

    public AccessTokenSource Tokens { get; }

    public SlidingWindowLimiter Limiter { get; }

    public KnownSecrets Secrets { get; }

    /// <summary>Sends with a bearer token; returns at the head of the reply, whatever its status.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, RequestState state, CancellationToken cancellationToken)
    {
        state.AttachTo(request);
        return _authorized.SendAsync(request, cancellationToken);
    }

    public void Dispose()
    {
        Tokens.Dispose();
        Limiter.Dispose();
        _shared.Dispose();
    }

    private static HttpMessageHandler Chain(params HttpMessageHandler[] handlers)
    {
        for (var i = 0; i < handlers.Length - 1; i++)
            ((DelegatingHandler)handlers[i]).InnerHandler = handlers[i + 1];

        return handlers[0];
    }
}

using Polly;
using Polly.CircuitBreaker;
using TastyPS.Client.Http;

namespace TastyPS.Client.Authentication;

/// <summary>
/// Keeps an access token fresh. However many calls need a new one at the same time, the token endpoint is asked once; who stops waiting does not stop
/// the others. A terminal refusal is final: the endpoint is not asked again, because repeated failed logins get an address shut out for hours.
/// </summary>
public sealed class AccessTokenSource : IDisposable
{
    // After a failed renewal a token that still lives is used this long before the endpoint is tried again.
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(10);

    private readonly object _gate = new();
    private readonly CancellationTokenSource _lifetime = new();
    private readonly RefreshGrant _grant;
    private readonly TimeProvider _timeProvider;
    private readonly ResiliencePipeline<TokenGrant> _pipeline;
    private AccessToken? _current;
    private Task<AccessToken>? _refresh;
    private DateTimeOffset _notBefore;
    private bool _disposed;

    internal AccessTokenSource(RefreshGrant grant, int maxRetries, TimeProvider timeProvider)
    {
        _grant = grant;
        _timeProvider = timeProvider;
        _pipeline = new ResilienceRules<TokenGrant>
        {
            MayPass = outcome => outcome.Exception switch
            {
                TastyRateLimitException limited => !(limited.RetryAfter > ResilienceRules.LongestRetryAfter),
                TastyServerException => true,
                TastyNetworkException network when _current is null && NetworkFailure.IsRefusal(network) => false, // The first call of all: more likely a wrong address than an outage.
                var other => ResilienceRules.MayPass(other),
            },
            IsOutage = outcome => outcome.Exception is TastyServerException || ResilienceRules.IsOutage(outcome.Exception),
            RetryAfter = outcome => (outcome.Exception as TastyRateLimitException)?.RetryAfter,
        }.Build(maxRetries, timeProvider);
    }

    /// <summary>
    /// Raised when the service replaced the refresh token. The source already uses the new one; store it. Comes on a thread of the pool, once at a time, while
    /// the callers that need the access token wait; it must not throw. Subscribe before the first token is fetched.
    /// </summary>
    public event EventHandler<RefreshTokenReplacedEventArgs>? RefreshTokenReplaced;

    /// <summary>When the current access token expires; null before the first was fetched or after one was refused.</summary>
    public DateTimeOffset? ExpiresAt
    {
        get
        {
            lock (_gate)
                return _current?.ExpiresAt;
        }
    }

    /// <summary>The scopes of the current access token, separated by spaces, e.g. <c>read trade</c>; null as long as there is none.</summary>
    public string? Scope
    {
        get
        {
            lock (_gate)
                return _current is null ? null : string.Join(" ", _current.Scopes);
        }
    }

    /// <summary>A token with at least a minute to live, if the service can be reached; else the last one, as long as it lives.</summary>
    /// <exception cref="TastyAuthenticationException">The grant, the secret or the application was refused.</exception>
    /// <exception cref="TastyException">The token endpoint could not be reached or understood.</exception>
    public Task<AccessToken> GetAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<AccessToken>(cancellationToken);

        Task<AccessToken> refresh;
        lock (_gate)
        {
            if (_disposed)
                throw new ObjectDisposedException(nameof(TastyClient));

            var now = _timeProvider.GetUtcNow();
            if (_current is { } token && (now < token.RefreshAt || (now < _notBefore && now < token.ExpiresAt)))
                return Task.FromResult(token);

            refresh = _refresh ??= StartRefresh();
        }

        return refresh.WaitAsync(Timeout.InfiniteTimeSpan, _timeProvider, cancellationToken);
    }

    /// <summary>Ends a running refresh.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
                return;

            _disposed = true;
        }

        _lifetime.Cancel();
        _lifetime.Dispose();
    }

    /// <summary>Shows nothing secret.</summary>
    public override string ToString() => "Access token source";

    /// <summary>Drops a token that the service refused, unless another has taken its place already.</summary>
    internal void Invalidate(AccessToken token)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_current, token))
                _current = null;
        }
    }

    private Task<AccessToken> StartRefresh()
    {
        var cancellationToken = _lifetime.Token;
        var refresh = Task.Run(() => RefreshAsync(cancellationToken), CancellationToken.None);

        // Everybody may have stopped waiting by the time it fails.
        refresh.ContinueWith(static failed => failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return refresh;
    }

    private async Task<AccessToken> RefreshAsync(CancellationToken cancellationToken)
    {
        TokenGrant grant;
        try
        {
            grant = await AskAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (TastyAuthenticationException)
        {
            // The failed task stays, and answers every later call.
            throw;
        }
        catch (Exception failure)
        {
            lock (_gate)
            {
                _refresh = null;
                var now = _timeProvider.GetUtcNow();
                if (failure is TastyException { IsTransient: true } && _current is { } living && now < living.ExpiresAt)
                {
                    _notBefore = now + PauseAfterFailure;
                    return living;
                }
            }

            if (failure is OperationCanceledException && cancellationToken.IsCancellationRequested)
                throw new ObjectDisposedException(nameof(TastyClient));

            throw;
        }

        try
        {
            // Before anybody has the access token, so that the new refresh token is stored before it is needed, and one before the next.
            if (grant.NewRefreshToken is { } replacement)
                RefreshTokenReplaced?.Invoke(this, new RefreshTokenReplacedEventArgs(replacement));
        }
        finally
        {
            lock (_gate)
            {
                _current = grant.Token;
                _refresh = null;
            }
        }

        return grant.Token;
    }

    private async Task<TokenGrant> AskAsync(CancellationToken cancellationToken)
    {
        var state = new RequestState(ApiFamily.Token, TokenEndpoint.Path);
        try
        {
            return await _pipeline.ExecuteAsync(
                static async (call, token) => await call.Grant.RefreshAsync(call.State, token).ConfigureAwait(false),
                (Grant: _grant, State: state),
                cancellationToken).ConfigureAwait(false);
        }
        catch (BrokenCircuitException open)
        {
            throw ResilienceRules.Paused(ApiFamily.Token, state.Path, open);
        }
    }
}

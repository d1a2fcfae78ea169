using Polly;
using Polly.CircuitBreaker;

namespace TastyPS.Client.Http;

/// <summary>
/// Repeats GETs after passing failures, behind one circuit breaker a family. Everything else goes straight through, once. A service that the sandbox lacks
/// is no failure of the others: it is neither asked again nor counted.
/// </summary>
internal sealed class RetryHandler : DelegatingHandler
{
    private static readonly ResiliencePropertyKey<HttpRequestMessage> RequestKey = new("TastyPS.Request");

    private readonly Dictionary<ApiFamily, ResiliencePipeline<HttpResponseMessage>> _pipelines;

    public RetryHandler(int maxRetries, TastyEnvironment environment, TimeProvider timeProvider, RequestLog log)
    {
        var rules = new ResilienceRules<HttpResponseMessage>
        {
            MayPass = outcome => outcome.Result is { } response ? MayPass(response, environment, timeProvider) : ResilienceRules.MayPass(outcome.Exception),
            IsOutage = outcome => outcome.Result is { } response ? IsOutage(response, environment) : ResilienceRules.IsOutage(outcome.Exception),
            RetryAfter = outcome => outcome.Result is { } response ? RetryAfterHeader.Read(response, timeProvider) : null,
            OnRetry = (context, outcome, pause) => log.Write(context.Properties.GetValue(RequestKey, null!), outcome.Result, outcome.Exception, pause),
        };
        _pipelines = ((ApiFamily[])Enum.GetValues(typeof(ApiFamily))).ToDictionary(family => family, _ => rules.Build(maxRetries, timeProvider));
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Method == HttpMethod.Get ? RepeatAsync(request, cancellationToken) : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> RepeatAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var state = RequestState.Of(request);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(RequestKey, request);
        try
        {
            return await _pipelines[state.Family].ExecuteAsync(
                static async (context, handler) => await handler.SendOnceAsync(context).ConfigureAwait(false),
                context,
                this).ConfigureAwait(false);
        }
        catch (BrokenCircuitException open)
        {
            throw ResilienceRules.Paused(state.Family, state.Path, open);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static bool IsOutage(HttpResponseMessage response, TastyEnvironment environment) =>
        (int)response.StatusCode is 502 or 503 or 504
        && !(response.RequestMessage is { } request && SandboxGaps.Explain(response, RequestState.Of(request), environment));

    private static bool MayPass(HttpResponseMessage response, TastyEnvironment environment, TimeProvider timeProvider) =>
        ((int)response.StatusCode == 429 || IsOutage(response, environment))
        && !(RetryAfterHeader.Read(response, timeProvider) > ResilienceRules.LongestRetryAfter);

    private Task<HttpResponseMessage> SendOnceAsync(ResilienceContext context) =>
        base.SendAsync(context.Properties.GetValue(RequestKey, null!), context.CancellationToken);
}

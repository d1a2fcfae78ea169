using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace TastyPS.Client.Http;

/// <summary>The figures of retries and circuit breakers, and what counts as a passing failure.</summary>
internal static class ResilienceRules
{
    /// <summary>First pause; each further one doubles, with jitter, so that parallel calls do not return together.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);

    /// <summary>No computed pause is longer.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    /// <summary>A longer <c>Retry-After</c> is not waited for but reported, with its length, to the caller.</summary>
    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromSeconds(60);

    /// <summary>A breaker opens when half of at least this many attempts of its family failed: two calls that used up their retries.</summary>
    public const int BreakerMinimumAttempts = 8;

    /// <summary>The share of failures that opens a breaker.</summary>
    public const double BreakerFailureRatio = 0.5;

    /// <summary>Attempts older than this no longer count.</summary>
    public static readonly TimeSpan BreakerWindow = TimeSpan.FromSeconds(30);

    /// <summary>How long an open breaker refuses calls before it lets one through to see.</summary>
    public static readonly TimeSpan BreakerPause = TimeSpan.FromSeconds(15);

    public static bool MayPass(Exception? failure) => failure is TastyNetworkException network && NetworkFailure.MayPass(network);

    public static bool IsOutage(Exception? failure) => failure is TastyNetworkException or TastyTimeoutException;

    public static TastyServerException Paused(ApiFamily family, string path, BrokenCircuitException open) =>
        new(
            FormattableString.Invariant($"{path}: {FamilyNames.Of(family)} failed repeatedly and pause for up to {BreakerPause.TotalSeconds:0} s; nothing was sent.")
            + (open.InnerException is TastyException cause ? $" The last failure: {cause.Message}" : ""),
            open)
        {
            RequestPath = path,
        };

    /// <summary>True if a breaker refused the call: the same call is worth another try once <see cref="BreakerPause"/> is over.</summary>
    public static bool IsPaused(TastyException failure) => failure is TastyServerException { InnerException: BrokenCircuitException };

    /// <summary>The failure that made a breaker refuse the call, where it is known; else the failure given.</summary>
    public static TastyException CauseOf(TastyException failure) =>
        IsPaused(failure) && failure.InnerException!.InnerException is TastyException cause ? cause : failure;

    /// <summary>For how long another try is of no use; null if nobody says.</summary>
    public static TimeSpan? UselessFor(TastyException failure) => failure switch
    {
        TastyServerException { InnerException: BrokenCircuitException open } => open.RetryAfter ?? BreakerPause,
        TastyRateLimitException limited => limited.RetryAfter,
        _ => null,
    };
}

/// <summary>Builds a pipeline of retries around a circuit breaker for one kind of result.</summary>
internal sealed class ResilienceRules<T>
{
    /// <summary>True if the same request may succeed a moment later.</summary>
    public required Func<Outcome<T>, bool> MayPass { get; init; }

    /// <summary>True if the failure speaks against the whole family. Being too fast (429) does not.</summary>
    public required Func<Outcome<T>, bool> IsOutage { get; init; }

    /// <summary>The pause the service asked for.</summary>
    public required Func<Outcome<T>, TimeSpan?> RetryAfter { get; init; }

    /// <summary>Called before each pause.</summary>
    public Action<ResilienceContext, Outcome<T>, TimeSpan>? OnRetry { get; init; }

    public ResiliencePipeline<T> Build(int maxRetries, TimeProvider timeProvider)
    {
        var builder = new ResiliencePipelineBuilder<T> { TimeProvider = timeProvider };
        if (maxRetries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<T>
            {
                MaxRetryAttempts = maxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = ResilienceRules.FirstPause,
                MaxDelay = ResilienceRules.LongestPause,
                ShouldHandle = arguments => new ValueTask<bool>(MayPass(arguments.Outcome)),
                DelayGenerator = arguments => new ValueTask<TimeSpan?>(RetryAfter(arguments.Outcome)),
                OnRetry = arguments =>
                {
                    OnRetry?.Invoke(arguments.Context, arguments.Outcome, arguments.RetryDelay);
                    return default;
                },
            });
        }

        builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<T>
        {
            FailureRatio = ResilienceRules.BreakerFailureRatio,
            MinimumThroughput = ResilienceRules.BreakerMinimumAttempts,
            SamplingDuration = ResilienceRules.BreakerWindow,
            BreakDuration = ResilienceRules.BreakerPause,
            ShouldHandle = arguments => new ValueTask<bool>(IsOutage(arguments.Outcome)),
        });
        return builder.Build();
    }
}

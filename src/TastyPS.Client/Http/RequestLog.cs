namespace TastyPS.Client.Http;

/// <summary>Turns attempts into log entries; the one place that decides what may be logged.</summary>
internal sealed class RequestLog(Action<RequestLogEntry>? sink, TimeProvider timeProvider)
{
    /// <summary>Whether anybody reads it.</summary>
    public bool IsRead => sink is not null;

    public void Write(HttpRequestMessage request, HttpResponseMessage? response, Exception? failure, TimeSpan? retryIn = null)
    {
        if (sink is null)
            return;

        var state = RequestState.Of(request);
        sink(new RequestLogEntry
        {
            Method = request.Method.Method,
            Path = state.Path,
            Family = state.Family,
            Time = timeProvider.GetUtcNow(),
            Attempt = state.Attempts,
            StatusCode = response?.StatusCode,
            Failure = Describe(failure),
            Waited = state.Waited,
            Duration = state.Duration,
            RequestId = response is not null && response.Headers.TryGetValues("X-Request-Id", out var ids) ? ids.FirstOrDefault() : null,
            RetryIn = retryIn,
        });
    }

    private static string? Describe(Exception? failure) => failure switch
    {
        null => null,
        OperationCanceledException => "cancelled",
        TastyException ours => ours.Message,
        _ => failure.GetType().Name,
    };
}

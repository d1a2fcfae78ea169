namespace TastyPS.Client.Http;

/// <summary>The <c>Retry-After</c> header in both its forms.</summary>
internal static class RetryAfterHeader
{
    /// <summary>The pause asked for, or null. A date is measured from the reply's own <c>Date</c>, since clocks differ; without one, from ours.</summary>
    public static TimeSpan? Read(HttpResponseMessage response, TimeProvider timeProvider)
    {
        var header = response.Headers.RetryAfter;
        if (header?.Delta is { } delta)
            return delta;
        if (header?.Date is not { } date)
            return null;

        var pause = date - (response.Headers.Date ?? timeProvider.GetUtcNow());
        return pause > TimeSpan.Zero ? pause : TimeSpan.Zero;
    }
}

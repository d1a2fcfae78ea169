using System.Management.Automation;
using TastyPS.Errors;

namespace TastyPS.Abstractions;

/// <summary>Times to wait, as parameters give them.</summary>
internal static class WaitTime
{
    // A timer counts milliseconds in 32 bits, which are 49 days.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(1);

    /// <summary>Cancels something after any time, unless it has been cancelled before.</summary>
    public static async Task CancelAfterAsync(CancellationTokenSource source, TimeSpan time, TimeProvider clock)
    {
        var stop = source.Token;
        try
        {
            for (var left = time; left > TimeSpan.Zero; left -= LongestTimer)
                await clock.Delay(left < LongestTimer ? left : LongestTimer, stop).ConfigureAwait(false);
            source.Cancel();
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // What was to be ended has ended before.
        }
    }

    public static TastyCommandException Refused(string parameter, TimeSpan value) =>
        new($"-{parameter} {value} is no time to wait.", ErrorIds.TimeInvalid, ErrorCategory.InvalidArgument, $"Give -{parameter} a number of seconds, or a span such as 00:05:00.");
}

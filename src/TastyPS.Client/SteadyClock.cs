namespace TastyPS.Client;

/// <summary>Reads a clock that changes of the wall clock do not touch.</summary>
internal static class SteadyClock
{
    /// <summary>The time since an arbitrary origin, in whole numbers: TimeProvider's own conversion goes through double and loses microseconds on a clock that has run for long.</summary>
    public static TimeSpan Steady(this TimeProvider clock)
    {
        var seconds = Math.DivRem(clock.GetTimestamp(), clock.TimestampFrequency, out var rest);
        return new TimeSpan((seconds * TimeSpan.TicksPerSecond) + (rest * TimeSpan.TicksPerSecond / clock.TimestampFrequency));
    }
}

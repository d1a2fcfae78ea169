namespace TastyPS.Client;

/// <summary>A clock that tells the time at the service and waits by another one: a simulated market may stand still.</summary>
internal sealed class ServiceClock(TimeProvider service, TimeProvider waits) : TimeProvider
{
    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => waits.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => waits.TimestampFrequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => service.GetUtcNow();

    /// <inheritdoc/>
    public override long GetTimestamp() => waits.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => waits.CreateTimer(callback, state, dueTime, period);
}

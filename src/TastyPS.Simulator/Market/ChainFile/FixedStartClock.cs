namespace TastyPS.Simulator.Market.ChainFile;

/// <summary>A clock that starts at a given instant and stands still there or runs on from there with real time.</summary>
/// <remarks>Timers and timestamps are the system's in either case, so that time-outs and pacing keep working under a clock that stands still.</remarks>
public sealed class FixedStartClock : TimeProvider
{
    private readonly TimeProvider _real;
    private readonly long _startTimestamp;

    /// <summary>Starts the clock.</summary>
    /// <param name="startAt">The instant it shows first.</param>
    /// <param name="running">Whether it runs on; a clock that stands still makes every reply repeatable.</param>
    /// <param name="realTime">What measures the real time that passes; the system's clock by default.</param>
    public FixedStartClock(DateTimeOffset startAt, bool running = false, TimeProvider? realTime = null)
    {
        StartAt = startAt.ToUniversalTime();
        IsRunning = running;
        _real = realTime ?? System;
        _startTimestamp = _real.GetTimestamp();
    }

    /// <summary>The instant it showed first.</summary>
    public DateTimeOffset StartAt { get; }

    /// <summary>Whether it runs with real time.</summary>
    public bool IsRunning { get; }

    /// <inheritdoc/>
    public override long TimestampFrequency => _real.TimestampFrequency;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => _real.LocalTimeZone;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => IsRunning ? StartAt + _real.GetElapsedTime(_startTimestamp) : StartAt;

    /// <inheritdoc/>
    public override long GetTimestamp() => _real.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _real.CreateTimer(callback, state, dueTime, period);
}

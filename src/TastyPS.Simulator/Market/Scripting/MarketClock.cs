namespace TastyPS.Simulator.Market.Scripting;

/// <summary>A market's clock that can be set, stopped and run at any speed.</summary>
/// <remarks>Timers and timestamps are the system's, so that time-outs and pacing keep working whatever the clock shows. Safe for parallel use.</remarks>
public sealed class MarketClock : TimeProvider
{
    private readonly TimeProvider _real;
    private State _state;

    /// <summary>Starts the clock.</summary>
    /// <param name="startAt">The instant it shows first; real time if null.</param>
    /// <param name="speed">Seconds it shows for one real second; 0 stands still.</param>
    /// <param name="realTime">What measures real time; the system's clock by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The speed is negative or not a number.</exception>
    public MarketClock(DateTimeOffset? startAt = null, double speed = 1, TimeProvider? realTime = null)
    {
        CheckSpeed(speed);
        _real = realTime ?? System;
        _state = new State((startAt ?? _real.GetUtcNow()).ToUniversalTime(), _real.GetTimestamp(), speed);
    }

    /// <summary>Seconds it shows for one real second; 0 while it stands still.</summary>
    public double Speed => Volatile.Read(ref _state).Speed;

    /// <summary>Whether it moves.</summary>
    public bool IsRunning => Speed > 0;

    /// <inheritdoc/>
    public override long TimestampFrequency => _real.TimestampFrequency;

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => _real.LocalTimeZone;

    /// <summary>Shows another instant from now on, backwards too; keeps its speed.</summary>
    public void Set(DateTimeOffset instant) => Change((_, speed) => (instant.ToUniversalTime(), speed));

    /// <summary>Jumps by a span, backwards if negative; keeps its speed.</summary>
    public void Advance(TimeSpan span) => Change((now, speed) => (now + span, speed));

    /// <summary>Stands still at what it shows.</summary>
    public void Pause() => Change((now, _) => (now, 0));

    /// <summary>Runs on from what it shows.</summary>
    /// <param name="speed">Seconds it shows for one real second.</param>
    /// <exception cref="ArgumentOutOfRangeException">The speed is negative or not a number.</exception>
    public void Run(double speed = 1)
    {
        CheckSpeed(speed);
        Change((now, _) => (now, speed));
    }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now(Volatile.Read(ref _state));

    /// <inheritdoc/>
    public override long GetTimestamp() => _real.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _real.CreateTimer(callback, state, dueTime, period);

    private static void CheckSpeed(double speed)
    {
        if (!(speed >= 0) || double.IsInfinity(speed)) throw new ArgumentOutOfRangeException(nameof(speed), "A speed is 0 or more.");
    }

    private DateTimeOffset Now(State state) =>
        state.Speed == 0 ? state.Shown : state.Shown + TimeSpan.FromTicks((long)(_real.GetElapsedTime(state.Since).Ticks * state.Speed));

    private void Change(Func<DateTimeOffset, double, (DateTimeOffset Shown, double Speed)> change)
    {
        State before;
        State after;
        do
        {
            before = Volatile.Read(ref _state);
            var (shown, speed) = change(Now(before), before.Speed);
            after = new State(shown, _real.GetTimestamp(), speed);
        }
        while (Interlocked.CompareExchange(ref _state, after, before) != before);
    }

    private sealed record State(DateTimeOffset Shown, long Since, double Speed);
}

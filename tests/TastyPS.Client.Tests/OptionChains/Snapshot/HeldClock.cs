namespace TastyPS.Client.Tests.OptionChains.Snapshot;

/// <summary>A running clock whose first timers are due at once, and whose further ones wait to be released.</summary>
internal sealed class HeldClock(int timersLetThrough) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ITimer> _held = [];
    private int _left = timersLetThrough;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            if (_left-- > 0)
                return base.CreateTimer(callback, state, TimeSpan.Zero, period);
            var timer = base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
            _held.Add(timer);
            return timer;
        }
    }

    public void Release()
    {
        lock (_gate)
        {
            _left = int.MaxValue;
            foreach (var timer in _held)
                timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }
}

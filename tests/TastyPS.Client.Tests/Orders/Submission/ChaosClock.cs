using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace TastyPS.Client.Tests.Orders.Submission;

/// <summary>
/// A fake clock that moves on when everybody waits for it, and never while somebody waits for a socket: so no reply is ever late but one that never comes.
/// It stops at whole seconds, so that those who wait for nearly the same instant go on together.
/// </summary>
/// <param name="start">What it shows first, a whole second.</param>
/// <param name="moved">Told of each move, after it.</param>
internal sealed class ChaosClock(DateTimeOffset start, Action<DateTimeOffset> moved) : FakeTimeProvider(start)
{
    // Longer timers are time-outs: nobody's only hope is that they go off.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly Dictionary<object, DateTimeOffset> _waits = [];
    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, base.CreateTimer(callback, state, dueTime, period));
        timer.Note(dueTime);
        return timer;
    }

    /// <summary>Notes that somebody waits for something that only this clock will end; disposed of, they do not any more.</summary>
    public IDisposable Await(TimeSpan time)
    {
        var wait = new Wait(this);
        Note(wait, time);
        return wait;
    }

    /// <summary>Runs until all have ended, each of which waits for one thing at a time.</summary>
    public async Task RunAsync(IReadOnlyCollection<Task> all, CancellationToken cancellationToken)
    {
        foreach (var task in all)
            _ = task.ContinueWith(_ => _changes.Writer.TryWrite(true), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        while (all.Count(task => !task.IsCompleted) is > 0 and var running)
        {
            if (NextFor(running) is { } next)
                MoveTo(next);
            else
                await _changes.Reader.ReadAsync(cancellationToken);
        }

        await Task.WhenAll(all);
    }

    /// <summary>Moves on, however many wait for what.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        var whole = new DateTimeOffset((instant.UtcTicks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
        lock (_waits)
        {
            foreach (var over in _waits.Where(wait => wait.Value <= whole).Select(wait => wait.Key).ToList())
                _waits.Remove(over);
        }

        SetUtcNow(whole);
        moved(whole);
    }

    private DateTimeOffset? NextFor(int running)
    {
        lock (_waits)
            return _waits.Count >= running ? _waits.Values.Min() : null;
    }

    private void Note(object who, TimeSpan time)
    {
        lock (_waits)
            _waits[who] = GetUtcNow() + time;
        _changes.Writer.TryWrite(true);
    }

    private void Forget(object who)
    {
        lock (_waits)
            _waits.Remove(who);
    }

    private sealed class Wait(ChaosClock clock) : IDisposable
    {
        public void Dispose() => clock.Forget(this);
    }

    private sealed class Timer(ChaosClock clock, ITimer inner) : ITimer
    {
        public void Note(TimeSpan dueTime)
        {
            if (dueTime > TimeSpan.Zero && dueTime <= LongestPause)
                clock.Note(this, dueTime);
            else
                clock.Forget(this);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var isChanged = inner.Change(dueTime, period);
            Note(dueTime); // Afterwards: the clock may move on from here.
            return isChanged;
        }

        public void Dispose()
        {
            clock.Forget(this);
            inner.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}

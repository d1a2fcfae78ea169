using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace TastyPS.Client.Tests.Http;

/// <summary>
/// A fake clock that steps to the next pause of the code under test as soon as that code has begun to wait for it. Timers of ten minutes and more
/// are time-outs and are left alone, so a rig sets its time-outs to an hour unless they are what is tested.
/// </summary>
internal sealed class SteppingClock : FakeTimeProvider
{
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromMinutes(10);

    private readonly Channel<DateTimeOffset> _pauses = Channel.CreateUnbounded<DateTimeOffset>();

    public SteppingClock()
        : base(new DateTimeOffset(2026, 12, 18, 15, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Whether only pauses are stepped to, and no token's deadline, which then comes when pauses have led past it.</summary>
    public bool LeavesDeadlines { get; set; }

    public TimeSpan Elapsed => GetUtcNow() - Start;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (LeavesDeadlines && state is CancellationTokenSource)
            return timer;

        var observed = new ObservedTimer(this, timer);
        Observe(dueTime);
        return observed;
    }

    /// <summary>Runs until the task ends, stepping over every pause on its way.</summary>
    public async Task<T> RunAsync<T>(Task<T> task)
    {
        var pending = new PriorityQueue<DateTimeOffset, DateTimeOffset>();
        while (!task.IsCompleted)
        {
            while (_pauses.Reader.TryRead(out var due))
                pending.Enqueue(due, due);

            if (pending.TryDequeue(out var next, out _))
            {
                if (next > GetUtcNow())
                    SetUtcNow(next);

                continue;
            }

            using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            await Task.WhenAny(task, _pauses.Reader.WaitToReadAsync(stop.Token).AsTask());
            await stop.CancelAsync();
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        return await task;
    }

    /// <summary>Completes when the code under test has begun to wait for a pause, and leaves it waiting.</summary>
    public async Task PauseBegunAsync() => await _pauses.Reader.ReadAsync(TestContext.Current.CancellationToken);

    private void Observe(TimeSpan dueTime)
    {
        if (dueTime >= TimeSpan.Zero && dueTime < ShortestTimeout)
            _pauses.Writer.TryWrite(GetUtcNow() + dueTime);
    }

    private sealed class ObservedTimer(SteppingClock clock, ITimer inner) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = inner.Change(dueTime, period);
            clock.Observe(dueTime);
            return changed;
        }

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}

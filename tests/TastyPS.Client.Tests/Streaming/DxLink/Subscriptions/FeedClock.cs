using Microsoft.Extensions.Time.Testing;

namespace TastyPS.Client.Tests.Streaming.DxLink.Subscriptions;

/// <summary>
/// A fake clock that steps to the next pause of the code under test when the test waits for something. Timers of ten minutes and more are time-outs, left to
/// the test.
/// </summary>
internal sealed class FeedClock() : FakeTimeProvider(Feed.Start)
{
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromMinutes(10);

    private readonly HashSet<ObservedTimer> _pausing = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ObservedTimer(this, callback, state);
        timer.Start(base.CreateTimer(timer.Fire, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan), dueTime, period);
        return timer;
    }

    /// <summary>Runs until the task ends, stepping over the pauses on its way.</summary>
    public async Task<T> RunAsync<T>(Task<T> task)
    {
        while (!task.IsCompleted)
        {
            DateTimeOffset? next;
            Task changed;
            lock (_pausing)
            {
                next = _pausing.Count == 0 ? null : _pausing.Min(timer => timer.Due);
                changed = _changed.Task;
            }

            if (next is { } due)
            {
                SetUtcNow(due > GetUtcNow() ? due : GetUtcNow());
                await Task.Yield();
                continue;
            }

            await Task.WhenAny(task, changed).WaitAsync(TestContext.Current.CancellationToken);
        }

        return await task;
    }

    public async Task RunAsync(Task task) => await RunAsync(task.ContinueWith(done => done.IsCompleted, TaskScheduler.Default));

    private void Forget(ObservedTimer timer)
    {
        lock (_pausing)
            _pausing.Remove(timer);
    }

    // In one go: were the clock to move in between, the timer would be due later than is known here, and never be stepped to.
    private bool Change(ObservedTimer timer, ITimer inner, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime <= TimeSpan.Zero || dueTime >= ShortestTimeout)
        {
            Forget(timer);
            return inner.Change(dueTime, period);
        }

        lock (_pausing)
        {
            var isChanged = inner.Change(dueTime, period);
            timer.Due = GetUtcNow() + dueTime;
            _pausing.Add(timer);
            _changed.TrySetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return isChanged;
        }
    }

    private sealed class ObservedTimer(FeedClock clock, TimerCallback callback, object? state) : ITimer
    {
        private ITimer? _inner;

        public DateTimeOffset Due { get; set; }

        public void Start(ITimer inner, TimeSpan dueTime, TimeSpan period)
        {
            _inner = inner;
            Change(dueTime, period);
        }

        public void Fire(object? ignored)
        {
            clock.Forget(this);
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => clock.Change(this, _inner!, dueTime, period);

        public void Dispose()
        {
            clock.Forget(this);
            _inner!.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}

using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Time.Testing;
using TastyPS.Client.Tests.Streaming.DxLink.Subscriptions;

namespace TastyPS.Client.Tests.Streaming.KnownProblems;

/// <summary>
/// The clock of both sides. It stands still until the test moves it, and knows which timers have been set, so that the test moves it when the code under
/// test has begun to wait, and not before.
/// </summary>
internal sealed class ProblemClock() : FakeTimeProvider(Feed.Start)
{
    // What the client sets shorter timers for are pauses between messages; longer ones below a minute are the wait for its window.
    private static readonly TimeSpan LongestMessagePause = TimeSpan.FromSeconds(1.9);
    private static readonly TimeSpan ShortestWindowWait = TimeSpan.FromSeconds(31);
    private static readonly TimeSpan LongestWindowWait = TimeSpan.FromSeconds(59.9);

    private readonly Dictionary<Timer, DateTimeOffset> _pauses = [];
    private readonly HashSet<(TimeSpan Wait, DateTimeOffset Due, bool IsPause)> _set = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Start(base.CreateTimer(timer.Fire, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan), dueTime, period);
        return timer;
    }

    /// <summary>
    /// Waits until a pause of this length has begun since an instant, and steps to its end. Nothing else may pause for as long from the same instant on: the step
    /// would be over before the pause that is meant begins.
    /// </summary>
    public async Task PassAsync(TimeSpan wait, DateTimeOffset since)
    {
        DateTimeOffset? due = null;
        await Patience.UntilAsync(
            () =>
            {
                lock (_pauses)
                    due = _set.Where(one => one.IsPause && one.Wait == wait && one.Due >= since + wait).Select(one => (DateTimeOffset?)one.Due).FirstOrDefault();
                return due is not null;
            },
            $"a timer of {wait}");
        if (due > GetUtcNow())
            SetUtcNow(due.Value);
    }

    /// <summary>Whether a timer of this length has been set at this very time.</summary>
    public bool WasSet(TimeSpan wait)
    {
        lock (_pauses)
            return _set.Any(one => one.Wait == wait && one.Due == GetUtcNow() + wait);
    }

    /// <summary>The end of the next pause between messages; null while nobody pauses.</summary>
    public bool TryGetNextPause([NotNullWhen(true)] out DateTimeOffset? due)
    {
        lock (_pauses)
            due = _pauses.Count == 0 ? null : _pauses.Values.Min();
        return due is not null;
    }

    private void Note(Timer timer, TimeSpan wait, TimeSpan period, bool isPause = false)
    {
        lock (_pauses)
        {
            _pauses.Remove(timer);
            if (wait < TimeSpan.Zero || period != Timeout.InfiniteTimeSpan)
                return;

            var due = GetUtcNow() + wait;
            _set.Add((wait, due, isPause));
            if (!isPause)
                return;
            if (wait <= LongestMessagePause || (wait >= ShortestWindowWait && wait <= LongestWindowWait))
                _pauses[timer] = due;
        }
    }

    private sealed class Timer(ProblemClock clock, TimerCallback callback, object? state) : ITimer
    {
        private ITimer? _inner;
        private TimeSpan _period = Timeout.InfiniteTimeSpan;

        public void Start(ITimer inner, TimeSpan dueTime, TimeSpan period)
        {
            _inner = inner;
            Set(dueTime, period, isPause: true);
        }

        public void Fire(object? ignored)
        {
            if (_period == Timeout.InfiniteTimeSpan)
                clock.Note(this, Timeout.InfiniteTimeSpan, _period);
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => Set(dueTime, period, isPause: false);

        // A pause is a timer of its own; what is set again and again watches over something.
        private bool Set(TimeSpan dueTime, TimeSpan period, bool isPause)
        {
            _period = period == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : period;
            if (dueTime <= TimeSpan.Zero)
            {
                clock.Note(this, dueTime, _period, isPause);
                return _inner!.Change(dueTime, period);
            }

            // Nobody may learn of a timer, and step to its end, before it runs, nor of an end before its own.
            lock (clock._pauses)
            {
                var isChanged = _inner!.Change(dueTime, period);
                clock.Note(this, dueTime, _period, isPause);
                return isChanged;
            }
        }

        public void Dispose()
        {
            clock.Note(this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _inner!.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}

using TastyPS.Simulator.AccountStream;
using TastyPS.Simulator.AccountStream.Faults;
using TastyPS.Simulator.Broker;
using TastyPS.Simulator.OAuth;

namespace TastyPS.Simulator.Tests.AccountStream;

public class ReplyWaitTests
{
    [Fact]
    public async Task A_reply_that_waits_for_notifications_leaves_no_timer_behind()
    {
        var time = new CountedTime();
        var server = new AccountStreamServer(TimeProvider.System, TimeProvider.System, new TokenIssuer(TimeProvider.System, TimeSpan.FromMinutes(15)), new Customer(1), new Uri("http://localhost/"), time);
        server.Faults.Order = NotificationOrder.BeforeReply;

        await server.WaitForNotificationsAsync(() => Task.CompletedTask, TestContext.Current.CancellationToken);

        Assert.Equal((1, 0), (time.Created, time.Created - time.Ended));
    }

    [Fact]
    public async Task A_reply_waits_until_the_brokers_news_is_published()
    {
        var server = new AccountStreamServer(TimeProvider.System, TimeProvider.System, new TokenIssuer(TimeProvider.System, TimeSpan.FromMinutes(15)), new Customer(1), new Uri("http://localhost/"));
        server.Faults.Order = NotificationOrder.BeforeReply;
        var told = new TaskCompletionSource();

        var wait = server.WaitForNotificationsAsync(() => told.Task, TestContext.Current.CancellationToken);

        Assert.False(wait.IsCompleted);
        told.SetResult();
        await wait;
    }

    private sealed class CountedTime : TimeProvider
    {
        private int _created;
        private int _ended;

        public int Created => Volatile.Read(ref _created);

        public int Ended => Volatile.Read(ref _ended);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Increment(ref _created);
            return new Timer(base.CreateTimer(callback, state, dueTime, period), () => Interlocked.Increment(ref _ended));
        }

        private sealed class Timer(ITimer inner, Action ended) : ITimer
        {
            private Action? _ended = ended;

            public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(dueTime, period);

            public void Dispose()
            {
                inner.Dispose();
                Interlocked.Exchange(ref _ended, null)?.Invoke();
            }

            public ValueTask DisposeAsync()
            {
                Dispose();
                return default;
            }
        }
    }
}

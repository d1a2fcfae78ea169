using Microsoft.Extensions.Time.Testing;
using TastyPS.Client.Tests.Streaming.KnownProblems;

namespace TastyPS.Client.Tests.OptionChains.Snapshot;

/// <summary>
/// One clock for client and simulator. It moves in small steps while a task runs, and only when nothing has been sent or received for a moment and nobody is at work, so that
/// no message is under way for longer than the slack of the limits, and work takes no time however busy the machine is. Nothing else may work in the process meanwhile.
/// </summary>
internal sealed class SharedClock() : FakeTimeProvider(new DateTimeOffset(2026, 6, 12, 15, 30, 0, TimeSpan.Zero))
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(5);

    public TimeSpan Elapsed => GetUtcNow() - Start;

    // The one who looks works, too.
    private static bool IsAnyoneAtWork
    {
        get
        {
            ThreadPool.GetMaxThreads(out var all, out _);
            ThreadPool.GetAvailableThreads(out var idle, out _);
            return all - idle > 1 || ThreadPool.PendingWorkItemCount > 0;
        }
    }

    /// <summary>Runs until the task ends; fails where that takes longer than any run may.</summary>
    /// <param name="task">The task.</param>
    /// <param name="traffic">How many messages and events there were so far.</param>
    public async Task<T> RunAsync<T>(Task<T> task, Func<long> traffic)
    {
        for (var end = GetUtcNow() + Most; !task.IsCompleted;)
        {
            Assert.True(GetUtcNow() < end, "The run does not end.");
            await Task.Run(() => SettleAsync(traffic), TestContext.Current.CancellationToken);
            Advance(Step);
        }

        return await task;
    }

    private static Task SettleAsync(Func<long> traffic) => Patience.UntilAsync(
        async () =>
        {
            var before = traffic();
            await Task.Delay(1, TestContext.Current.CancellationToken);
            return traffic() == before && !IsAnyoneAtWork;
        },
        "a moment in which nobody works");
}

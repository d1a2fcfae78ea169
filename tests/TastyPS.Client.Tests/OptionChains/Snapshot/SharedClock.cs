using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;

namespace TastyPS.Client.Tests.OptionChains.Snapshot;

/// <summary>
/// One clock for client and simulator. It moves in small steps while a task runs, and only when nothing has been sent or received for a moment and nobody is at work, so that
/// no message is under way for longer than the slack of the limits, and work takes no time however busy the machine is. Nothing else may work in the process meanwhile.
/// </summary>
internal sealed class SharedClock() : FakeTimeProvider(new DateTimeOffset(2026, 6, 12, 15, 30, 0, TimeSpan.Zero))
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public TimeSpan Elapsed => GetUtcNow() - Start;

    private static bool IsAnyoneAtWork
    {
        get
        {
            ThreadPool.GetMaxThreads(out var all, out _);
            ThreadPool.GetAvailableThreads(out var idle, out _);
            return all > idle || ThreadPool.PendingWorkItemCount > 0;
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
            await Task.Factory.StartNew(() => Settle(traffic), TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            Advance(Step);
        }

        return await task;
    }

    // On a thread of its own: whoever looks from the pool wakes others there, and sees them at work.
    private static void Settle(Func<long> traffic)
    {
        var watch = Stopwatch.StartNew();
        long before;
        do
        {
            Assert.True(watch.Elapsed < Patience, "Awaited in vain: a moment in which nobody works.");
            before = traffic();
            TestContext.Current.CancellationToken.WaitHandle.WaitOne(1);
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
        while (traffic() != before || IsAnyoneAtWork);
    }
}

using Microsoft.Extensions.Time.Testing;

namespace TastyPS.Client.Tests.OptionChains.Snapshot;

/// <summary>
/// One clock for client and simulator. It moves in small steps while a task runs, and only when nothing has been sent or received for a moment, so that no
/// message is under way for longer than the slack of the limits.
/// </summary>
internal sealed class SharedClock() : FakeTimeProvider(new DateTimeOffset(2026, 6, 12, 15, 30, 0, TimeSpan.Zero))
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(25);
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(5);

    public TimeSpan Elapsed => GetUtcNow() - Start;

    /// <summary>Runs until the task ends; fails where that takes longer than any run may.</summary>
    /// <param name="task">The task.</param>
    /// <param name="traffic">How many messages and events there were so far.</param>
    public async Task<T> RunAsync<T>(Task<T> task, Func<long> traffic)
    {
        for (var end = GetUtcNow() + Most; !task.IsCompleted;)
        {
            Assert.True(GetUtcNow() < end, "The run does not end.");
            await SettleAsync(traffic);
            Advance(Step);
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }

        return await task;
    }

    private static async Task SettleAsync(Func<long> traffic)
    {
        long before;
        do
        {
            before = traffic();
            await Task.Delay(1, CancellationToken.None);
        }
        while (traffic() != before);
    }
}

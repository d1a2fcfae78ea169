using System.Diagnostics;

namespace TastyPS.Client.Tests.Streaming.KnownProblems;

/// <summary>Ends a test whose code under test hangs, and says what was awaited. It measures nothing.</summary>
internal static class Patience
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(30);

    public static async Task<T> OrFailAsync<T>(this Task<T> task, string awaited)
    {
        try
        {
            return await task.WaitAsync(Most, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"Awaited in vain: {awaited}.");
            throw;
        }
    }

    public static async Task OrFailAsync(this Task task, string awaited)
    {
        await task.ContinueWith(static done => done.Status, TaskScheduler.Default).OrFailAsync(awaited);
        await task;
    }

    /// <summary>Waits for what happens on other threads.</summary>
    public static Task UntilAsync(Func<bool> holds, string awaited) => UntilAsync(() => Task.FromResult(holds()), awaited);

    /// <summary>Waits for what happens elsewhere and has to be asked for.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds, string awaited)
    {
        var watch = Stopwatch.StartNew();
        while (!await holds())
        {
            if (watch.Elapsed > Most)
                Assert.Fail($"Awaited in vain: {awaited}.");
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await BreatheAsync(watch);
        }
    }

    // Looking all the time would take from those who are waited for.
    private static async Task BreatheAsync(Stopwatch watch)
    {
        if (watch.ElapsedMilliseconds < 2)
            await Task.Yield();
        else
            await Task.Delay(1, CancellationToken.None);
    }
}

using System.Diagnostics;
using System.Globalization;

namespace TastyPS.Benchmarks.Streaming;

/// <summary>A PowerShell that watches a whole chain, seen from outside.</summary>
internal static class SteadyBenchmark
{
    private const int Symbols = 25_000;
    private const int EventsPerSecond = 10_000;
    private const string Script = "steady.ps1";

    public static async Task<bool> RunAsync(Floors floors, TimeSpan duration)
    {
        using var server = await FeedServerProcess.StartAsync(new FeedPlan(Symbols, Frames: 0, EventsPerSecond));
        var count = (long)(duration.TotalSeconds * EventsPerSecond);
        using var process = PowerShellProcess.Start(Script, server.Environment,
            "-Module", Paths.Module, "-Symbols", Text(Symbols), "-Count", Text(count));
        using var ended = new CancellationTokenSource();
        _ = process.WaitForExitAsync(CancellationToken.None).ContinueWith(_ => ended.Cancel(), TaskScheduler.Default);
        await server.WaitForFeedAsync(ended.Token);

        var samples = new List<Sample>();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < duration - TimeSpan.FromSeconds(1) && await timer.WaitForNextTickAsync(ended.Token))
        {
            process.Refresh();
            samples.Add(new(clock.Elapsed, process.TotalProcessorTime, process.WorkingSet64 / 1e6));
        }

        // It ends by itself once every event has come.
        await PowerShellProcess.EndAsync(process, Script);
        Console.WriteLine(FormattableString.Invariant($"steady: {count} events in {clock.Elapsed.TotalMinutes:0.0} min; working set MB: {Statistics.Describe([.. samples.Select(sample => sample.WorkingSet)])}"));

        var (second, last) = (Quarter(1), Quarter(3));
        var share = (samples[^1].Processor - second[0].Processor) / (samples[^1].At - second[0].At);
        return floors.Judge("steady-processor", 100 * share)
            & floors.Judge("steady-memory", Statistics.Median(last.Select(sample => sample.WorkingSet)) / Statistics.Median(second.Select(sample => sample.WorkingSet)));

        List<Sample> Quarter(int index) => [.. samples.Skip(samples.Count * index / 4).Take(samples.Count / 4)];
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private readonly record struct Sample(TimeSpan At, TimeSpan Processor, double WorkingSet);
}

using System.Text.Json;

namespace TastyPS.Benchmarks.Streaming;

/// <summary>Typed events through a pipeline of PowerShell.</summary>
internal static class WatchBenchmark
{
    private const int Rounds = 3;

    public static async Task<bool> RunAsync(Floors floors)
    {
        using var server = await FeedServerProcess.StartAsync(new FeedPlan(Symbols: 200, Frames: 0, EventsPerSecond: 1_000_000));
        var reply = JsonDocument.Parse(await PowerShellProcess.RunAsync("watch.ps1", server.Environment,
            "-Module", Paths.Module, "-Symbol", string.Join(',', BenchmarkSymbols.Take(200)), "-Rounds", $"{Rounds}")).RootElement;
        return Judge("outNull", "watch-out-null") & Judge("forEachObject", "watch-foreach-object");

        bool Judge(string pipeline, string floor) =>
            floors.Judge(floor, Statistics.Median(reply.GetProperty(pipeline).EnumerateArray().Select(value => value.GetDouble())));
    }
}

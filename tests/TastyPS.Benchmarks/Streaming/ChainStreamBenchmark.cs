using System.Text.Json;

namespace TastyPS.Benchmarks.Streaming;

/// <summary>A whole chain with all its market data, each time in a fresh process from a fresh server, so that no minute before counts.</summary>
internal static class ChainStreamBenchmark
{
    // Without limits a run takes seconds, so it can be repeated.
    private const int UnlimitedRuns = 5;

    public static async Task<bool> RunAsync(Floors floors)
    {
        var alone = await MeasureAsync("stream alone", hasLimits: true, hasRest: false);
        var hybrid = await MeasureAsync("stream and REST", hasLimits: true, hasRest: true);
        var unlimited = new List<ChainRun>();
        for (var i = 0; i < UnlimitedRuns; i++)
            unlimited.Add(await MeasureAsync("limits off", hasLimits: false, hasRest: true));

        ChainRun[] all = [alone, hybrid, .. unlimited];
        return floors.Judge("chain-stream-alone", alone.Seconds)
            & floors.Judge("chain-stream-hybrid", hybrid.Seconds)
            & floors.Judge("chain-stream-unlimited", Statistics.Median(unlimited.Select(run => run.Seconds)))
            & floors.Judge("chain-stream-violations", all.Sum(run => run.Violations))
            & floors.Judge("chain-stream-memory", all.Max(run => run.PeakMegabytes));
    }

    private static async Task<ChainRun> MeasureAsync(string what, bool hasLimits, bool hasRest)
    {
        using var server = BenchmarkServer.Start(enforceLimits: hasLimits, withoutRestMarketData: !hasRest);
        var reply = JsonDocument.Parse(hasRest
            ? await PowerShellProcess.RunAsync("chain-stream.ps1", server.Environment, "-Module", Paths.Module, "-Limits", hasLimits ? "Assumed" : "None")
            : await StreamOnlyChain.RunAsync(server.Environment)).RootElement;
        var run = new ChainRun(
            Number("seconds"), Number("processorSeconds"), Number("peakMegabytes"), (int)Number("contracts"), (int)Number("asked"), (int)Number("answered"),
            (int)Number("requests"), (int)Number("sessions"), server.Violations);
        Console.WriteLine($"chain-stream, {what}: {run}");
        return run.Answered == run.Asked && run.Asked == 4 * run.Contracts && (hasRest || run.Requests <= 1)
            ? run
            : throw new InvalidOperationException("The chain was not answered as it should have been.");

        double Number(string name) => reply.GetProperty(name).GetDouble();
    }

    /// <summary>One chain, from the command's start to its end.</summary>
    private readonly record struct ChainRun(
        double Seconds, double ProcessorSeconds, double PeakMegabytes, int Contracts, int Asked, int Answered, int Requests, int Sessions, long Violations)
    {
        public override string ToString() => FormattableString.Invariant(
            $"{Seconds:0.00} s ({ProcessorSeconds:0.0} s of processor) for {Answered} of {Asked} facts of {Contracts} contracts, {Sessions} sessions, {Requests} requests, {Violations} violations, peak {PeakMegabytes:0} MB");
    }
}

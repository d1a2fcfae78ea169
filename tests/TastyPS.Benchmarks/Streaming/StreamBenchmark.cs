namespace TastyPS.Benchmarks.Streaming;

/// <summary>Quote events through one connection: the contenders in turn, on one server in a process of its own.</summary>
internal static class StreamBenchmark
{
    private const int Rounds = 7;
    private const int Symbols = 2_000;
    private const int Frames = 10_000;

    public static async Task<bool> RunAsync(Floors floors)
    {
        var plan = new FeedPlan(Symbols, Frames, EventsPerSecond: 0);
        var symbols = BenchmarkSymbols.Take(Symbols);
        using var server = await FeedServerProcess.StartAsync(plan);
        using var javaScript = await JavaScriptStream.StartAsync(server.Address, plan, symbols);
        var contenders = new List<(string Name, Func<Task<StreamRun>> Run)> { ("bare", () => BareStream.RunAsync(server.Address, plan, symbols)) };
        if (javaScript is not null)
            contenders.Add(("JavaScript", javaScript.RunAsync));
        else
            Console.WriteLine("stream-vs-javascript: skipped, node and npm are not on the path");

        // The first run of each is for the compilers.
        var runs = contenders.ToDictionary(contender => contender.Name, _ => new List<StreamRun>());
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var (name, run) in contenders)
            {
                var result = await run();
                if (round > 0)
                    runs[name].Add(result);
            }
        }

        foreach (var (name, _) in contenders)
        {
            Console.WriteLine($"stream {name}, million events a second: {Statistics.Describe([.. runs[name].Select(run => run.EventsPerSecond / 1e6)])}; "
                + $"a processor second: {Statistics.Describe([.. runs[name].Select(run => run.EventsPerProcessorSecond / 1e6)])}");
        }

        return true;
    }
}

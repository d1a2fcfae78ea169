namespace TastyPS.Benchmarks.Streaming;

/// <summary>Quote events through one connection: the contenders in turn, on one server in a process of its own.</summary>
internal static class StreamBenchmark
{
    private const string Ours = "TastyPS";
    private const string Bare = "bare";
    private const string JavaScript = "JavaScript";
    private const int Rounds = 7;
    private const int Symbols = 2_000;
    private const int Frames = 10_000;

    public static async Task<bool> RunAsync(Floors floors)
    {
        var plan = new FeedPlan(Symbols, Frames, EventsPerSecond: 0);
        var symbols = BenchmarkSymbols.Take(Symbols);
        using var server = await FeedServerProcess.StartAsync(plan);
        using var javaScript = await JavaScriptStream.StartAsync(server.Address, plan, symbols);
        var contenders = new List<(string Name, Func<Task<StreamRun>> Run)>
        {
            (Ours, () => OurStream.RunAsync(server.Address, plan, symbols)),
            (Bare, () => BareStream.RunAsync(server.Address, plan, symbols)),
        };
        if (javaScript is not null)
            contenders.Add((JavaScript, javaScript.RunAsync));

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

        var hold = floors.Judge("stream-vs-bare", Rate(Ours) / Rate(Bare));
        if (javaScript is not null)
            hold &= floors.Judge("stream-vs-javascript", Rate(Ours) / Rate(JavaScript));
        else
            Console.WriteLine("stream-vs-javascript: skipped, node or npm is missing");
        hold &= floors.Judge("stream-client-allocation", Statistics.Median(runs[Ours].Select(run => (double)run.Allocated!.Value / run.Events)));
        return hold & floors.Judge("stream-pipeline-object", OurStream.BytesPerObject);

        double Rate(string name) => Statistics.Median(runs[name].Select(run => run.EventsPerSecond));
    }
}

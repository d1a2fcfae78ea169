using TastyPS.Benchmarks;
using TastyPS.Benchmarks.Streaming;

// dotnet run -c Release --project tests/TastyPS.Benchmarks -- [rows] [contract-only] [import] [first-row] [stream]; without arguments all.
// contract-only, import and first-row need PowerShell 7: pwsh of the path, or TASTYPS_BENCH_PWSH.
if (args is [FeedServerProcess.Command, .. var plan])
{
    await FeedServerProcess.ServeAsync(plan);
    return 0;
}

var floors = new Floors();
var all = new (string Name, Func<Task<bool>> Run)[]
{
    ("rows", () => Task.FromResult(ChainBodyBenchmark.Run(floors))),
    ("contract-only", () => ContractOnlyBenchmark.RunAsync(floors)),
    ("import", () => ImportBenchmark.RunAsync(floors)),
    ("first-row", () => FirstRowBenchmark.RunAsync(floors)),
    ("stream", () => StreamBenchmark.RunAsync(floors)),
};

var unknown = args.Except(all.Select(benchmark => benchmark.Name)).ToList();
if (unknown.Count > 0)
{
    Console.Error.WriteLine($"There is no benchmark {unknown[0]}. There are: {string.Join(", ", all.Select(benchmark => benchmark.Name))}.");
    return 2;
}

var hold = true;
foreach (var (name, run) in all)
{
    if (args.Length == 0 || args.Contains(name))
        hold &= await run();
}

return hold ? 0 : 1;

using TastyPS.Benchmarks;

// dotnet run -c Release --project tests/TastyPS.Benchmarks -- [rows] [contract-only] [import] [first-row]; without arguments all.
// Those after rows need PowerShell 7: pwsh of the path, or TASTYPS_BENCH_PWSH.
var floors = new Floors();
var all = new (string Name, Func<Task<bool>> Run)[]
{
    ("rows", () => Task.FromResult(ChainBodyBenchmark.Run(floors))),
    ("contract-only", () => ContractOnlyBenchmark.RunAsync(floors)),
    ("import", () => ImportBenchmark.RunAsync(floors)),
    ("first-row", () => FirstRowBenchmark.RunAsync(floors)),
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

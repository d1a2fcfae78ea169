using System.Globalization;
using TastyPS.Benchmarks;
using TastyPS.Benchmarks.Orders;
using TastyPS.Benchmarks.Streaming;

// dotnet run -c Release --project tests/TastyPS.Benchmarks -- [rows] [contract-only] [import] [first-row] [stream] [chain-stream] [watch] [steady] [orders] [--minutes N];
// without names all. --minutes is for steady, which otherwise takes one; 30 make the soak.
// All but rows, stream and orders need PowerShell 7: pwsh of the path, or TASTYPS_BENCH_PWSH.
if (args is [FeedServerProcess.Command, .. var plan])
{
    await FeedServerProcess.ServeAsync(plan);
    return 0;
}

if (args is [OrderServerProcess.Command])
{
    await OrderServerProcess.ServeAsync();
    return 0;
}

if (args is [BareOrders.Command, var address, var secret, var refreshToken, var account])
{
    await BareOrders.SubmitAsync(address, secret, refreshToken, account);
    return 0;
}

if (args is [StreamOnlyChain.Command])
{
    await StreamOnlyChain.GetAsync();
    return 0;
}

var minutes = 1.0;
var names = args.ToList();
if (names.IndexOf("--minutes") is >= 0 and var option)
{
    if (option + 1 == names.Count || !double.TryParse(names[option + 1], CultureInfo.InvariantCulture, out minutes) || minutes < 0.5)
    {
        Console.Error.WriteLine("--minutes takes a number of minutes, at least a half.");
        return 2;
    }

    names.RemoveRange(option, 2);
}

var floors = new Floors();
var all = new (string Name, Func<Task<bool>> Run)[]
{
    ("rows", () => Task.FromResult(ChainBodyBenchmark.Run(floors))),
    ("contract-only", () => ContractOnlyBenchmark.RunAsync(floors)),
    ("import", () => ImportBenchmark.RunAsync(floors)),
    ("first-row", () => FirstRowBenchmark.RunAsync(floors)),
    ("stream", () => StreamBenchmark.RunAsync(floors)),
    ("chain-stream", () => ChainStreamBenchmark.RunAsync(floors)),
    ("watch", () => WatchBenchmark.RunAsync(floors)),
    ("steady", () => SteadyBenchmark.RunAsync(floors, TimeSpan.FromMinutes(minutes))),
    ("orders", () => OrderBenchmark.RunAsync(floors)),
};

var unknown = names.Except(all.Select(benchmark => benchmark.Name)).ToList();
if (unknown.Count > 0)
{
    Console.Error.WriteLine($"There is no benchmark {unknown[0]}. There are: {string.Join(", ", all.Select(benchmark => benchmark.Name))}.");
    return 2;
}

var hold = true;
foreach (var (name, run) in all)
{
    if (names.Count == 0 || names.Contains(name))
        hold &= await run();
}

return hold ? 0 : 1;

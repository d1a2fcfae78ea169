using System.Diagnostics;
using TastyPS.Client;
using TastyPS.Client.Orders;

namespace TastyPS.Benchmarks.Orders;

/// <summary>Orders submitted one after another, to a simulator in a process of its own.</summary>
internal static class OrderBenchmark
{
    private const int Orders = 1_000;
    private const int Rounds = 7;
    private const int RoundsForTheCompilers = 3;

    private static readonly OrderSubmitOptions NamedAnew = new() { IsIdentifierNew = true };

    public static async Task<bool> RunAsync(Floors floors)
    {
        using var server = await OrderServerProcess.StartAsync();
        using var client = server.Connect();
        var account = (await client.Accounts.GetAccountsAsync(CancellationToken.None))[0].AccountNumber;

        var bare = await BareOrders.MeasureAsync(server.Access, account);

        // While the compilers are busy with it, much of the processor time is theirs.
        var start = OrderEffort.Now();
        await SubmitAsync(client, account, Orders);
        var cold = OrderEffort.Now().Since(start, Orders);
        var runs = new List<Run>();
        for (var round = 1; round < RoundsForTheCompilers + Rounds; round++)
        {
            var run = await SubmitAsync(client, account);
            if (round >= RoundsForTheCompilers)
                runs.Add(run);
        }

        await ListenAsync(client, account);
        var waits = await ListenAsync(client, account);

        Console.WriteLine(FormattableString.Invariant($"orders, ms of processor each: {cold} in the first thousand of the process ({bare} with a bare HttpClient), then ") + $"{Statistics.Describe([.. runs.Select(run => run.Processor)])}; ms each: {Statistics.Describe([.. runs.Select(run => run.Elapsed)])}; "
            + $"kB allocated each: {Statistics.Describe([.. runs.Select(run => run.Allocated)])}");
        Console.WriteLine($"orders, ms to the first notice: {Statistics.Describe(waits)}");
        return floors.Judge("order-first-notice", Statistics.Percentile(waits, 0.99))
            & floors.Judge("order-processor", Statistics.Median(runs.Select(run => run.Processor)))
            & floors.Judge("order-memory", Statistics.Median(runs.Select(run => run.Memory)));
    }

    private static async Task<Run> SubmitAsync(TastyClient client, string account)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var watch = Stopwatch.StartNew();
        await SubmitAsync(client, account, Orders / 2);
        var collecting = Environment.CpuUsage.TotalTime;
        var (elapsed, middle) = (watch.Elapsed, GC.GetTotalMemory(forceFullCollection: true));
        var collected = Environment.CpuUsage.TotalTime - collecting;
        watch.Restart();
        await SubmitAsync(client, account, Orders / 2);
        elapsed += watch.Elapsed;
        processor = Environment.CpuUsage.TotalTime - processor - collected;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        return new(
            processor.TotalMilliseconds / Orders,
            elapsed.TotalMilliseconds / Orders,
            allocated / 1000.0 / Orders,
            (double)GC.GetTotalMemory(forceFullCollection: true) / middle);
    }

    private static async Task SubmitAsync(TastyClient client, string account, int count)
    {
        for (var number = 0; number < count; number++)
            await client.Orders.SubmitAsync(account, NewOrder(), NamedAnew, CancellationToken.None);
    }

    private static async Task<IReadOnlyList<double>> ListenAsync(TastyClient client, string account)
    {
        using var stream = client.Streaming.OpenAccountStream([account]);
        await stream.WhenStateReadAsync(CancellationToken.None);
        var notices = new FirstNotices(stream);
        var waits = new List<double>(Orders);
        for (var number = 0; number < Orders; number++)
        {
            var order = NewOrder();
            var called = Stopwatch.GetTimestamp();
            await client.Orders.SubmitAsync(account, order, NamedAnew, CancellationToken.None);
            waits.Add(Stopwatch.GetElapsedTime(called, await notices.OfAsync(order.ExternalIdentifier!)).TotalMilliseconds);
        }

        await stream.CloseAsync();
        return waits;
    }

    // Far below the market, so that it rests.
    private static OrderRequest NewOrder() => new()
    {
        OrderType = OrderType.Limit,
        Price = 1m,
        PriceEffect = PriceEffect.Debit,
        Legs = [new OrderLegRequest { InstrumentType = OrderInstrumentType.Equity, Symbol = "SPY", Action = OrderAction.BuyToOpen, Quantity = 1m }],
        ExternalIdentifier = Guid.NewGuid().ToString("N"),
    };

    /// <summary>What a run took, each of it for an order, and the memory in use at its end over that at its middle.</summary>
    private readonly record struct Run(double Processor, double Elapsed, double Allocated, double Memory);
}

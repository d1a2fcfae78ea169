using TastyPS.Client.OptionChains;
using TastyPS.Client.OptionChains.Snapshot;
using TastyPS.Simulator.Faults;

namespace TastyPS.Client.Tests.OptionChains.Snapshot;

public sealed class RandomFaultTests
{
    private const int LongestBatch = 100;

    // A net that catches a hang; no run comes near it.
    private static readonly TimeSpan SafetyNet = TimeSpan.FromMinutes(2);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Whatever_happens_to_market_data_every_contract_comes_once_and_the_numbers_add_up(int seed)
    {
        var random = new Random(seed);
        using var bench = QueryBench.OnSteppingClock(out var clock, maxRetries: random.Next(3));
        for (var fault = random.Next(1, 8); fault > 0; fault--)
            bench.Suffer(Any(random), times: random.Next(1, 4), after: random.Next(4));
        if (random.Next(2) == 0)
            bench.Suffer(Fault.ExpireTokens(QueryBench.DataPath), after: random.Next(4));
        var query = new ChainQuery { Underlying = "SPX", Filter = new ChainFilter { MaxDaysToExpiration = 10 }, Unordered = random.Next(2) == 0, Timeout = TimeSpan.FromHours(1) };
        var told = new Recorder();

        var coverage = await clock.RunAsync(bench.RunAsync(query, told)).WaitAsync(SafetyNet, TestContext.Current.CancellationToken);

        var listed = bench.Listed("SPX", series => series.Expiration <= new DateTime(2026, 6, 22));
        var symbols = told.Rows.Select(row => row.Symbol).ToList();
        Assert.Equal(listed.Order(StringComparer.Ordinal), symbols.Order(StringComparer.Ordinal));
        if (!query.Unordered)
            Assert.Equal(listed, symbols);

        var unanswered = told.Rows.Where(row => row.GetMarketData() is null).Select(row => row.Symbol).ToList();
        Assert.Equal(unanswered, coverage.MissingSymbol);
        Assert.Equal(listed.Count, coverage.Contracts);
        Assert.Equal(3 * listed.Count, coverage.Asked);
        Assert.Equal(3 * unanswered.Count, coverage.Missing);
        Assert.Equal(coverage.Asked, coverage.Answered + coverage.Missing);
        Assert.InRange(coverage.Empty, 0, coverage.Answered);
        Assert.All(coverage.Facts, fact => Assert.Equal(listed.Count - unanswered.Count, fact.Answered));
        Assert.Equal(((listed.Count + LongestBatch - 1) / LongestBatch) + 1, coverage.Requests);
        Assert.Equal(told.Failures.Count, told.Failures.Select(failure => (failure.GetType(), failure.StatusCode, failure.ErrorCode)).Distinct().Count());
        Assert.False(coverage.TimedOut);
    }

    private static Fault Any(Random random) => random.Next(8) switch
    {
        0 => Fault.Status(QueryBench.DataPath, 502, asHtml: true),
        1 => Fault.Status(QueryBench.DataPath, 429, retryAfterSeconds: random.Next(3)),
        2 => Fault.Status(QueryBench.DataPath, 500),
        3 => Fault.Html(QueryBench.DataPath),
        4 => Fault.Truncate(QueryBench.DataPath, random.NextDouble()),
        5 => Fault.Reset(QueryBench.DataPath),
        6 => Fault.DropItems(QueryBench.DataPath, random.Next(1, 50)),
        _ => Fault.EmptyItems(QueryBench.DataPath, random.Next(1, 50)),
    };
}

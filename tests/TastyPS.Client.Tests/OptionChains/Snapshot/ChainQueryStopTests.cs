using Microsoft.Extensions.Time.Testing;
using TastyPS.Client.OptionChains;
using TastyPS.Client.OptionChains.Snapshot;
using TastyPS.Simulator.Faults;

namespace TastyPS.Client.Tests.OptionChains.Snapshot;

/// <summary>How a query ends before its end: by its time, or by its caller.</summary>
public sealed class ChainQueryStopTests
{
    private static readonly ChainQuery Spx = new() { Underlying = "SPX", Filter = new ChainFilter { MaxDaysToExpiration = 7 } };
    private static readonly DateTime SpxEnd = new(2026, 6, 19);

    [Fact]
    public async Task When_the_time_is_up_the_rest_comes_without_values()
    {
        var clock = new FakeTimeProvider();
        using var bench = new QueryBench(change: client => client.TimeProvider = clock);
        bench.Suffer(Fault.Hang(QueryBench.DataPath), times: null, after: 3);
        var told = new Recorder { WhenRows = _ => clock.Advance(TimeSpan.FromSeconds(30)) };

        // Two batches are answered, all others hang until the first rows set the clock forward.
        var coverage = await bench.RunAsync(Spx with { Unordered = true, Timeout = TimeSpan.FromSeconds(30) }, told);

        Assert.True(coverage.TimedOut);
        Assert.InRange(coverage.Answered, 3, 600);
        Assert.Equal(
            bench.Listed("SPX", series => series.Expiration <= SpxEnd).Order(StringComparer.Ordinal),
            told.Rows.Select(row => row.Symbol).Order(StringComparer.Ordinal));
        Assert.Equal(told.Rows.Where(row => row.QuoteSource is null).Select(row => row.Symbol), coverage.MissingSymbol);
        Assert.Equal(coverage.Asked, coverage.Answered + coverage.Missing);
        Assert.False(coverage.LeftEarly);
        Assert.Empty(told.LeftEarly);
        Assert.Empty(told.Failures);
    }

    [Fact]
    public async Task A_price_of_the_underlying_that_hangs_takes_no_more_than_a_quarter_of_the_time_given()
    {
        var clock = new FakeTimeProvider();
        using var bench = new QueryBench(change: client =>
        {
            client.TimeProvider = clock;
            var inner = client.CreateSocketHandler!;
            client.CreateSocketHandler = () => new Silent(inner(), QueryBench.DataPath, () => clock.Advance(TimeSpan.FromSeconds(5)));
        });
        var told = new Recorder();

        var coverage = await bench.RunAsync(Spx with { Timeout = TimeSpan.FromSeconds(20) }, told);

        Assert.True(coverage.TimedOut);
        Assert.IsType<TastyTimeoutException>(Assert.Single(told.Failures));
        told.AssertComplete(bench.Listed("SPX", series => series.Expiration <= SpxEnd), coverage, []);
        Assert.All(told.Rows, row => Assert.Null(row.UnderlyingPrice));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task A_chain_that_is_not_there_in_time_is_a_time_out(bool contractOnly, bool unordered)
    {
        var clock = new FakeTimeProvider();
        using var bench = new QueryBench(change: client =>
        {
            client.TimeProvider = clock;
            var inner = client.CreateSocketHandler!;
            client.CreateSocketHandler = () => new Announcer(inner(), QueryBench.ChainPath, () => clock.Advance(TimeSpan.FromSeconds(20)));
        });
        bench.Suffer(Fault.Hang(QueryBench.ChainPath));
        var told = new Recorder();
        var query = Spx with { ContractOnly = contractOnly, Unordered = unordered, Timeout = TimeSpan.FromSeconds(20) };

        var failure = await Assert.ThrowsAsync<TastyTimeoutException>(() => bench.RunAsync(query, told));

        Assert.Equal("SPX: the option chain was not complete within 20 s.", failure.Message);
        Assert.Empty(told.Rows);
    }

    [Fact]
    public async Task The_time_that_the_chain_took_is_not_given_to_market_data_again()
    {
        var clock = new FakeTimeProvider();
        using var bench = new QueryBench(change: client =>
        {
            client.TimeProvider = clock;
            var inner = client.CreateSocketHandler!;
            client.CreateSocketHandler = () => new Announcer(
                new Announcer(inner(), QueryBench.ChainPath, () => clock.Advance(TimeSpan.FromSeconds(19))),
                QueryBench.DataPath, () => clock.Advance(TimeSpan.FromSeconds(1)));
        });
        bench.Suffer(Fault.Hang(QueryBench.DataPath), times: null);
        var told = new Recorder();

        var coverage = await bench.RunAsync(Spx with { Timeout = TimeSpan.FromSeconds(20) }, told);

        Assert.True(coverage.TimedOut);
        told.AssertComplete(bench.Listed("SPX", series => series.Expiration <= SpxEnd), coverage, [.. told.Rows.Select(row => row.Symbol).Order(StringComparer.Ordinal)]);
    }

    [Fact]
    public async Task Cancelling_in_the_middle_ends_the_query_without_another_request_or_row()
    {
        using var bench = new QueryBench();
        using var stop = new CancellationTokenSource();
        var told = new Recorder { WhenRows = _ => stop.Cancel() };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.RunAsync(new ChainQuery { Underlying = "SPX" }, told, stop.Token));

        // The first series alone. How many batches were under way when its rows came is a matter of chance; most of some two hundred were never asked.
        var first = Assert.Single(told.Rows.Select(row => (row.Root, row.Expiration)).Distinct());
        Assert.Equal(bench.Listed("SPX", series => series.Root == first.Root && series.Expiration == first.Expiration.ToDateTime()), told.Rows.Select(row => row.Symbol));
        Assert.InRange(bench.Batches.Count, told.Rows.Count / 100, 100);

        var coverage = Assert.Single(told.LeftEarly);
        Assert.True(coverage.LeftEarly);
        Assert.Equal((told.Rows.Count, 3 * told.Rows.Count, 0), (coverage.Contracts, coverage.Answered, coverage.Missing));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancelling_contracts_alone_ends_after_the_series_in_hand(bool unordered)
    {
        using var bench = new QueryBench();
        using var stop = new CancellationTokenSource();
        var told = new Recorder { WhenRows = _ => stop.Cancel() };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.RunAsync(new ChainQuery { Underlying = "SPX", ContractOnly = true, Unordered = unordered }, told, stop.Token));

        Assert.Single(told.Rows.Select(row => (row.Root, row.Expiration)).Distinct());
        Assert.Equal(told.Rows.Count, Assert.Single(told.LeftEarly).Contracts);
    }

    [Fact]
    public async Task Cancelling_while_a_batch_hangs_ends_the_query()
    {
        using var bench = new QueryBench();
        using var stop = new CancellationTokenSource();
        bench.Suffer(Fault.Hang(QueryBench.DataPath), times: null, after: 2);
        var told = new Recorder { WhenRows = _ => stop.CancelAsync() };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.RunAsync(Spx with { Unordered = true }, told, stop.Token));

        Assert.InRange(told.Rows.Count, 1, 100);
    }

    /// <summary>Does something as soon as the first request to a path is on its way.</summary>
    private sealed class Announcer(HttpMessageHandler socket, string path, Action once) : DelegatingHandler(socket)
    {
        private int _told;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var reply = base.SendAsync(request, cancellationToken);
            if (request.RequestUri!.AbsolutePath.StartsWith(path, StringComparison.Ordinal) && Interlocked.Exchange(ref _told, 1) == 0)
                once();
            return reply;
        }
    }
    /// <summary>Never answers the first request to a path, and says when it is waited for; what is cancelled on its way may or may not reach a server.</summary>
    private sealed class Silent(HttpMessageHandler socket, string path, Action once) : DelegatingHandler(socket)
    {
        private int _told;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath.StartsWith(path, StringComparison.Ordinal) && Interlocked.Exchange(ref _told, 1) == 0)
            {
                var wait = Task.Delay(Timeout.Infinite, cancellationToken);
                once();
                await wait;
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}

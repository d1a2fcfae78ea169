using System.Net;
using TastyPS.Client.OptionChains;
using TastyPS.Client.OptionChains.Snapshot;
using TastyPS.Simulator.Faults;

namespace TastyPS.Client.Tests.OptionChains.Snapshot;

/// <summary>What a query delivers, tells and counts when something goes wrong.</summary>
public sealed class ChainQueryFailureTests
{
    private static readonly ChainQuery Spx = new() { Underlying = "SPX", Filter = new ChainFilter { MaxDaysToExpiration = 7 } };
    private static readonly DateTime SpxEnd = new(2026, 6, 19);
    private static readonly ChainQuery Month = new() { Underlying = "SPX", Filter = new ChainFilter { MaxDaysToExpiration = 30 }, Timeout = TimeSpan.FromHours(1) };
    private static readonly DateTime MonthEnd = new(2026, 7, 12);

    [Fact]
    public async Task Items_that_the_service_leaves_out_are_missing_by_name()
    {
        using var bench = new QueryBench();
        bench.Suffer(Fault.DropItems(QueryBench.DataPath, 10), times: null, after: 1);
        var told = new Recorder();

        var coverage = await bench.RunAsync(Spx, told);

        // Every tenth item of each batch, in the order it was asked.
        var expected = bench.Batches.SelectMany(batch => batch.Where((_, index) => (index + 1) % 10 == 0)).Order(StringComparer.Ordinal).ToArray();
        told.AssertComplete(bench.Listed("SPX", series => series.Expiration <= SpxEnd), coverage, expected);
        Assert.All(told.Rows, row => Assert.Equal(expected.Contains(row.Symbol), row.QuoteSource is null));
        Assert.Empty(told.Failures);
    }

    [Fact]
    public async Task Items_without_values_are_answered_and_counted_as_empty()
    {
        using var bench = new QueryBench();
        bench.Suffer(Fault.EmptyItems(QueryBench.DataPath, 1), times: null, after: 1);
        var told = new Recorder();

        var coverage = await bench.RunAsync(Spx, told);

        told.AssertComplete(bench.Listed("SPX", series => series.Expiration <= SpxEnd), coverage, []);
        Assert.All(coverage.Facts, fact => Assert.Equal((told.Rows.Count, told.Rows.Count, 0), (fact.Answered, fact.Empty, fact.Missing)));
        Assert.All(told.Rows, row =>
        {
            Assert.Null(row.Bid);
            Assert.NotNull(row.QuoteSource);
        });
    }

    [Fact]
    public async Task A_batch_that_fails_for_good_costs_its_values_and_is_told_once()
    {
        using var bench = new QueryBench();
        bench.Suffer(Fault.Status(QueryBench.DataPath, 502), times: 2, after: 2);
        var told = new Recorder();

        var coverage = await bench.RunAsync(Spx, told);

        var failure = Assert.IsType<TastyServerException>(Assert.Single(told.Failures));
        Assert.Equal(HttpStatusCode.BadGateway, failure.StatusCode);
        var lost = told.Rows.Where(row => row.QuoteSource is null).Select(row => row.Symbol).Order(StringComparer.Ordinal).ToArray();
        Assert.Contains(lost.Length, new[] { 200, 100 + ((told.Rows.Count - 1) % 100) + 1 });
        told.AssertComplete(bench.Listed("SPX", series => series.Expiration <= SpxEnd), coverage, lost);
    }

    [Fact]
    public async Task When_the_service_stays_down_every_contract_still_comes_and_each_kind_of_failure_is_told_once()
    {
        using var bench = QueryBench.OnSteppingClock(out var clock, maxRetries: 0);
        bench.Suffer(Fault.Status(QueryBench.DataPath, 502), times: null, after: 1);
        var told = new Recorder();

        var coverage = await clock.RunAsync(bench.RunAsync(Month, told));

        // The second kind is the circuit breaker's, which spares a dead service most of the batches.
        Assert.Equal([HttpStatusCode.BadGateway, null], told.Failures.Select(failure => failure.StatusCode));
        Assert.InRange(bench.DataRequests, 2, told.Rows.Count / 200);
        Assert.Equal(bench.Listed("SPX", series => series.Expiration <= MonthEnd), told.Rows.Select(row => row.Symbol));
        Assert.Equal((0, told.Rows.Count), (coverage.Answered, coverage.MissingSymbol.Count));
        Assert.All(told.Rows, row => Assert.NotNull(row.UnderlyingPrice));
        Assert.Equal(TimeSpan.FromSeconds(15), clock.Elapsed);
    }

    [Fact]
    public async Task An_outage_of_seconds_opens_the_breaker_and_costs_its_pause_but_no_value()
    {
        // With the price, eight attempts: what opens the breaker. More retries than that, so that no batch can use its own up.
        using var bench = QueryBench.OnSteppingClock(out var clock, maxRetries: 10);
        bench.Suffer(Fault.Status(QueryBench.DataPath, 502), times: 7, after: 1);
        var told = new Recorder();

        var coverage = await clock.RunAsync(bench.RunAsync(Month, told));

        Assert.Equal(7, bench.Simulator.Faults.Hits);
        Assert.Equal(bench.Listed("SPX", series => series.Expiration <= MonthEnd), told.Rows.Select(row => row.Symbol));
        Assert.Equal((0, 1.0), (coverage.Missing, coverage.Coverage));
        Assert.Empty(told.Failures);
        Assert.True(clock.Elapsed >= TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task A_passing_502_and_a_429_that_names_a_pause_are_repeated_until_answered()
    {
        using var bench = new QueryBench(change: client => client.MaxRetries = 3);
        bench.Suffer(Fault.Status(QueryBench.DataPath, 429, retryAfterSeconds: 0), times: 3);
        bench.Suffer(Fault.Status(QueryBench.ChainPath, 502, retryAfterSeconds: 0, asHtml: true), times: 2);
        bench.Suffer(Fault.Status(QueryBench.DataPath, 502, retryAfterSeconds: 0), times: 2, after: 1);
        var told = new Recorder();

        var coverage = await bench.RunAsync(Spx, told);

        Assert.Equal(7, bench.Simulator.Faults.Hits);
        Assert.Equal(3, bench.ChainRequests);
        told.AssertComplete(bench.Listed("SPX", series => series.Expiration <= SpxEnd), coverage, []);
        Assert.Empty(told.Failures);
    }

    [Fact]
    public async Task A_token_that_expires_in_the_middle_is_renewed_and_nothing_is_lost()
    {
        using var bench = new QueryBench();
        bench.Suffer(Fault.ExpireTokens(QueryBench.DataPath), after: 3);
        bench.Suffer(Fault.ExpireTokens(QueryBench.ChainPath));
        var told = new Recorder();

        var coverage = await bench.RunAsync(Spx, told);

        Assert.Equal(2, bench.Simulator.Faults.Hits);
        told.AssertComplete(bench.Listed("SPX", series => series.Expiration <= SpxEnd), coverage, []);
        Assert.Empty(told.Failures);
    }

    [Theory]
    [InlineData(QueryBench.ChainPath)]
    [InlineData(QueryBench.DataPath)]
    public async Task A_grant_that_was_taken_back_ends_the_query(string path)
    {
        using var bench = new QueryBench();
        var told = new Recorder();

        // A first query fetches a token, then the grant goes; a price of the underlying is still had with that token.
        await bench.RunAsync(new ChainQuery { Underlying = "F", ContractOnly = true }, new Recorder());
        bench.Suffer(Fault.ExpireTokens(path), after: path == QueryBench.DataPath ? 1 : 0);
        bench.Simulator.RevokeGrant();

        await Assert.ThrowsAsync<TastyAuthenticationException>(() => bench.RunAsync(Spx, told));
        Assert.Empty(told.Rows);
        Assert.Empty(told.Failures);
    }

    [Fact]
    public async Task An_unknown_symbol_is_not_found()
    {
        using var bench = new QueryBench();
        var told = new Recorder();

        await Assert.ThrowsAsync<TastyNotFoundException>(() => bench.RunAsync(new ChainQuery { Underlying = "NOPE" }, told));

        Assert.Empty(told.Rows);
        Assert.Empty(told.Failures);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_chain_that_ends_early_is_an_error_and_never_taken_for_a_small_one(bool contractOnly, bool unordered)
    {
        using var bench = new QueryBench();
        bench.Suffer(Fault.Truncate(QueryBench.ChainPath, 0.6));
        var told = new Recorder();

        await Assert.ThrowsAsync<TastyProtocolException>(() => bench.RunAsync(new ChainQuery { Underlying = "SPX", ContractOnly = contractOnly, Unordered = unordered }, told));

        Assert.Equal(unordered, told.Rows.Count > 0);
        Assert.Equal(told.Rows.Count, told.Rows.Select(row => row.Symbol).Intersect(bench.Listed("SPX")).Count());
    }

    [Fact]
    public async Task A_web_page_in_place_of_the_chain_is_a_broken_protocol()
    {
        using var bench = new QueryBench();
        bench.Suffer(Fault.Html(QueryBench.ChainPath));

        await Assert.ThrowsAsync<TastyProtocolException>(() => bench.RunAsync(Spx, new Recorder()));
    }

    [Fact]
    public async Task Broken_replies_cost_the_values_of_their_batches_alone()
    {
        using var bench = new QueryBench();
        bench.Suffer(Fault.Html(QueryBench.DataPath), after: 2);
        bench.Suffer(Fault.Truncate(QueryBench.DataPath, 0.5), after: 2);
        var told = new Recorder();

        var coverage = await bench.RunAsync(Spx with { Filter = new ChainFilter { MaxDaysToExpiration = 14 } }, told);

        var lost = told.Rows.Where(row => row.QuoteSource is null).Select(row => row.Symbol).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(lost, coverage.MissingSymbol.Order(StringComparer.Ordinal));
        Assert.InRange(lost.Length, 101, 200);
        Assert.Equal(3 * (told.Rows.Count - lost.Length), coverage.Answered);
        Assert.Equal(bench.Listed("SPX", series => series.Expiration <= new DateTime(2026, 6, 26)), told.Rows.Select(row => row.Symbol));
        Assert.IsType<TastyProtocolException>(Assert.Single(told.Failures));
    }

    [Fact]
    public async Task Connections_that_break_before_a_reply_cost_values_and_no_contract()
    {
        using var bench = QueryBench.OnSteppingClock(out var clock, maxRetries: 0);
        bench.Suffer(Fault.Reset(QueryBench.DataPath), times: null, after: 1);
        var told = new Recorder();

        var coverage = await clock.RunAsync(bench.RunAsync(Spx with { Timeout = TimeSpan.FromHours(1) }, told));

        Assert.IsType<TastyNetworkException>(told.Failures[0]);
        told.AssertComplete(bench.Listed("SPX", series => series.Expiration <= SpxEnd), coverage, [.. told.Rows.Select(row => row.Symbol).Order(StringComparer.Ordinal)]);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_a_network_failure()
    {
        using var bench = new QueryBench();
        bench.Simulator.Dispose();

        await Assert.ThrowsAsync<TastyNetworkException>(() => bench.RunAsync(Spx, new Recorder()));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_strike_without_symbols_is_told_and_all_others_are_delivered(bool contractOnly, bool unordered)
    {
        using var bench = new QueryBench();
        bench.Suffer(Fault.OmitSymbols(QueryBench.ChainPath, 3));
        var told = new Recorder();

        await bench.RunAsync(new ChainQuery { Underlying = "F", ContractOnly = contractOnly, Unordered = unordered }, told);

        var spoiled = bench.Market.SeriesOf("F")[0].Strikes[2];
        Assert.Equal(2, told.Defects.Count);
        Assert.All(told.Defects, defect => Assert.Equal(("F", bench.Market.SeriesOf("F")[0].Expiration), (defect.Root, defect.Expiration.ToDateTime())));
        Assert.Equal(
            bench.Listed("F").Where(symbol => symbol != spoiled.Call.Symbol && symbol != spoiled.Put.Symbol).Order(StringComparer.Ordinal),
            told.Rows.Select(row => row.Symbol).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_nearest_strikes_cannot_be_told_when_the_service_has_no_price()
    {
        using var bench = new QueryBench();
        bench.Suffer(Fault.EmptyItems(QueryBench.DataPath, 1));
        bench.Suffer(Fault.DropItems(QueryBench.DataPath, 1));
        var query = new ChainQuery { Underlying = "SPY", Filter = new ChainFilter { StrikeCount = 5 } };

        await Assert.ThrowsAsync<UnderlyingPriceMissingException>(() => bench.RunAsync(query, new Recorder()));
        await Assert.ThrowsAsync<UnderlyingPriceMissingException>(() => bench.RunAsync(query, new Recorder()));
        Assert.Empty(bench.Batches);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task The_nearest_strikes_of_an_unknown_symbol_are_not_found(bool contractOnly, bool unordered)
    {
        using var bench = new QueryBench();
        var query = new ChainQuery { Underlying = "NOPE", ContractOnly = contractOnly, Unordered = unordered, Filter = new ChainFilter { StrikeCount = 5 } };

        await Assert.ThrowsAsync<TastyNotFoundException>(() => bench.RunAsync(query, new Recorder()));
    }

    [Fact]
    public async Task The_nearest_strikes_cannot_be_told_when_the_price_cannot_be_had()
    {
        using var bench = new QueryBench();
        bench.Suffer(Fault.Status(QueryBench.DataPath, 502));

        await Assert.ThrowsAsync<TastyServerException>(() => bench.RunAsync(new ChainQuery { Underlying = "SPY", Filter = new ChainFilter { StrikeCount = 5 } }, new Recorder()));
    }

    [Fact]
    public async Task Without_a_strike_count_a_price_that_cannot_be_had_costs_that_column_alone()
    {
        using var bench = new QueryBench();
        bench.Suffer(Fault.Status(QueryBench.DataPath, 500));
        var told = new Recorder();

        var coverage = await bench.RunAsync(Spx, told);

        Assert.IsType<TastyServerException>(Assert.Single(told.Failures));
        Assert.All(told.Rows, row => Assert.Null(row.UnderlyingPrice));
        told.AssertComplete(bench.Listed("SPX", series => series.Expiration <= SpxEnd), coverage, []);
    }
}

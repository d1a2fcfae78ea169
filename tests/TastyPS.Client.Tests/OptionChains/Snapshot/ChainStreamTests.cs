using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using TastyPS.Client.MarketData;
using TastyPS.Client.OptionChains;
using TastyPS.Client.OptionChains.Snapshot;
using TastyPS.Client.Tests.Streaming.KnownProblems;

namespace TastyPS.Client.Tests.OptionChains.Snapshot;

/// <summary>What a query with the feed asks and delivers while nothing goes wrong.</summary>
public sealed class ChainStreamTests
{
    private static readonly ChainQuery Week = new() { Underlying = "SPX", Filter = new ChainFilter { MaxDaysToExpiration = 7 } };
    private static readonly DateTime WeekEnd = new(2026, 6, 19);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_limits_the_feed_answers_every_fact_and_no_batch_is_asked_for(bool unordered)
    {
        using var bench = new QueryBench();
        var told = new Recorder();

        var coverage = await bench.StreamAsync(Week with { Unordered = unordered }, told);

        var listed = bench.Listed("SPX", series => series.Expiration <= WeekEnd);
        Assert.Equal(unordered ? listed.Order(StringComparer.Ordinal) : listed, unordered ? told.Rows.Select(row => row.Symbol).Order(StringComparer.Ordinal) : told.Rows.Select(row => row.Symbol));
        Assert.Equal((4 * listed.Count, 4 * listed.Count, 0), (coverage.Asked, coverage.Answered, coverage.Missing));
        Assert.Equal(FactSets.Kinds, coverage.Facts.Select(fact => fact.Fact));
        Assert.All(told.Rows, row => Assert.Equal((ValueSource.Feed, ValueSource.Feed, ValueSource.Feed), (row.QuoteSource, row.SummarySource, row.GreeksSource)));
        Assert.Empty(bench.Batches);
        Assert.Equal(1, coverage.Requests);
        Assert.InRange(coverage.Events, 4 * listed.Count, long.MaxValue);
        Assert.Empty(told.Failures);
        Assert.Empty(coverage.Notices);
        Assert.False(coverage.TimedOut);
    }

    [Theory]
    [InlineData("2000-01-01T00:00:00Z")]
    [InlineData("2031-01-01T00:00:00Z")]
    public async Task Quotes_and_rows_are_dated_by_the_services_clock_wherever_the_clients_stands(string clientTime)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse(clientTime, CultureInfo.InvariantCulture));
        using var bench = new QueryBench(change: client => client.TimeProvider = clock);
        var told = new Recorder();

        await bench.StreamAsync(Week, told);

        // Both clocks stand still.
        var now = bench.Market.Clock.GetUtcNow();
        Assert.NotEmpty(told.Rows);
        Assert.All(told.Rows, row => Assert.Equal((ValueSource.Feed, now, now), (row.QuoteSource, row.QuoteTime, row.SnapshotTime)));
    }

    [Fact]
    public async Task Every_value_of_a_row_is_that_of_the_market()
    {
        using var bench = new QueryBench();
        var told = new Recorder();

        await bench.StreamAsync(new ChainQuery { Underlying = "AAPL", Filter = new ChainFilter { MaxDaysToExpiration = 40 } }, told);

        Assert.True(bench.Market.TryGetListing("AAPL", out var listing));
        var price = bench.Market.QuoteOf(listing).Last;
        Assert.NotEmpty(told.Rows);
        Assert.All(told.Rows, row =>
        {
            Assert.True(bench.Market.TryGetOption(row.Symbol, out var option));
            var quote = bench.Market.QuoteOf(option);
            Assert.Equal((quote.Bid, quote.BidSize, quote.Ask, quote.AskSize), (row.Bid, row.BidSize, row.Ask, row.AskSize));
            Assert.Equal((quote.Last, quote.Open, quote.High, quote.Low, quote.PreviousClose), (row.Last, row.Open, row.High, row.Low, row.PreviousClose));
            Assert.Equal(quote.OpenInterest, row.OpenInterest);
            Assert.Equal(quote.SummaryDate, row.OpenInterestDate!.Value.ToDateTime());
            Assert.Equal(quote.Delta!.Value, row.Delta!.Value, 1e-9);
            Assert.Equal(quote.ImpliedVolatility!.Value, row.ImpliedVolatility!.Value, 1e-9);
            Assert.Equal(quote.Theta!.Value, row.Theta!.Value, 1e-9);
            Assert.Null(row.TheoreticalPrice);
            Assert.Equal((price, bench.Market.Clock.GetUtcNow()), (row.UnderlyingPrice, row.SnapshotTime));
        });
    }

    [Fact]
    public async Task The_sessions_are_closed_when_the_query_ends_and_nothing_was_done_that_the_service_forbids()
    {
        using var bench = new QueryBench();
        bench.Simulator.DxLink.Limits = Simulator.DxLink.Limits.DxLinkLimits.Assumed;

        var coverage = await bench.StreamAsync(Week with { Filter = new ChainFilter { MaxDaysToExpiration = 1 } }, new Recorder());

        await Eventually(() => bench.Simulator.DxLink.OpenSessions == 0);
        Assert.Equal(coverage.Sessions, bench.Simulator.DxLink.SessionCount);
        Assert.Equal(5, bench.Client.Streaming.Budget.FreeSlots);
        Assert.Equal(0, bench.Simulator.DxLink.Violations.Total);
    }

    [Fact]
    public async Task What_a_query_received_counts_among_the_streams_of_its_client()
    {
        using var bench = new QueryBench();

        var first = await bench.StreamAsync(Week, new Recorder());
        var second = await bench.StreamAsync(Week, new Recorder());

        Assert.Equal((first.Events + second.Events, 0), (bench.Client.Streaming.Counters.Received, bench.Client.Streaming.Counters.Sessions));
        Assert.True(first.Events > 0);
    }

    [Fact]
    public async Task Only_the_facts_that_are_wanted_are_asked_for_counted_and_shown()
    {
        using var bench = new QueryBench();
        var told = new Recorder();

        var coverage = await bench.StreamAsync(Week with { Facts = [MarketFact.Greeks, MarketFact.Quote] }, told);

        Assert.Equal([MarketFact.Quote, MarketFact.Greeks], coverage.Facts.Select(fact => fact.Fact));
        Assert.Equal((2 * told.Rows.Count, 0), (coverage.Asked, coverage.Missing));
        Assert.Contains(told.Rows, row => row.Bid is not null);
        Assert.All(told.Rows, row => Assert.Equal((null, null, null, null), (row.Last, row.OpenInterest, row.PreviousClose, row.SummarySource)));
    }

    [Fact]
    public async Task Without_any_fact_it_is_a_query_for_contracts_alone()
    {
        using var bench = new QueryBench();
        var told = new Recorder();

        var coverage = await bench.StreamAsync(Week with { Facts = [] }, told);

        Assert.NotEmpty(told.Rows);
        Assert.Equal((0, 0, 0), (coverage.Asked, coverage.Sessions, bench.DataRequests));
    }

    [Fact]
    public async Task Rows_leave_expiration_by_expiration()
    {
        using var bench = new QueryBench();
        var deliveries = new List<(string Root, CalendarDate Expiration)[]>();
        var told = new Recorder { WhenRows = rows => deliveries.Add([.. rows.Select(row => (row.Root, row.Expiration)).Distinct()]) };

        await bench.StreamAsync(Week, told);

        Assert.All(deliveries, delivery => Assert.Single(delivery));
        Assert.Equal(deliveries.Count, deliveries.SelectMany(delivery => delivery).Distinct().Count());
    }

    [Fact]
    public async Task In_the_sandbox_which_has_no_market_data_by_REST_the_feed_alone_gives_everything()
    {
        using var bench = new QueryBench(simulator => simulator.SandboxMode = true, client => client.Environment = TastyEnvironment.At(client.Environment.BaseUri, actsAsSandbox: true));
        var told = new Recorder();

        var coverage = await bench.StreamAsync(Week, told);

        Assert.Equal((4 * told.Rows.Count, 0), (coverage.Asked, coverage.Missing));
        Assert.All(told.Rows, row => Assert.NotNull(row.UnderlyingPrice));
        Assert.Empty(told.Failures);
    }

    [Fact]
    public async Task Under_limits_the_feed_takes_from_the_head_requests_from_the_end_and_Greeks_all_come_by_the_feed()
    {
        // 200 changes before a pause of 30 s: 100 for the Greeks, and 33 whole contracts besides.
        var few = new ChainQuery { Underlying = "SPX", Filter = new ChainFilter { Expirations = [CalendarDate.Parse("2026-06-18")], Roots = ["SPXW"], StrikeCount = 50 } };
        using var bench = new QueryBench(change: client => client.Limits = Client.Http.RequestLimits.None.With(Client.Http.ApiFamily.MarketData, new(1, TimeSpan.FromSeconds(1))).WithStream(
            Client.Streaming.StreamLimits.None with { Sessions = 1, ChangesPerWindow = 200, Window = TimeSpan.FromSeconds(30) }));
        var told = new Recorder();

        var coverage = await bench.StreamAsync(few, told);

        Assert.Equal((400, 0, 100), (coverage.Asked, coverage.Missing, told.Rows.Count));

        // Where they meet depends on how long the session takes to open; one contract may be answered by both.
        var byFeed = told.Rows.TakeWhile(row => row.SummarySource == ValueSource.Feed).Count();
        Assert.InRange(byFeed, 0, 33);
        Assert.All(told.Rows.Take(byFeed), row => Assert.Equal(ValueSource.Feed, row.QuoteSource));
        Assert.All(told.Rows.Skip(byFeed + 1), row => Assert.Equal((ValueSource.Rest, ValueSource.Rest), (row.QuoteSource, row.SummarySource)));
        Assert.All(told.Rows, row => Assert.Equal(ValueSource.Feed, row.GreeksSource));
        Assert.InRange(bench.Batches.Count, 1, 2);
        Assert.Empty(told.Waits);
    }

    [Fact]
    public async Task A_second_run_within_the_window_says_how_long_it_waits_and_gets_everything()
    {
        // 500 changes in 3 s in one session: the second run of 400 finds room for 100.
        var window = TimeSpan.FromSeconds(3);
        var clock = new ProblemClock();
        var few = new ChainQuery { Underlying = "SPX", Filter = new ChainFilter { Expirations = [CalendarDate.Parse("2026-06-18")], Roots = ["SPXW"], StrikeCount = 50 } };
        using var bench = new QueryBench(change: client =>
        {
            client.TimeProvider = clock;
            client.Limits = Client.Http.RequestLimits.None.WithStream(Client.Streaming.StreamLimits.None with { Sessions = 1, ChangesPerWindow = 500, Window = window });
        });
        var first = new Recorder();
        var second = new Recorder();

        await bench.StreamAsync(few, first);
        var running = bench.StreamAsync(few, second);
        await clock.PassAsync(window, clock.GetUtcNow());
        var coverage = await running;

        Assert.Equal(100, first.Rows.Count);
        Assert.Empty(first.Waits);
        Assert.Equal(window, Assert.Single(second.Waits));
        Assert.Equal((400, 0, 1), (coverage.Asked, coverage.Missing, coverage.Sessions));
        Assert.Equal(window, coverage.Duration);
    }

    private static async Task Eventually(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(10, TestContext.Current.CancellationToken);
    }
}

using Microsoft.Extensions.Time.Testing;
using TastyPS.Client.MarketData;
using TastyPS.Client.OptionChains;
using TastyPS.Client.OptionChains.Snapshot;
using TastyPS.Client.Tests.Streaming.KnownProblems;
using TastyPS.Simulator.DxLink.Limits;
using TastyPS.Simulator.Faults;
using TastyPS.Simulator.WebSockets.Faults;

namespace TastyPS.Client.Tests.OptionChains.Snapshot;

/// <summary>What a query with the feed delivers, tells and counts when something goes wrong.</summary>
public sealed class ChainStreamFailureTests
{
    private static readonly ChainQuery Week = new() { Underlying = "SPX", Filter = new ChainFilter { MaxDaysToExpiration = 7 }, QuietPeriod = TimeSpan.FromSeconds(2) };
    private static readonly DateTime WeekEnd = new(2026, 6, 19);

    [Theory]
    [InlineData(403)]
    [InlineData(502)]
    public async Task Without_a_token_for_the_feed_REST_gives_what_it_has_and_one_failure_names_what_it_has_not(int status)
    {
        using var bench = new QueryBench();
        bench.Suffer(Fault.Status(QueryBench.TokenPath, status), times: null);
        var told = new Recorder();

        var coverage = await bench.StreamAsync(Week, told);

        var failure = Assert.IsType<StreamUnavailableException>(Assert.Single(told.Failures));
        Assert.Equal([MarketFact.Greeks], failure.Lost);
        Assert.EndsWith("Greeks will be missing.", failure.Message, StringComparison.Ordinal);
        Assert.Equal(bench.Listed("SPX", series => series.Expiration <= WeekEnd), told.Rows.Select(row => row.Symbol));
        Assert.Equal([0, 0, 0, told.Rows.Count], coverage.Facts.Select(fact => fact.Missing));
        Assert.Equal(told.Rows.Select(row => row.Symbol), coverage.Facts[3].MissingSymbol);
        Assert.All(told.Rows, row => Assert.Equal((ValueSource.Rest, ValueSource.Rest, null), (row.QuoteSource, row.SummarySource, row.GreeksSource)));
        Assert.Equal(0, coverage.Sessions);
    }

    [Fact]
    public async Task A_feed_that_refuses_every_token_is_given_up()
    {
        using var bench = new QueryBench();
        bench.Simulator.DxLink.Faults.RefuseTokens = true;
        var told = new Recorder();

        var coverage = await bench.StreamAsync(Week, told);

        Assert.IsType<StreamUnavailableException>(Assert.Single(told.Failures));
        Assert.Equal([0, 0, 0, told.Rows.Count], coverage.Facts.Select(fact => fact.Missing));
        Assert.All(told.Rows, row => Assert.Equal(ValueSource.Rest, row.QuoteSource));
    }

    [Fact]
    public async Task A_feed_that_refuses_every_connection_is_given_up()
    {
        using var bench = new QueryBench();
        bench.Simulator.DxLink.Faults.Add(SocketFault.RefuseUpgrade(502, times: null));
        var told = new Recorder();

        var coverage = await bench.StreamAsync(Week with { Filter = new ChainFilter { MaxDaysToExpiration = 1 } }, told);

        Assert.IsType<StreamUnavailableException>(Assert.Single(told.Failures));
        Assert.Equal([0, 0, 0, told.Rows.Count], coverage.Facts.Select(fact => fact.Missing));
    }

    [Fact]
    public async Task What_the_feed_leaves_unanswered_comes_by_REST_after_the_quiet_period()
    {
        using var bench = new QueryBench();
        bench.Simulator.DxLink.Faults.Feed.WithheldTypes = ["Trade"];
        var told = new Recorder();

        var coverage = await bench.StreamAsync(Week, told);

        Assert.Equal((0, (told.Rows.Count + 99) / 100), (coverage.Missing, bench.Batches.Count));
        Assert.All(told.Rows, row =>
        {
            Assert.True(bench.Market.TryGetOption(row.Symbol, out var option));
            Assert.Equal(bench.Market.QuoteOf(option).Last, row.Last);
            Assert.Equal((ValueSource.Feed, ValueSource.Feed, ValueSource.Feed), (row.QuoteSource, row.SummarySource, row.GreeksSource));
        });
        Assert.Equal(bench.Listed("SPX", series => series.Expiration <= WeekEnd), told.Rows.Select(row => row.Symbol));
        Assert.Empty(told.Failures);
    }

    [Fact]
    public async Task Greeks_that_never_come_are_missing_by_name_and_cost_few_requests()
    {
        using var bench = new QueryBench();
        bench.Simulator.DxLink.Faults.Feed.WithheldTypes = ["Greeks"];
        var told = new Recorder();

        var coverage = await bench.StreamAsync(Week, told);

        Assert.Equal([0, 0, 0, told.Rows.Count], coverage.Facts.Select(fact => fact.Missing));
        Assert.Equal(told.Rows.Select(row => row.Symbol), coverage.MissingSymbol);
        Assert.InRange(bench.Batches.Count, 1, 4);
        Assert.False(coverage.TimedOut);
        Assert.All(told.Rows, row => Assert.Equal((ValueSource.Feed, null, null), (row.QuoteSource, row.GreeksSource, row.Delta)));
    }

    [Fact]
    public async Task Greeks_that_REST_has_after_all_come_from_there()
    {
        using var bench = new QueryBench(simulator => simulator.SendGreeks = true);
        bench.Simulator.DxLink.Faults.Feed.WithheldTypes = ["Greeks"];
        var told = new Recorder();

        var coverage = await bench.StreamAsync(Week, told);

        Assert.Equal(0, coverage.Missing);
        Assert.All(told.Rows, row => Assert.Equal((ValueSource.Feed, ValueSource.Rest), (row.QuoteSource, row.GreeksSource)));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(null)]
    public async Task A_session_that_is_lost_in_the_middle_hands_back_what_it_was_asked_for(int? closeCode)
    {
        using var bench = new QueryBench();
        bench.Simulator.DxLink.Faults.Add(closeCode is { } code ? SocketFault.Close(code, after: 3, messageType: "FEED_DATA") : SocketFault.Drop(after: 3, messageType: "FEED_DATA"));
        var told = new Recorder();

        // REST takes over what is quiet for long, which on a busy machine the feed may be.
        var coverage = await bench.StreamAsync(Week with { QuietPeriod = TimeSpan.FromMinutes(1) }, told);

        Assert.Equal(1, bench.Simulator.DxLink.Faults.Hits);
        Assert.Equal(bench.Listed("SPX", series => series.Expiration <= WeekEnd), told.Rows.Select(row => row.Symbol));
        Assert.Equal((4 * told.Rows.Count, 0), (coverage.Answered, coverage.Missing));
        Assert.All(told.Rows, row => Assert.Equal((ValueSource.Feed, ValueSource.Feed, ValueSource.Feed), (row.QuoteSource, row.SummarySource, row.GreeksSource)));
        Assert.Equal(Client.Streaming.StreamNoticeKind.Lost, Assert.Single(coverage.Notices).Kind);
        Assert.Empty(told.Failures);
    }

    [Fact]
    public async Task Events_without_numbers_are_answers_and_counted_as_empty()
    {
        using var bench = new QueryBench();
        bench.Simulator.DxLink.Faults.Feed.EmptyEventEvery = 1;
        var told = new Recorder();

        var coverage = await bench.StreamAsync(Week, told);

        // The open interest is a whole number on the wire, so that a Summary always has a value.
        Assert.Equal((4 * told.Rows.Count, 0), (coverage.Answered, coverage.Missing));
        Assert.Equal([told.Rows.Count, told.Rows.Count, 0, told.Rows.Count], coverage.Facts.Select(fact => fact.Empty));
        Assert.All(told.Rows, row => Assert.Equal((null, null, null, null, ValueSource.Feed), (row.Bid, row.Last, row.PreviousClose, row.Delta, row.GreeksSource)));
        Assert.Empty(bench.Batches);
    }

    [Fact]
    public async Task What_the_service_has_no_room_for_comes_by_REST_except_for_Greeks()
    {
        using var bench = new QueryBench();
        bench.Simulator.DxLink.Limits = DxLinkLimits.None with { Items = 300 };
        var told = new Recorder();

        var coverage = await bench.StreamAsync(Week with { Timeout = TimeSpan.FromSeconds(60) }, told);

        Assert.False(coverage.TimedOut);
        Assert.Equal([0, 0, 0], coverage.Facts.Take(3).Select(fact => fact.Missing));
        Assert.InRange(coverage.Facts[3].Missing, 1, told.Rows.Count - 1);
        Assert.Contains(coverage.Notices, notice => notice.Kind == Client.Streaming.StreamNoticeKind.SessionFull);
    }

    [Fact]
    public async Task A_service_that_keeps_finding_the_rate_too_high_is_given_up_for_REST()
    {
        using var bench = new QueryBench();
        bench.Simulator.DxLink.Limits = DxLinkLimits.None with { ChangesPerMinute = 400, CustomerChangesPerMinute = 400 };
        var told = new Recorder();

        // Some hundred contracts: one session.
        var coverage = await bench.StreamAsync(Week with { Filter = new ChainFilter { Expirations = [CalendarDate.Parse("2026-06-18")], StrikeCount = 100 } }, told);

        Assert.False(coverage.TimedOut);
        Assert.Equal([0, 0, 0], coverage.Facts.Take(3).Select(fact => fact.Missing));
        Assert.IsType<StreamUnavailableException>(Assert.Single(told.Failures));
    }

    [Fact]
    public async Task When_the_time_is_up_the_rows_come_with_what_is_there()
    {
        var time = TimeSpan.FromSeconds(5);
        var clock = new FakeTimeProvider();
        using var bench = new QueryBench(change: client => client.TimeProvider = clock);
        bench.Simulator.DxLink.Faults.Feed.WithheldTypes = ["Greeks"];
        var told = new Recorder();

        var running = bench.StreamAsync(Week with { QuietPeriod = TimeSpan.FromMinutes(10), Timeout = time }, told);
        await Patience.UntilAsync(() => bench.Client.Streaming.Counters.Received > 0, "the first answers");
        clock.Advance(time);
        var coverage = await running;

        Assert.True(coverage.TimedOut);
        Assert.Equal(bench.Listed("SPX", series => series.Expiration <= WeekEnd), told.Rows.Select(row => row.Symbol));
        Assert.Equal(told.Rows.Count, coverage.Facts[3].Missing);
        Assert.Equal(time, coverage.Duration);
    }

    [Fact]
    public async Task A_price_of_the_underlying_that_REST_has_not_comes_from_the_feed()
    {
        using var bench = new QueryBench();
        bench.Suffer(Fault.Status(QueryBench.DataPath, 500));
        var told = new Recorder();

        await bench.StreamAsync(Week with { Filter = new ChainFilter { MaxDaysToExpiration = 7, StrikeCount = 4 } }, told);

        Assert.True(bench.Market.TryGetListing("SPX", out var listing));
        Assert.NotEmpty(told.Rows);
        Assert.All(told.Rows, row => Assert.Equal(bench.Market.QuoteOf(listing).Last, row.UnderlyingPrice));
        Assert.Empty(told.Failures);
    }

    [Fact]
    public async Task A_grant_that_was_taken_back_ends_the_query()
    {
        using var bench = new QueryBench();
        await bench.RunAsync(new ChainQuery { Underlying = "F", ContractOnly = true }, new Recorder());
        bench.Suffer(Fault.ExpireTokens(QueryBench.TokenPath));
        bench.Simulator.RevokeGrant();
        var told = new Recorder();

        await Assert.ThrowsAsync<TastyAuthenticationException>(() => bench.StreamAsync(Week, told));

        Assert.Empty(told.Rows);
    }

    [Fact]
    public async Task Cancelling_in_the_middle_ends_the_query_and_its_sessions()
    {
        using var bench = new QueryBench();
        using var stop = new CancellationTokenSource();
        var told = new Recorder { WhenRows = _ => stop.Cancel() };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.StreamAsync(new ChainQuery { Underlying = "SPX" }, told, stop.Token));

        Assert.Equal(5, bench.Client.Streaming.Budget.FreeSlots);
        Assert.Empty(bench.Batches);
    }
}

using TastyPS.Client.Http;
using TastyPS.Client.MarketData;
using TastyPS.Client.OptionChains;
using TastyPS.Client.OptionChains.Snapshot;
using TastyPS.Client.Streaming;
using TastyPS.Simulator.DxLink.Limits;
using TastyPS.Simulator.WebSockets.Faults;

namespace TastyPS.Client.Tests.OptionChains.Snapshot;

/// <summary>Whole connections under the assumed limits, which both sides keep by one clock.</summary>
[Collection(Alone.Name)]
public sealed class PacedSnapshotTests : IDisposable
{
    private static readonly TimeSpan Window = StreamLimits.Assumed.Window + StreamLimits.Assumed.Slack;

    private readonly SharedClock _clock = new();
    private readonly QueryBench _bench;

    public PacedSnapshotTests()
    {
        _bench = new QueryBench(
            simulator => simulator.TokenClock = _clock,
            client =>
            {
                client.TimeProvider = _clock;
                client.Limits = RequestLimits.Assumed;
            });
        _bench.Simulator.DxLink.Limits = DxLinkLimits.Assumed;
    }

    public void Dispose()
    {
        Assert.Equal(0, _bench.Simulator.DxLink.Violations.Total);
        _bench.Dispose();
    }

    [Fact]
    public async Task A_whole_chain_is_answered_in_every_fact_within_its_pacing()
    {
        var told = new Recorder();

        var coverage = await RunAsync(new ChainQuery { Underlying = "SPX" }, told);

        // More than the five windows hold, so REST takes what would have to wait for them to open again.
        AssertAnswered(coverage, told);
        Assert.InRange(coverage.Asked, 50_001, int.MaxValue);
        Assert.Equal(5, coverage.Sessions);
        Assert.Contains(told.Rows, row => row.QuoteSource == ValueSource.Rest);
        Assert.All(told.Rows, row => Assert.Equal(ValueSource.Feed, row.GreeksSource));
        var estimate = told.Progress[0].Remaining;
        Assert.InRange(coverage.Duration, TimeSpan.FromSeconds(20), estimate + TimeSpan.FromSeconds(5));
        Assert.Empty(told.Waits);
    }

    [Fact]
    public async Task A_second_run_that_finds_the_windows_used_says_how_long_it_waits_and_does()
    {
        // So many contracts that the windows hold one run and not two.
        var query = new ChainQuery { Underlying = "SPX", Filter = new ChainFilter { MaxDaysToExpiration = 60 }, Facts = [MarketFact.Greeks, MarketFact.Quote] };
        var first = new Recorder();
        AssertAnswered(await RunAsync(query, first), first);
        var begun = _clock.Elapsed;

        var second = new Recorder();
        var coverage = await RunAsync(query, second);

        AssertAnswered(coverage, second);
        Assert.Empty(first.Waits);
        var wait = Assert.Single(second.Waits);
        Assert.InRange(wait, TimeSpan.FromSeconds(10), Window);
        Assert.InRange(coverage.Duration, wait, wait + TimeSpan.FromSeconds(20));
        Assert.True(_clock.Elapsed >= Window && begun < Window, $"{begun} {_clock.Elapsed}");
    }

    [Fact]
    public async Task A_run_a_minute_later_waits_no_more()
    {
        var query = new ChainQuery { Underlying = "SPX", Filter = new ChainFilter { MaxDaysToExpiration = 60 }, Facts = [MarketFact.Greeks, MarketFact.Quote] };
        await RunAsync(query, new Recorder());
        _clock.Advance(Window);
        var told = new Recorder();

        AssertAnswered(await RunAsync(query, told), told);

        Assert.Empty(told.Waits);
    }

    [Fact]
    public async Task A01_a_socket_that_goes_silent_in_the_middle_is_finished_by_REST_and_what_it_lacks_is_named()
    {
        _bench.Simulator.DxLink.Faults.Add(SocketFault.Silence(after: 1, messageType: "FEED_DATA"));
        var told = new Recorder();

        var coverage = await RunAsync(new ChainQuery { Underlying = "SPX", Filter = new ChainFilter { MaxDaysToExpiration = 14 } }, told);

        Assert.Equal([0, 0, 0], coverage.Facts.Take(3).Select(fact => fact.Missing));
        Assert.InRange(coverage.Facts[3].Missing, 1, told.Rows.Count - 1);
        Assert.Equal(told.Rows.Where(row => row.GreeksSource is null).Select(row => row.Symbol), coverage.Facts[3].MissingSymbol);
        Assert.False(coverage.TimedOut);
        Assert.InRange(coverage.Duration, ChainQuery.DefaultQuietPeriod, TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task A01_a_socket_that_goes_silent_is_replaced_where_there_is_time_for_it()
    {
        _bench.Simulator.DxLink.Faults.Add(SocketFault.Silence(after: 1, messageType: "FEED_DATA"));
        var told = new Recorder();

        // So few contracts that one session asks for them all: others would have the answers before the silent one is back.
        var coverage = await RunAsync(
            new ChainQuery { Underlying = "SPX", Filter = new ChainFilter { MaxDaysToExpiration = 14, StrikeCount = 10 }, QuietPeriod = TimeSpan.FromMinutes(5) }, told);

        AssertAnswered(coverage, told);
        Assert.Equal((1, 1), (coverage.Sessions, coverage.Reconnects));
        Assert.Contains(coverage.Notices, notice => notice.Kind == StreamNoticeKind.Lost);
        Assert.InRange(coverage.Duration, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(120));
    }

    private static void AssertAnswered(SnapshotCoverage coverage, Recorder told)
    {
        Assert.NotEmpty(told.Rows);
        Assert.Equal((coverage.Asked, 0), (coverage.Answered, coverage.Missing));
        Assert.False(coverage.TimedOut);
        Assert.Empty(told.Failures);
    }

    private Task<SnapshotCoverage> RunAsync(ChainQuery query, Recorder told) =>
        _clock.RunAsync(_bench.StreamAsync(query, told), () => _bench.Simulator.DxLink.MessageCount + _bench.Client.Streaming.Counters.Received + _bench.Simulator.RequestCount);
}

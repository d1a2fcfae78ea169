using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.DxLink;
using TastyPS.Client.Streaming.Events;
using static TastyPS.Client.Tests.Streaming.DxLink.Subscriptions.Feed;

namespace TastyPS.Client.Tests.Streaming.KnownProblems;

/// <summary>Pasts that are empty, that come backwards, or all at once.</summary>
public sealed class HistoryProblemTests : IDisposable
{
    private const string Minutes = "SPY{=m}";

    private readonly ProblemRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task A20_the_marker_that_ends_a_history_is_no_bar()
    {
        _rig.Server.Faults.Feed.HistoryLength = 5;

        var snapshot = await CompleteAsync(_rig.Open());

        Assert.Equal(5, snapshot.Candles.Count);
        Assert.All(snapshot.Candles, candle => Assert.NotNull(candle.Close));
        Assert.False(snapshot.IsCut);
    }

    [Fact]
    public async Task A20_an_empty_history_is_complete()
    {
        _rig.Server.Faults.Feed.EmptiesHistory = true;

        Assert.Empty((await CompleteAsync(_rig.Open())).Candles);
    }

    [Fact]
    public async Task A20_a_history_that_the_service_cut_is_complete_and_says_so()
    {
        _rig.Server.Faults.Feed.HistoryLength = 50;
        _rig.Server.Faults.Feed.HistoryCutAt = 20;

        var snapshot = await CompleteAsync(_rig.Open());

        Assert.Equal((20, true), (snapshot.Candles.Count, snapshot.IsCut));
    }

    [Fact]
    public async Task A20_the_two_halves_of_a_live_update_show_as_one_bar()
    {
        _rig.Server.Faults.Feed.HistoryLength = 5;
        var stream = _rig.Open();
        var snapshot = await CompleteAsync(stream);
        var last = snapshot.Candles.Last();

        foreach (var (flags, close) in new[] { (1, 8.0), (0, 9.0) })
        {
            _rig.Server.Publish("Candle", Minutes, new Dictionary<string, object?>
            {
                ["eventFlags"] = flags, ["index"] = last.Index, ["time"] = last.Time!.Value.ToUnixTimeMilliseconds(), ["close"] = close,
            });
        }

        var halves = (await stream.ReadAsync(2)).Cast<CandleEvent>().ToList();
        Assert.False(snapshot.Add(halves[0]));
        Assert.Equal(last.Close, snapshot.Candles.Last().Close);
        Assert.True(snapshot.Add(halves[1]));
        Assert.Equal((5, 9m), (snapshot.Candles.Count, snapshot.Candles.Last().Close));
    }

    [Fact]
    public async Task A21_a_history_that_comes_newest_first_is_read_oldest_first()
    {
        _rig.Server.Faults.Feed.HistoryLength = 50;
        var stream = _rig.Open();
        stream.Subscribe(Candle(Minutes));
        var received = (await stream.ReadAsync(51)).Cast<CandleEvent>().ToList();
        Assert.True(received[0].Time > received[49].Time);

        var snapshot = new CandleSnapshot();
        foreach (var candle in received)
            snapshot.Add(candle);

        Assert.Equal(Enumerable.Range(0, 50).Select(number => Start.AddMinutes(number - 49)), snapshot.Candles.Select(candle => candle.Time!.Value));
    }

    [Fact]
    public async Task A22_of_20000_bars_at_once_a_consumer_that_sleeps_misses_none_and_gets_the_end_marker()
    {
        _rig.Server.Faults.Feed.HistoryLength = 20_000;
        var stream = _rig.Open();
        var mailbox = new MarketEventMailbox(capacity: 100);
        stream.Stream.Subscribe([Candle(Minutes)], mailbox);
        await Patience.UntilAsync(() => stream.Stream.Counters.Received == 20_001, "the whole history");

        List<object> read = [];
        var snapshot = new CandleSnapshot();
        await mailbox.ReadAsync(read, TestContext.Current.CancellationToken);
        foreach (var candle in read.Cast<CandleEvent>())
            snapshot.Add(candle);

        Assert.True(snapshot.IsComplete);
        Assert.Equal((20_000, 0L), (snapshot.Candles.Count, stream.Stream.Counters.Conflated));
    }

    [Fact]
    public async Task After_a_loss_the_trades_of_a_tape_go_on_without_those_that_have_come()
    {
        var stream = _rig.Open();
        stream.Subscribe(new FeedItem(MarketEventType.TimeAndSale, "SPY", Start.AddHours(-1)), Quote(ProblemRig.Pulse));
        var first = await stream.ReadAsync(events => events.OfType<TimeAndSaleEvent>().Any(sale => (sale.Flags & EventFlags.SnapshotEnd) != 0));
        Assert.Contains(first.OfType<TimeAndSaleEvent>(), sale => sale.Price is not null);

        _rig.Server.CloseSessions();
        await _rig.PassLossAsync(stream);
        await Patience.UntilAsync(() => _rig.Server.ItemCount == 2, "the subscription");
        var next = Start.AddSeconds(30);
        _rig.Server.Publish("TimeAndSale", "SPY", new Dictionary<string, object?>
        {
            ["index"] = next.ToUnixTimeSeconds() << 32, ["time"] = next.ToUnixTimeMilliseconds(), ["price"] = 100.0, ["size"] = 5.0, ["type"] = "NEW",
        });

        var sale = Assert.Single((await stream.ReadAsync(events => events.OfType<TimeAndSaleEvent>().Any(one => one.Price == 100))).OfType<TimeAndSaleEvent>());
        Assert.Equal((100m, EventFlags.None), (sale.Price, sale.Flags));
    }

    private static async Task<CandleSnapshot> CompleteAsync(ObservedStream stream)
    {
        var snapshot = new CandleSnapshot();
        stream.Subscribe(Candle(Minutes));
        while (!snapshot.IsComplete)
        {
            foreach (var candle in (await stream.ReadAsync(1)).Cast<CandleEvent>())
                snapshot.Add(candle);
        }

        return snapshot;
    }
}

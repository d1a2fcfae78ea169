using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.DxLink;
using TastyPS.Client.Streaming.Events;
using TastyPS.Simulator.DxLink.Limits;
using TastyPS.Simulator.WebSockets.Faults;
using static TastyPS.Client.Tests.Streaming.DxLink.Subscriptions.Feed;

namespace TastyPS.Client.Tests.Streaming.KnownProblems;

/// <summary>Too much at once, too much in all, in the wrong order, or while nothing is connected.</summary>
public sealed class SubscriptionProblemTests : IDisposable
{
    private readonly List<ProblemRig> _rigs = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _rigs.ForEach(rig => rig.Dispose());

    [Fact]
    public async Task A08_a_kill_for_the_rate_is_answered_by_a_minute_of_rest_and_a_slower_subscription()
    {
        var rig = Rig(StreamLimits.Assumed);
        rig.Server.Limits = DxLinkLimits.None with { ChangesPerMinute = 1_000 };
        var stream = rig.Open(new MarketDataStreamOptions { Sessions = 1, NoDataAfter = Timeout.InfiniteTimeSpan });
        stream.Subscribe(Quotes(2_000));

        var lost = await rig.PaceAsync(stream, stream.NoticeAsync(StreamNoticeKind.Lost));
        Assert.Single(stream.Told(StreamNoticeKind.Slowed));
        Assert.True(lost.Wait >= TimeSpan.FromSeconds(60));
        rig.Server.Limits = DxLinkLimits.Assumed;
        await rig.PassAsync(lost);
        await stream.NoticeAsync(StreamNoticeKind.Connected);
        await stream.NoticeAsync(StreamNoticeKind.Connected);
        var from = rig.Clock.GetUtcNow();
        await rig.PaceAsync(stream, stream.Stream.WhenSubscribedAsync(Token));

        await Patience.UntilAsync(() => rig.Server.ItemCount == 2_000, "everything subscribed again");
        Assert.Equal(1, rig.Server.Violations.Rate);
        Assert.InRange(rig.Clock.GetUtcNow() - from, TimeSpan.FromSeconds(0.3 * 9), TimeSpan.FromMinutes(1)); // Ten messages at least, twice 150 ms apart.
    }

    [Fact]
    public async Task A08_adding_and_removing_12047_items_stays_within_the_limits_because_one_pace_holds_for_both()
    {
        var rig = Rig(StreamLimits.Assumed);
        rig.Server.Limits = DxLinkLimits.Assumed;
        var stream = rig.Open(new MarketDataStreamOptions { Sessions = 1, NoDataAfter = Timeout.InfiniteTimeSpan });

        stream.Subscribe(Quote(ProblemRig.Pulse));
        using (stream.Subscribe(Quotes(12_046)))
        {
            await rig.PaceAsync(stream, stream.Stream.WhenSubscribedAsync(Token));
            await Patience.UntilAsync(() => rig.Server.ItemCount == 12_047, "everything subscribed");
        }

        await rig.PaceAsync(stream, Patience.UntilAsync(() => rig.Server.ItemCount == 1, "everything unsubscribed but the pulse"));
        Assert.True(rig.Clock.GetUtcNow() - Start > TimeSpan.FromMinutes(2)); // 24,093 changes are more than two windows take.
        Assert.Equal((0, 1), (rig.Server.Violations.Total, rig.Server.SessionCount));
    }

    [Fact]
    public async Task A09_what_one_session_may_not_hold_goes_to_a_second_one()
    {
        var rig = Rig(StreamLimits.None with { ItemsPerSession = 300 });
        rig.Server.Limits = DxLinkLimits.None with { Items = 300 };
        var stream = rig.Open();

        // A message may have 200 items, so that a session of 300 that did not count would get 400.
        stream.Subscribe(Quotes(590));

        await Patience.UntilAsync(() => rig.Server.ItemCount == 590, "all items");
        Assert.Equal((2, 0), (rig.Server.OpenSessions, rig.Server.Violations.Total));
    }

    [Fact]
    public async Task A09_what_the_server_refuses_beyond_a_cap_of_its_own_is_not_silently_missing()
    {
        var rig = Rig(StreamLimits.None);
        rig.Server.Limits = DxLinkLimits.None with { Items = 300 };
        var stream = rig.Open(new MarketDataStreamOptions { Sessions = 1 });

        stream.Subscribe(Quotes(500));

        Assert.Contains("too big", (await stream.NoticeAsync(StreamNoticeKind.SessionFull)).Text, StringComparison.Ordinal);
        await Patience.UntilAsync(
            () => stream.Told(StreamNoticeKind.NotSubscribed).SelectMany(notice => notice.Items).Distinct().Count() >= 200,
            "a word on all 200 that have no room");
        Assert.Equal(1, rig.Server.SessionCount);
    }

    [Fact]
    public async Task A10_the_next_candles_are_asked_for_when_the_history_before_them_has_ended_or_taken_too_long()
    {
        var rig = Rig(StreamLimits.None with { HistoriesAtOnce = 3 });
        rig.Server.Faults.Add(SocketFault.Withhold("FEED_DATA", times: null));
        var stream = await rig.OpenAsync();

        stream.Subscribe([.. Enumerable.Range(1, 10).Select(minutes => Candle($"SPY{{={minutes}m}}", Start.AddHours(-1)))]);
        await Patience.UntilAsync(() => rig.Server.ItemCount > 1, "the first histories");
        Assert.Equal(1 + 3, rig.Server.ItemCount);
        rig.Clock.Advance(TimeSpan.FromSeconds(30)); // They never end.
        await Patience.UntilAsync(() => rig.Server.ItemCount > 4, "the next histories");
        Assert.Equal(1 + 6, rig.Server.ItemCount);

        rig.Server.Faults.Clear();
        await rig.PulseAsync(stream);
        rig.Clock.Advance(TimeSpan.FromSeconds(30));
        await Patience.UntilAsync(() => rig.Server.ItemCount == 11, "the last ones, each on the end of one before");
        Assert.Equal(1, rig.Server.SessionCount);
    }

    [Fact]
    public async Task A11_2000_symbols_are_asked_for_in_messages_that_no_server_finds_too_long()
    {
        var rig = Rig(StreamLimits.None);
        rig.Server.Limits = DxLinkLimits.None with { MessageBytes = 8 * 1024 };
        var stream = rig.Open();

        stream.Subscribe([.. Quotes(2_000).Select(item => item with { Type = MarketEventType.TimeAndSale, Symbol = ".LONGROOT261218C" + item.Symbol[1..] })]);

        await Patience.UntilAsync(() => rig.Server.ItemCount == 2_000, "all items");
        Assert.Equal((0, 1), (rig.Server.Violations.MessageBytes, rig.Server.SessionCount));
    }

    [Fact]
    public async Task A13_subscribers_that_come_while_the_channel_is_being_opened_do_not_open_it_again()
    {
        var rig = Rig(StreamLimits.None);
        rig.Server.Faults.Add(SocketFault.Delay("CHANNEL_OPENED", TimeSpan.FromSeconds(5)));
        var stream = rig.Open();
        stream.Subscribe(Quote("FIRST"));
        await Patience.UntilAsync(() => rig.Server.Faults.Hits == 1, "the request of the channel");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(() => stream.Subscribe(Quote($"S{number}")), Token)));
        Assert.Equal(3, rig.Server.MessageCount); // SETUP, AUTH and CHANNEL_REQUEST
        await rig.Clock.PassAsync(TimeSpan.FromSeconds(5), Start);

        await Patience.UntilAsync(() => rig.Server.ItemCount == 9, "all subscriptions");
        Assert.Equal((0, 1), (rig.Server.Violations.Total, rig.Server.SessionCount));
    }

    [Fact]
    public async Task A14_the_channel_has_an_odd_number()
    {
        var rig = Rig(StreamLimits.None);

        var stream = await rig.OpenAsync(Quote("SPY"));

        await stream.NextAsync<QuoteEvent>("SPY");
        Assert.Equal((0, 1), (rig.Server.Violations.Protocol, rig.Server.SessionCount));
    }

    [Fact]
    public async Task A15_a_configuration_that_comes_several_times_leads_to_one_subscription()
    {
        var rig = Rig(StreamLimits.None);
        rig.Server.Faults.Add(new SocketFault { Kind = SocketFaultKind.Repeat, MessageType = "FEED_CONFIG", Count = 3, Times = null });
        var stream = rig.Open();
        stream.Subscribe(Quote("SPY"));
        await stream.NextAsync<QuoteEvent>("SPY");

        stream.Subscribe(new FeedItem(MarketEventType.Trade, "SPX"));
        await stream.NextAsync<TradeEvent>("SPX");

        Assert.Equal(6, rig.Server.MessageCount); // SETUP, AUTH, CHANNEL_REQUEST, FEED_SETUP, and one subscription for each wish.
    }

    [Fact]
    public async Task A29_candles_that_two_want_go_on_when_one_of_them_leaves()
    {
        var rig = Rig(StreamLimits.None);
        var stream = await rig.OpenAsync();
        var (early, late) = (new CandleSnapshot(), new CandleSnapshot());
        stream.Subscribe(Candle("SPY{=5m}", Start.AddHours(-1)));
        await FillAsync(stream, late);
        var mailbox = new MarketEventMailbox();

        var leaving = stream.Stream.Subscribe([Candle("SPY{=5m}", Start.AddDays(-3))], mailbox);
        await FillAsync(stream, early);
        Assert.True(early.Candles.First().Time < late.Candles.First().Time); // The oldest time wins.
        leaving.Dispose();
        rig.Server.Publish("Candle", "SPY{=5m}", Bar(Start.AddMinutes(5), 123));

        var bar = await stream.NextAsync<CandleEvent>("SPY{=5m}");
        Assert.Equal(123m, bar.Close);
        Assert.Equal(2, rig.Server.ItemCount);
    }

    [Fact]
    public async Task A32_what_is_wanted_and_not_wanted_any_more_while_nothing_is_connected_holds_once_it_is()
    {
        var rig = Rig(StreamLimits.None);
        rig.Server.Faults.Add(SocketFault.RefuseUpgrade(502, times: null));
        var stream = rig.Open();
        var unwanted = stream.Subscribe(Quote("SPY"), Quote("AAPL"));
        var lost = await stream.NoticeAsync(StreamNoticeKind.Lost);

        stream.Subscribe(Quote("AAPL"), new FeedItem(MarketEventType.Trade, "SPX"));
        unwanted.Dispose();
        rig.Server.Faults.Clear();
        await rig.PassAsync(lost);

        await stream.ReadAsync(events => events.OfType<QuoteEvent>().Any() && events.OfType<TradeEvent>().Any());
        Assert.Equal(2, rig.Server.ItemCount);
    }

    [Fact]
    public async Task A34_more_than_all_sessions_may_hold_opens_five_and_names_what_has_no_room()
    {
        var rig = Rig(StreamLimits.Assumed with { ItemsPerSession = 100 });
        rig.Server.Limits = DxLinkLimits.Assumed with { Items = 100 };
        var stream = rig.Open(new MarketDataStreamOptions { NoDataAfter = Timeout.InfiniteTimeSpan });

        stream.Subscribe(Quotes(1_000));
        await rig.PaceAsync(stream, stream.Stream.WhenSubscribedAsync(Token));

        var refused = await stream.NoticeAsync(StreamNoticeKind.NotSubscribed);
        Assert.Equal(500, refused.Items.Count);
        await Patience.UntilAsync(() => rig.Server.ItemCount == 500, "what has room");
        Assert.Equal((5, 0), (rig.Server.SessionCount, rig.Server.Violations.Total));
    }

    [Fact]
    public async Task A_session_of_which_nothing_is_wanted_any_more_is_closed_after_a_while_and_its_slot_is_free()
    {
        var rig = Rig(StreamLimits.None);
        var stream = rig.Open(new MarketDataStreamOptions { NoDataAfter = Timeout.InfiniteTimeSpan });
        var wanted = stream.Subscribe(Quote("SPY"));
        await stream.NextAsync<QuoteEvent>("SPY");

        wanted.Dispose();
        await Patience.UntilAsync(() => rig.Server.ItemCount == 0, "the removal");
        Assert.Equal(1, rig.Server.OpenSessions);
        rig.Clock.Advance(TimeSpan.FromSeconds(30));
        await Patience.UntilAsync(() => rig.Server.OpenSessions == 0, "the end of the session");
        await Patience.UntilAsync(() => rig.Client.Streaming.Budget.FreeSlots == rig.Client.Streaming.Limits.Sessions, "the slot");

        stream.Subscribe(Quote("AAPL"));
        await stream.NextAsync<QuoteEvent>("AAPL");
        Assert.Equal((2, 2L, 0L), (rig.Server.SessionCount, stream.Stream.Counters.Received, stream.Stream.Counters.Reconnects));
    }

    private static Dictionary<string, object?> Bar(DateTimeOffset time, double close) => new()
    {
        ["time"] = time.ToUnixTimeMilliseconds(), ["index"] = time.ToUnixTimeSeconds() << 32, ["close"] = close,
    };

    private static async Task FillAsync(ObservedStream stream, CandleSnapshot snapshot)
    {
        while (!snapshot.IsComplete)
        {
            foreach (var candle in (await stream.ReadAsync(1)).OfType<CandleEvent>())
                snapshot.Add(candle);
        }
    }

    private ProblemRig Rig(StreamLimits limits)
    {
        var rig = new ProblemRig(limits);
        _rigs.Add(rig);
        return rig;
    }
}

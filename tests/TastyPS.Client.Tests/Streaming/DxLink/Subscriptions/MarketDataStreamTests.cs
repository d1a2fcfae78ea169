using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.DxLink;
using TastyPS.Client.Streaming.DxLink.Subscriptions;
using TastyPS.Client.Streaming.Events;
using static TastyPS.Client.Tests.Streaming.DxLink.Subscriptions.Feed;

namespace TastyPS.Client.Tests.Streaming.DxLink.Subscriptions;

/// <summary>A stream with its subscribers, against scripted sessions.</summary>
public sealed class MarketDataStreamTests : IDisposable
{
    private static readonly StreamLimits Limits = StreamLimits.Assumed with { SnapshotTimeout = TimeSpan.FromHours(1) };

    private readonly ScriptedFeed _feed = new();
    private readonly RecordingSink _sink = new();
    private readonly RecordingSink _other = new();
    private readonly List<StreamNotice> _notices = [];
    private readonly List<MarketDataStream> _streams = [];
    private StreamBudget? _budget;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        foreach (var stream in _streams)
            stream.Dispose();
    }

    [Fact]
    public async Task Subscribing_while_nothing_is_connected_throws_nothing_and_holds_once_connected_A32()
    {
        _feed.Fail(new TastyStreamClosedException("Down."), new TastyStreamClosedException("Down."));
        var stream = Open(Limits);

        stream.Subscribe([Quote("A")], _sink);
        var session = await _feed.SessionAsync();

        Assert.Equal(["A"], (await session.MessageAsync()).Added);
        await stream.WhenSubscribedAsync(Token);
        session.Say(Bid("A", 1));
        Assert.Equal([("A", (decimal?)1)], _sink.Bids);
    }

    [Fact]
    public async Task Nothing_is_opened_before_something_is_subscribed()
    {
        var stream = Open(Limits);
        await stream.WhenSubscribedAsync(Token);

        Assert.Equal(5, _budget!.FreeSlots);
        Assert.Equal(new StreamCounters(0, 0, 0, 0, 0, 0), stream.Counters);
    }

    [Fact]
    public async Task Events_go_to_those_only_who_want_their_type_and_symbol()
    {
        var stream = Open(Limits);
        stream.Subscribe([Quote("A"), Quote("B")], _sink);
        stream.Subscribe([Quote("B"), Quote("C"), new FeedItem(MarketEventType.Trade, "A")], _other);
        var session = await _feed.SessionAsync();

        session.Say(Bid("A", 1), Bid("B", 2), Bid("C", 3), Bid("D", 4));

        Assert.Equal([("A", (decimal?)1), ("B", 2)], _sink.Bids);
        Assert.Equal([("B", (decimal?)2), ("C", 3)], _other.Bids);
    }

    [Fact]
    public async Task Neighbours_for_the_same_consumer_are_handed_on_together()
    {
        var stream = Open(Limits);
        stream.Subscribe(Quotes(50), _sink);
        stream.Subscribe(Quotes(50, from: 50), _other);
        var session = await _feed.SessionAsync();

        session.Say([.. Enumerable.Range(0, 100).Select(i => Bid($"S{i}", i))]);

        Assert.Equal((1, 50), (_sink.Calls, _sink.Events.Count));
        Assert.Equal((1, 50), (_other.Calls, _other.Events.Count));
    }

    [Fact]
    public async Task Handing_on_allocates_nothing()
    {
        var stream = Open(Limits);
        var sink = new CountingSink();
        stream.Subscribe(Quotes(100), sink);
        var session = await _feed.SessionAsync();
        QuoteEvent[] quotes = [.. Enumerable.Range(0, 100).Select(i => Bid($"S{i}", i))];
        for (var i = 0; i < 100; i++)
            session.Say(quotes);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            session.Say(quotes);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(20_000, sink.Count);
    }

    [Fact]
    public async Task One_consumer_subscribed_twice_gets_an_event_once()
    {
        var stream = Open(Limits);
        stream.Subscribe([Quote("A")], _sink);
        stream.Subscribe([Quote("A")], _sink).Dispose();
        stream.Subscribe([Quote("A")], _sink);
        var session = await _feed.SessionAsync();

        session.Say(Bid("A", 1));

        Assert.Single(_sink.Events);
    }

    [Fact]
    public async Task Who_comes_second_gets_the_latest_value_at_once_and_nothing_is_sent_A29()
    {
        var stream = Open(Limits);
        stream.Subscribe([Quote("A")], _sink);
        var session = await _feed.SessionAsync();
        await session.MessageAsync();
        session.Say(Bid("A", 1), Bid("A", 2));

        stream.Subscribe([Quote("A"), Quote("B")], _other);

        Assert.Equal([("A", (decimal?)2)], _other.Bids);
        Assert.Equal(["B"], (await session.MessageAsync()).Added);
    }

    [Fact]
    public async Task An_item_is_unsubscribed_when_its_last_subscriber_has_left_A29()
    {
        var stream = Open(Limits);
        var one = stream.Subscribe([Quote("A"), Quote("B")], _sink);
        var other = stream.Subscribe([Quote("A")], _other);
        var session = await _feed.SessionAsync();
        await session.MessageAsync();

        one.Dispose();
        one.Dispose();
        Assert.Equal(["B"], (await session.MessageAsync()).Removed);
        session.Say(Bid("A", 1));
        Assert.Empty(_sink.Events);
        Assert.Single(_other.Events);
        other.Dispose();
        Assert.Equal(["A"], (await session.MessageAsync()).Removed);
        Assert.Equal(0, stream.Counters.Items);
    }

    [Fact]
    public async Task The_oldest_start_time_of_all_subscribers_counts_A29()
    {
        var stream = Open(Limits);
        stream.Subscribe([Candle("A{=d}", Start.AddDays(-5))], _sink);
        var session = await _feed.SessionAsync();
        Assert.Equal(Start.AddDays(-5), (await session.MessageAsync()).Change.Add[0].FromTime);

        var older = stream.Subscribe([Candle("A{=1d}", Start.AddDays(-50))], _other);
        Assert.Equal(Start.AddDays(-50), (await session.MessageAsync()).Change.Add[0].FromTime);
        stream.Subscribe([Candle("A{=d}", Start.AddDays(-2))], _other);
        var again = await session.MessageAsync();
        Assert.Equal(Start.AddDays(-50), again.Change.Add[0].FromTime);
        Assert.Empty(again.Change.Remove);
        older.Dispose();
        Assert.Equal(1, stream.Counters.Items);
    }

    [Theory]
    [InlineData("A{=1d}", "A{=d}")]
    [InlineData("A{=d}", "A{=1d}")]
    public async Task Candles_find_their_subscriber_whichever_way_either_side_spells_them(string asked, string answered)
    {
        var stream = Open(Limits);
        var subscription = stream.Subscribe([Candle(asked)], _sink);
        var session = await _feed.SessionAsync();

        session.Say(Bar(answered, 0, 1));
        session.Say(Bar(answered, 1, 2));
        subscription.Dispose();
        session.Say(Bar(answered, 2, 3));

        Assert.Equal(2, _sink.Events.Count);
    }

    [Fact]
    public async Task After_a_loss_candles_go_on_from_the_last_complete_bar_and_none_is_lost_or_doubled()
    {
        var stream = Open(Limits);
        var snapshot = new CandleSnapshot();
        stream.Subscribe([Candle("A{=m}")], _sink);
        var first = await _feed.SessionAsync();
        await first.MessageAsync();
        first.Say(Bar("A{=m}", 2, 3, EventFlags.SnapshotBegin), Bar("A{=m}", 1, 2), Bar("A{=m}", 0, 1), EndMarker("A{=m}", Start.AddDays(-31)));
        first.Say(Bar("A{=m}", 3, 4));
        first.Say(Bar("A{=m}", 3, 4.5));

        first.End();
        var second = await _feed.SessionAsync();
        Assert.Equal(Start.AddMinutes(2), (await second.MessageAsync()).Change.Add[0].FromTime);
        second.Say(Bar("A{=m}", 5, 6, EventFlags.SnapshotBegin), Bar("A{=m}", 4, 5), Bar("A{=m}", 3, 4.8), Bar("A{=m}", 2, 3), Bar("A{=m}", 1, 2), EndMarker("A{=m}", Start.AddMinutes(2)));
        second.Say(Bar("A{=m}", 5, 6.5));

        foreach (var candle in _sink.Events.Cast<CandleEvent>())
            snapshot.Add(candle);

        Assert.Equal([1m, 2m, 3m, 4.8m, 5m, 6.5m], snapshot.Candles.Select(candle => candle.Close!.Value));
        Assert.True(snapshot.IsComplete);
        Assert.Equal(1, _sink.Events.Count(one => one is CandleEvent { Flags: EventFlags.SnapshotBegin }));
        Assert.Equal(1, _sink.Events.Count(one => one is CandleEvent bar && bar.Time == Start.AddMinutes(1)));
    }

    [Fact]
    public async Task A_history_that_was_not_complete_is_asked_for_from_its_start_after_a_loss()
    {
        var stream = Open(Limits);
        stream.Subscribe([Candle("A{=m}", Start.AddDays(-1))], _sink);
        var first = await _feed.SessionAsync();
        await first.MessageAsync();
        first.Say(Bar("A{=m}", 2, 3, EventFlags.SnapshotBegin), Bar("A{=m}", 1, 2));

        first.End();
        var second = await _feed.SessionAsync();
        Assert.Equal(Start.AddDays(-1), (await second.MessageAsync()).Change.Add[0].FromTime);
        second.Say(Bar("A{=m}", 2, 3, EventFlags.SnapshotBegin | EventFlags.SnapshotEnd));

        Assert.Equal(EventFlags.SnapshotBegin | EventFlags.SnapshotEnd, ((CandleEvent)_sink.Events[^1]).Flags);
    }

    [Fact]
    public async Task A_second_loss_before_the_rest_has_come_asks_for_the_same_rest()
    {
        var stream = Open(Limits);
        stream.Subscribe([Candle("A{=m}")], _sink);
        var session = await _feed.SessionAsync();
        await session.MessageAsync();
        session.Say(Bar("A{=m}", 1, 2, EventFlags.SnapshotBegin), Bar("A{=m}", 0, 1, EventFlags.SnapshotEnd));
        session.End();
        session = await _feed.SessionAsync();
        await session.MessageAsync();
        session.Say(Bar("A{=m}", 9, 10, EventFlags.SnapshotBegin)); // Newest first: bars 2 to 8 are still to come.

        session.End();
        session = await _feed.SessionAsync();

        Assert.Equal(Start, (await session.MessageAsync()).Change.Add[0].FromTime);
    }

    [Fact]
    public async Task As_many_sessions_are_opened_as_the_items_need_A9_A34()
    {
        var stream = Open(Limits with { ItemsPerSession = 100 });
        stream.Subscribe(Quotes(250), _sink);

        var sessions = new[] { await _feed.SessionAsync(), await _feed.SessionAsync(), await _feed.SessionAsync() };
        await _feed.Clock.RunAsync(stream.WhenSubscribedAsync(Token));

        var added = new List<string>();
        foreach (var session in sessions)
        {
            var asked = new List<string>();
            while (session.HasMore)
                asked.AddRange((await session.MessageAsync()).Added);
            Assert.InRange(asked.Count, 50, 100);
            added.AddRange(asked);
        }

        Assert.Equal(Quotes(250).Select(item => item.Symbol).Order(), added.Order());
        Assert.Equal(2, _budget!.FreeSlots);
        Assert.Equal((250, 3), (stream.Counters.Items, stream.Counters.Sessions));
    }

    [Fact]
    public async Task More_sessions_share_what_one_could_not_send_within_its_window()
    {
        var subscribed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _feed.Opening = subscribed.Task; // What is sent while sessions are counted may make it one less.
        var stream = Open(Limits with { ChangesPerWindow = 1_000 });

        stream.Subscribe(Quotes(2_500), _sink);

        Assert.Equal(2, _budget!.FreeSlots);
        subscribed.SetResult();
        await _feed.Clock.RunAsync(stream.WhenSubscribedAsync(Token));
        Assert.Equal(2, _budget.FreeSlots);
    }

    [Fact]
    public async Task What_has_no_room_anywhere_is_told_by_name_and_subscribed_when_there_is_room_A9()
    {
        var stream = Open(Limits with { ItemsPerSession = 10, Sessions = 2 });
        var first = stream.Subscribe(Quotes(20), _sink);
        await _feed.Clock.RunAsync(stream.WhenSubscribedAsync(Token));

        stream.Subscribe([Quote("MORE")], _other);
        await _feed.Clock.RunAsync(stream.WhenSubscribedAsync(Token));
        var notice = Assert.Single(Told(StreamNoticeKind.NotSubscribed));
        Assert.Equal([Quote("MORE")], notice.Items);
        Assert.Contains("Quote MORE", notice.Text, StringComparison.Ordinal);

        first.Dispose();
        await _feed.Clock.RunAsync(stream.WhenSubscribedAsync(Token));
        Assert.Equal(1, stream.Counters.Items);
        var sessions = new[] { await _feed.SessionAsync(), await _feed.SessionAsync() };
        var sent = new List<string>();
        foreach (var session in sessions)
        {
            while (session.HasMore)
                sent.AddRange((await session.MessageAsync()).Added);
        }

        Assert.Contains("MORE", sent);
    }

    [Fact]
    public async Task A_stream_that_finds_all_sessions_taken_says_so_and_takes_the_next_one()
    {
        var stream = Open(Limits with { Sessions = 1 });
        var taken = _budget!.TryAcquire()!;
        stream.Subscribe([Quote("A")], _sink);
        Assert.Single(Told(StreamNoticeKind.WaitingForSession));
        Assert.Empty(_feed.Attempts);

        taken.Dispose();
        var session = await _feed.SessionAsync();

        Assert.Equal(["A"], (await session.MessageAsync()).Added);
    }

    [Fact]
    public async Task What_a_lost_session_had_goes_to_whichever_session_has_room()
    {
        var stream = Open(Limits with { ItemsPerSession = 100 });
        stream.Subscribe(Quotes(150), _sink);
        var first = await _feed.SessionAsync();
        var second = await _feed.SessionAsync();
        await _feed.Clock.RunAsync(stream.WhenSubscribedAsync(Token));
        while (second.HasMore)
            await second.MessageAsync();

        first.End();
        await _feed.SessionAsync();
        await _feed.Clock.RunAsync(stream.WhenSubscribedAsync(Token));

        Assert.Equal(1, stream.Counters.Reconnects);
        Assert.Equal(2, stream.Counters.Sessions);
    }

    [Fact]
    public async Task Two_refused_tokens_end_the_stream_and_everybody_learns_why_A6()
    {
        _feed.Fail(new TastyStreamTokenRefusedException("No."), new TastyStreamTokenRefusedException("No."));
        var stream = Open(Limits);
        stream.Subscribe([Quote("A")], _sink);
        var waiting = stream.WhenSubscribedAsync(Token);

        await _feed.Clock.RunAsync(stream.Completion);

        await Assert.ThrowsAsync<TastyStreamTokenRefusedException>(() => stream.Completion);
        await Assert.ThrowsAsync<TastyStreamTokenRefusedException>(() => waiting);
        await Assert.ThrowsAsync<TastyStreamTokenRefusedException>(() => stream.WhenSubscribedAsync(Token));
        Assert.Throws<ObjectDisposedException>(() => stream.Subscribe([Quote("B")], _sink));
        Assert.IsType<TastyStreamTokenRefusedException>(Assert.Single(Told(StreamNoticeKind.Failed)).Failure);
        Assert.Equal(5, _budget!.FreeSlots);
    }

    [Fact]
    public async Task A_consumer_that_throws_is_told_of_once_and_harms_no_other_A31()
    {
        var stream = Open(Limits);
        var told = new TaskCompletionSource<StreamNotice>();
        stream.Noticed += (_, notice) =>
        {
            if (notice.Kind == StreamNoticeKind.ConsumerFailed)
                told.TrySetResult(notice);
        };
        stream.Subscribe([Quote("A")], new FailingSink());
        stream.Subscribe([Quote("A")], _sink);
        var session = await _feed.SessionAsync();

        session.Say(Bid("A", 1), Bid("A", 2));
        session.Say(Bid("A", 3));

        Assert.Contains("full", (await told.Task.WaitAsync(Token)).Text, StringComparison.Ordinal);
        Assert.Equal(3, _sink.Events.Count);
        Assert.Equal((3, 3), (stream.Counters.Received, stream.Counters.Dropped));
    }

    [Fact]
    public async Task Items_that_stay_silent_are_named_after_a_while_A23_A24_A26_A27()
    {
        var stream = Open(Limits, new MarketDataStreamOptions { NoDataAfter = TimeSpan.FromSeconds(30) });
        var told = new TaskCompletionSource<StreamNotice>(TaskCreationOptions.RunContinuationsAsynchronously);
        stream.Noticed += (_, notice) =>
        {
            if (notice.Kind == StreamNoticeKind.NoData)
                told.TrySetResult(notice);
        };
        _feed.OnOpened = session => session.Say(Bid("A", 1));

        stream.Subscribe([Quote("A"), Quote("SPX")], _sink);
        var notice = await _feed.Clock.RunAsync(told.Task);

        Assert.Equal([Quote("SPX")], notice.Items);
        Assert.True(_feed.Clock.GetUtcNow() - Start >= TimeSpan.FromSeconds(30));
        Assert.Equal(1, stream.Counters.Sessions);
    }

    [Fact]
    public async Task What_a_slow_consumer_did_not_see_is_counted()
    {
        var stream = Open(Limits);
        var mailbox = new MarketEventMailbox(capacity: 1);
        var subscription = stream.Subscribe([Quote("A")], mailbox);
        var session = await _feed.SessionAsync();

        session.Say(Bid("A", 1), Bid("A", 2), Bid("A", 3), Bid("A", 4));

        Assert.Equal((4, 2), (stream.Counters.Received, stream.Counters.Conflated));
        subscription.Dispose();
        Assert.Equal(2, stream.Counters.Conflated);
    }

    [Fact]
    public async Task Closing_closes_every_session_without_unsubscribing()
    {
        var stream = Open(Limits);
        stream.Subscribe([Quote("A")], _sink);
        var session = await _feed.SessionAsync();
        await session.MessageAsync();

        await stream.CloseAsync();

        Assert.True(session.WasClosed);
        Assert.False(session.HasMore);
        Assert.Equal(5, _budget!.FreeSlots);
        Assert.True(stream.Completion.IsCompletedSuccessfully);
    }

    [Fact]
    public void An_item_without_a_symbol_or_with_an_endless_one_is_refused()
    {
        var stream = Open(Limits);

        Assert.Throws<ArgumentException>(() => stream.Subscribe([Quote("")], _sink));
        Assert.Throws<ArgumentException>(() => stream.Subscribe([Quote(new string('A', 9_000))], _sink));
    }

    private MarketDataStream Open(StreamLimits limits, MarketDataStreamOptions? options = null)
    {
        _budget = new StreamBudget(limits, _feed.Clock);
        var stream = new MarketDataStream(_budget, _feed.Services, options ?? new MarketDataStreamOptions { NoDataAfter = Timeout.InfiniteTimeSpan });
        stream.Noticed += (_, notice) =>
        {
            lock (_notices)
                _notices.Add(notice);
        };
        _streams.Add(stream);
        return stream;
    }

    private List<StreamNotice> Told(StreamNoticeKind kind)
    {
        lock (_notices)
            return [.. _notices.Where(notice => notice.Kind == kind)];
    }

    private sealed class CountingSink : IMarketEventSink
    {
        public int Count { get; private set; }

        public void OnEvents<T>(ReadOnlySpan<T> events)
            where T : struct, IMarketEvent => Count += events.Length;
    }

    private sealed class FailingSink : IMarketEventSink
    {
        public void OnEvents<T>(ReadOnlySpan<T> events)
            where T : struct, IMarketEvent => throw new InvalidOperationException("The disk is full.");
    }
}

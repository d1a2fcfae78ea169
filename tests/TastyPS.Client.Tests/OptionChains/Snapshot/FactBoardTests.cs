using System.Text;
using Microsoft.Extensions.Time.Testing;
using TastyPS.Client.MarketData;
using TastyPS.Client.OptionChains.Snapshot;
using TastyPS.Client.Streaming.DxLink;
using TastyPS.Client.Streaming.Events;
using TastyPS.Client.Tests.Wire;
using static TastyPS.Client.Tests.OptionChains.Snapshot.FeedEvents;

namespace TastyPS.Client.Tests.OptionChains.Snapshot;

public sealed class FactBoardTests
{
    private readonly FakeTimeProvider _clock = new();
    private int _changes;

    [Fact]
    public void The_feed_is_asked_for_all_of_the_first_instruments_then_for_all_Greeks_then_for_the_rest()
    {
        var board = Board(3);

        Assert.Equal(
            ["Quote .0", "Trade .0", "Summary .0", "Greeks .0", "Greeks .1", "Greeks .2", "Quote .1", "Trade .1", "Summary .1", "Quote .2", "Trade .2", "Summary .2"],
            board.FeedItems(1).Select(item => $"{item.Type} {item.Symbol}"));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, 0)]
    [InlineData(13, 1)]
    [InlineData(25, 5)]
    [InlineData(40, 10)]
    [InlineData(int.MaxValue, 10)]
    public void Whole_instruments_leave_room_for_the_Greeks_of_the_others(int changes, int whole) => Assert.Equal(whole, Board(10).WholeInstruments(changes));

    [Fact]
    public void Requests_take_from_the_end_what_the_feed_has_not_come_to_and_the_feed_passes_over_it()
    {
        var board = Board(6);
        Assert.True(board.IsWanted(Item(MarketEventType.Quote, 0)));
        Assert.True(board.IsWanted(Item(MarketEventType.Trade, 1)));

        Assert.Equal([5, 4], board.TakeForRest(RestShare.Tail, 2));
        Assert.False(board.IsWanted(Item(MarketEventType.Quote, 4)));
        Assert.True(board.IsWanted(Item(MarketEventType.Greeks, 4)));
        Assert.Equal([3, 2], board.TakeForRest(RestShare.Tail, 100));
        Assert.Empty(board.TakeForRest(RestShare.Tail, 100));
    }

    [Fact]
    public async Task What_a_request_did_not_answer_falls_to_the_feed_and_what_that_had_passed_over_is_asked_for_anew()
    {
        var board = Board(3);
        var asked = board.TakeForRest(RestShare.Tail, 2);
        Assert.False(board.IsWanted(Item(MarketEventType.Quote, 1)));
        Assert.False(board.IsWanted(Item(MarketEventType.Trade, 2)));

        var again = board.OnRest(asked, [await RestAsync(2)]);

        Assert.Equal([Item(MarketEventType.Quote, 1)], again);
        Assert.True(board.IsWanted(Item(MarketEventType.Quote, 1)));
        Assert.False(board.IsWanted(Item(MarketEventType.Trade, 2)));
        Assert.Equal(4 + 4 + 1, board.Pending);
    }

    [Fact]
    public void An_instrument_without_a_streamer_symbol_is_for_requests_alone_and_its_Greeks_hold_nothing_up()
    {
        var board = new FactBoard([Target(0) with { StreamerSymbol = null }, Target(1)], _clock, Changed);

        Assert.Equal([0], board.TakeForRest(RestShare.Own, 100));
        board.OnRest([0], []);

        Assert.True(board.IsGroupSettled(0));
        Assert.False(board.IsGroupSettled(1));
        Assert.All(board.FeedItems(2), item => Assert.Equal(".1", item.Symbol));
    }

    [Fact]
    public void A_group_is_settled_by_the_last_of_its_events_and_an_event_without_values_counts()
    {
        var board = Board(1);

        board.OnEvents<QuoteEvent>([Quote(".0")]);
        board.OnEvents<TradeEvent>([Trade(".0")]);
        board.OnEvents<SummaryEvent>([Summary(".0")]);
        Assert.Equal((false, 0, 1), (board.IsGroupSettled(0), _changes, board.Pending));
        board.OnEvents<GreeksEvent>([Greeks(".0"), Greeks(".unknown")]);

        Assert.Equal((true, 1, 0), (board.IsGroupSettled(0), _changes, board.Pending));
        Assert.Equal([0], board.TakeSettled());
        Assert.Empty(board.TakeSettled());
    }

    [Fact]
    public void A_trade_out_of_hours_answers_nothing()
    {
        var board = Board(1);

        board.OnEvents<TradeEvent>([Trade(".0", 1, type: MarketEventType.TradeETH)]);

        Assert.Equal(4, board.Pending);
        Assert.Null(board.Freeze(0)!.SourceOf(FactSet.Trade));
    }

    [Fact]
    public void The_last_event_of_a_kind_counts_until_the_instrument_has_left()
    {
        var board = Board(1);

        board.OnEvents<QuoteEvent>([Quote(".0", 1, 2), Quote(".0", 3, 4)]);
        var market = board.Freeze(0)!;
        board.OnEvents<QuoteEvent>([Quote(".0", 5, 6)]);

        Assert.Equal((3m, 4m), (market.Quote.Bid, market.Quote.Ask));
    }

    [Fact]
    public void Only_a_first_answer_is_a_new_one()
    {
        var board = Board(1);
        _clock.Advance(TimeSpan.FromSeconds(1));
        board.OnEvents<QuoteEvent>([Quote(".0", 1)]);
        var first = board.LastAnswerAt;
        _clock.Advance(TimeSpan.FromSeconds(1));

        board.OnEvents<QuoteEvent>([Quote(".0", 2)]);
        Assert.Equal(first, board.LastAnswerAt);
        board.OnEvents<TradeEvent>([Trade(".0", 2)]);
        Assert.Equal(first + TimeSpan.FromSeconds(1), board.LastAnswerAt);
    }

    [Fact]
    public async Task What_the_feed_answered_stays_the_feeds_and_a_reply_fills_the_rest()
    {
        var board = Board(1);
        Assert.True(board.IsWanted(Item(MarketEventType.Trade, 0)));
        board.OnEvents<QuoteEvent>([Quote(".0", 1, 2)]);

        Assert.Equal([0], board.TakeForRest(RestShare.Stragglers, 100));
        board.OnRest([0], [await RestAsync(0)]);

        var market = board.Freeze(0)!;
        Assert.Equal((ValueSource.Feed, ValueSource.Rest, ValueSource.Rest, null), (market.SourceOf(FactSet.Quote), market.SourceOf(FactSet.Trade), market.SourceOf(FactSet.Summary), market.SourceOf(FactSet.Greeks)));
        Assert.Equal(1, board.Pending);
    }

    [Fact]
    public async Task Stragglers_that_lack_only_Greeks_are_not_asked_for_once_a_reply_has_shown_that_there_are_none()
    {
        var board = Board(3);
        foreach (var index in Enumerable.Range(0, 3))
        {
            board.OnEvents<QuoteEvent>([Quote($".{index}", 1)]);
            board.OnEvents<TradeEvent>([Trade($".{index}", 1)]);
            board.OnEvents<SummaryEvent>([Summary($".{index}", 1)]);
        }

        Assert.Equal([0], board.TakeForRest(RestShare.Stragglers, 1));
        board.OnRest([0], [await RestAsync(0)]);

        Assert.Empty(board.TakeForRest(RestShare.Stragglers, 1));
    }

    [Fact]
    public void Without_the_feed_requests_take_everything_from_the_head_and_nobody_waits_for_Greeks_after_a_reply()
    {
        var board = Board(3);
        Assert.True(board.IsWanted(Item(MarketEventType.Quote, 0)));

        board.GiveUpFeed();

        Assert.Equal([0, 1, 2], board.TakeForRest(RestShare.All, 100));
        board.OnRest([0, 1, 2], []);
        Assert.Equal(0, board.Pending);
        Assert.False(board.IsWanted(Item(MarketEventType.Quote, 0)));
    }

    [Fact]
    public void Without_both_nothing_is_pending()
    {
        var board = Board(2);

        board.GiveUpRest();
        Assert.Empty(board.TakeForRest(RestShare.Tail, 100));
        Assert.Equal(8, board.Pending);
        board.GiveUpFeed();

        Assert.Equal(0, board.Pending);
    }

    private static FeedItem Item(MarketEventType type, int index) => new(type, $".{index}");

    private static SnapshotTarget Target(int index) => new(new InstrumentKey(InstrumentType.EquityOption, $"O{index}"), $".{index}", FactSet.All, FactSet.All, index);

    private static async Task<MarketDataItem> RestAsync(int index)
    {
        var body = $$$"""{"data":{"items":[{"symbol":"O{{{index}}}","bid":"7","last":"8"}]}}""";
        var service = new MarketDataService(new CannedTransport(() => new MemoryStream(Encoding.UTF8.GetBytes(body))));
        return Assert.Single(await service.GetBatchAsync([Target(index).Key], TestContext.Current.CancellationToken));
    }

    private FactBoard Board(int count) => new([.. Enumerable.Range(0, count).Select(Target)], _clock, Changed);

    private void Changed() => _changes++;
}

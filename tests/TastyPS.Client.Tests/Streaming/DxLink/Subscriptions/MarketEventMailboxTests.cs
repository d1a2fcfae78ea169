using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.Events;
using static TastyPS.Client.Tests.Streaming.DxLink.Subscriptions.Feed;

namespace TastyPS.Client.Tests.Streaming.DxLink.Subscriptions;

public sealed class MarketEventMailboxTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_consumer_that_keeps_up_gets_every_event_in_order()
    {
        var mailbox = new MarketEventMailbox(capacity: 4);
        List<object> read = [];

        for (var i = 0; i < 10; i += 2)
        {
            mailbox.OnEvents<QuoteEvent>([Bid("A", i), Bid("A", i + 1)]);
            Assert.Equal(2, await mailbox.ReadAsync(read, Token));
        }

        Assert.Equal(Enumerable.Range(0, 10).Select(i => (decimal?)i), BidsOf(read));
        Assert.Equal(10, mailbox.Received);
        Assert.Equal(0, mailbox.Conflated);
    }

    [Fact]
    public async Task Beyond_the_capacity_the_newest_quote_of_a_symbol_takes_the_place_of_the_one_that_waits()
    {
        var mailbox = new MarketEventMailbox(capacity: 2);
        mailbox.OnEvents<QuoteEvent>([Bid("A", 1), Bid("A", 2), Bid("A", 3), Bid("B", 4), Bid("A", 5), Bid("A", 6)]);
        List<object> read = [];

        await mailbox.ReadAsync(read, Token);

        Assert.Equal([1m, 2m, 6m, 4m], BidsOf(read));
        Assert.Equal(6, mailbox.Received);
        Assert.Equal(2, mailbox.Conflated);
    }

    [Fact]
    public async Task Once_read_the_whole_capacity_is_there_again()
    {
        var mailbox = new MarketEventMailbox(capacity: 2);
        List<object> read = [];
        mailbox.OnEvents<QuoteEvent>([Bid("A", 1), Bid("A", 2), Bid("A", 3)]);
        await mailbox.ReadAsync(read, Token);
        read.Clear();

        mailbox.OnEvents<QuoteEvent>([Bid("A", 4), Bid("A", 5)]);
        await mailbox.ReadAsync(read, Token);

        Assert.Equal([4m, 5m], BidsOf(read));
    }

    [Fact]
    public async Task A_burst_of_20000_bars_loses_none_A22()
    {
        var mailbox = new MarketEventMailbox(capacity: 100);
        for (var i = 0; i < 20_000; i++)
            mailbox.OnEvents<CandleEvent>([Bar("A{=m}", i % 1000, i)]);
        List<object> read = [];

        await mailbox.ReadAsync(read, Token);

        Assert.Equal(Enumerable.Range(0, 20_000).Select(i => (decimal?)i), read.Cast<CandleEvent>().Select(bar => bar.Close));
        Assert.Equal(0, mailbox.Conflated);
    }

    [Fact]
    public async Task A_lasting_type_that_was_subscribed_as_a_history_loses_none()
    {
        var mailbox = new MarketEventMailbox(capacity: 1, histories: [MarketEventType.Quote]);
        mailbox.OnEvents<QuoteEvent>([Bid("A", 1), Bid("A", 2), Bid("A", 3)]);
        List<object> read = [];

        await mailbox.ReadAsync(read, Token);

        Assert.Equal([1m, 2m, 3m], BidsOf(read));
    }

    [Fact]
    public async Task A_reader_that_waits_wakes_with_the_next_event()
    {
        var mailbox = new MarketEventMailbox();
        List<object> read = [];
        var reading = mailbox.ReadAsync(read, Token);
        Assert.False(reading.IsCompleted);

        mailbox.OnEvents<QuoteEvent>([Bid("A", 1)]);

        Assert.Equal(1, await reading);
        Assert.Equal([1m], BidsOf(read));
    }

    [Fact]
    public async Task A_complete_mailbox_gives_what_waits_and_then_nothing()
    {
        var mailbox = new MarketEventMailbox();
        mailbox.OnEvents<QuoteEvent>([Bid("A", 1)]);
        mailbox.Complete();
        mailbox.OnEvents<QuoteEvent>([Bid("A", 2)]);
        List<object> read = [];

        Assert.Equal(1, await mailbox.ReadAsync(read, Token));
        Assert.Equal(0, await mailbox.ReadAsync(read, Token));
        Assert.Equal([1m], BidsOf(read));
    }

    [Fact]
    public async Task Several_writers_lose_nothing()
    {
        var mailbox = new MarketEventMailbox(capacity: 16);
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(
            () =>
            {
                for (var i = 0; i < 5_000; i++)
                    mailbox.OnEvents<CandleEvent>([Bar($"W{writer}", i, i)]);
            },
            Token)).ToList();
        _ = Task.WhenAll(writers).ContinueWith(_ => mailbox.Complete(), TaskScheduler.Default);
        List<object> read = [];
        while (await mailbox.ReadAsync(read, Token) > 0)
        {
        }

        foreach (var writer in read.Cast<CandleEvent>().GroupBy(bar => bar.Symbol))
            Assert.Equal(Enumerable.Range(0, 5_000).Select(i => (decimal?)i), writer.Select(bar => bar.Close));

        Assert.Equal(20_000, read.Count);
    }

    private static IEnumerable<decimal?> BidsOf(IEnumerable<object> events) => events.Cast<QuoteEvent>().Select(quote => quote.Bid);
}

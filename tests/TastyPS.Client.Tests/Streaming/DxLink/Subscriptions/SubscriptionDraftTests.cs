using TastyPS.Client.Streaming.DxLink.Subscriptions;
using static TastyPS.Client.Tests.Streaming.DxLink.Subscriptions.Feed;

namespace TastyPS.Client.Tests.Streaming.DxLink.Subscriptions;

public sealed class SubscriptionDraftTests
{
    private static readonly DraftRoom Ample = new(200, 25_000, 100, 16);

    [Fact]
    public void A_message_holds_200_items_of_adding_and_removing_together()
    {
        var draft = new SubscriptionDraft(Ample, static _ => 10);
        for (var i = 0; i < 150; i++)
            Assert.True(draft.TryRemove(Quote("OLD")));
        for (var i = 0; i < 50; i++)
            Assert.Equal(DraftAnswer.Accepted, draft.TryAdd(Quote("NEW")));

        Assert.Equal(DraftAnswer.MessageFull, draft.TryAdd(Quote("NEW")));
        Assert.False(draft.TryRemove(Quote("OLD")));
        Assert.Equal(200, draft.Changes);
        Assert.Equal(-100, draft.ItemsGrowth);
    }

    [Fact]
    public void A_message_stays_below_8_KB()
    {
        var draft = new SubscriptionDraft(Ample, static _ => 1000);
        var accepted = 0;
        while (draft.TryAdd(Quote("LONG")) == DraftAnswer.Accepted)
            accepted++;

        Assert.Equal(8, accepted);
    }

    [Fact]
    public void A_full_session_takes_no_items_but_repeats_and_removes_those_it_has()
    {
        var draft = new SubscriptionDraft(Ample with { Items = 0 }, static _ => 10);

        Assert.Equal(DraftAnswer.SessionFull, draft.TryAdd(Quote("A")));
        Assert.Equal(DraftAnswer.Accepted, draft.TryRepeat(Quote("B")));
        Assert.True(draft.TryRemove(Quote("C")));
        Assert.Equal(DraftAnswer.Accepted, draft.TryAdd(Quote("A")));
    }

    [Fact]
    public void A_session_full_of_histories_takes_quotes_still()
    {
        var draft = new SubscriptionDraft(Ample with { Histories = 1 }, static _ => 10);

        Assert.Equal(DraftAnswer.Accepted, draft.TryAdd(Candle("A{=d}")));
        Assert.Equal(DraftAnswer.SessionFull, draft.TryAdd(Candle("B{=d}")));
        Assert.Equal(DraftAnswer.Accepted, draft.TryAdd(Quote("B")));
    }

    [Fact]
    public void A_history_waits_while_as_many_are_awaited_as_may_be()
    {
        var draft = new SubscriptionDraft(Ample with { HistoryStarts = 1 }, static _ => 10);

        Assert.Equal(DraftAnswer.Accepted, draft.TryAdd(Candle("A{=d}")));
        Assert.Equal(DraftAnswer.HistoryMustWait, draft.TryAdd(Candle("B{=d}")));
        Assert.Equal(DraftAnswer.HistoryMustWait, draft.TryRepeat(Candle("C{=d}")));
        Assert.Equal(DraftAnswer.Accepted, draft.TryAdd(Quote("B")));
    }

    [Theory]
    [InlineData("AAPL{=1d}", "AAPL{=d}")]
    [InlineData("AAPL{=d}", "AAPL{=d}")]
    [InlineData("AAPL{=15m}", "AAPL{=15m}")]
    [InlineData("AAPL{=1mo}", "AAPL{=mo}")]
    [InlineData("AAPL&Q{=1h,tho=true}", "AAPL&Q{=h,tho=true}")]
    [InlineData("AAPL{tho=true,=1h}", "AAPL{=h,tho=true}")]
    [InlineData("AAPL{=5m,price=last,tho=false,a=m}", "AAPL{=5m}")]
    [InlineData("/ES:XCME{=1m,price=bid}", "/ES:XCME{=m,price=bid}")]
    [InlineData("AAPL", "AAPL")]
    public void Spellings_of_the_same_candles_are_one_subscription(string symbol, string canonical) =>
        Assert.Equal(FeedKey.Of(Candle(canonical)), FeedKey.Of(Candle(symbol, Start)));

    [Theory]
    [InlineData("AAPL{=1d}", "AAPL{=2d}")]
    [InlineData("AAPL{=d}", "AAPL{=d,tho=true}")]
    [InlineData("AAPL{=m}", "AAPL{=mo}")]
    public void Different_candles_are_different_subscriptions(string one, string other) =>
        Assert.NotEqual(FeedKey.Of(Candle(one)), FeedKey.Of(Candle(other)));
}

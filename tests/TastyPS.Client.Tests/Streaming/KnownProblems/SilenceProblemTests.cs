using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.DxLink;
using TastyPS.Client.Streaming.Events;
using TastyPS.Client.Symbology;
using static TastyPS.Client.Tests.Streaming.DxLink.Subscriptions.Feed;

namespace TastyPS.Client.Tests.Streaming.KnownProblems;

/// <summary>Items of which nothing comes: by their nature, by mistake, or for want of a right. None of them is a fault of the connection.</summary>
public sealed class SilenceProblemTests : IDisposable
{
    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(30);

    private readonly ProblemRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task A23_an_index_without_quotes_holds_up_nothing_and_is_named()
    {
        FeedItem[] items = [Quote("SPX"), new(MarketEventType.Trade, "SPX"), new(MarketEventType.Summary, "SPX")];
        var stream = await _rig.OpenAsync(items);

        await stream.Stream.WhenSubscribedAsync(TestContext.Current.CancellationToken).OrFailAsync("the subscription");
        await stream.ReadAsync(events => events.OfType<TradeEvent>().Any() && events.OfType<SummaryEvent>().Any());

        Assert.Equal(["Quote SPX"], await SilentAsync(stream));
    }

    [Fact]
    public async Task A24_symbols_in_other_forms_than_the_streamers_are_named_after_a_while()
    {
        string[] wrong = ["/ESU3", "SPY   261218C00400000", "BTC/USD", "spy"];
        var stream = await _rig.OpenAsync([Quote("SPY"), .. wrong.Select(Quote)]);

        Assert.Equal(wrong.Select(symbol => $"Quote {symbol}"), await SilentAsync(stream));
        Assert.Contains("use streamer symbols", stream.Told(StreamNoticeKind.NoData)[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A25_a_future_is_asked_for_with_two_digits_of_its_year()
    {
        var symbol = FutureSymbol.Parse("/ESH7");
        var streamed = symbol.ToStreamerSymbol(symbol.YearSeenFrom(new CalendarDate(2026, 12, 18)), "XCME").ToString();
        Assert.Equal("/ESH27:XCME", streamed);
        var stream = await _rig.OpenAsync(Quote(streamed), Quote("/ESH7:XCME"));

        await stream.NextAsync<QuoteEvent>(streamed);

        Assert.Equal(["Quote /ESH7:XCME"], await SilentAsync(stream));
    }

    [Fact]
    public async Task A26_a_symbol_that_is_silent_for_an_hour_is_told_once_and_breaks_nothing()
    {
        var stream = await _rig.OpenAsync(Quote("ILLIQUID"));

        await _rig.LiveAsync(stream, TimeSpan.FromHours(1));
        _rig.Server.Publish("Quote", "ILLIQUID", new Dictionary<string, object?> { ["bidPrice"] = 1.25 });

        Assert.Equal(1.25m, (await stream.NextAsync<QuoteEvent>("ILLIQUID")).Bid);
        Assert.Single(stream.Told(StreamNoticeKind.NoData));
        Assert.Equal((1, 0), (_rig.Server.SessionCount, stream.Told(StreamNoticeKind.Lost).Count));
    }

    [Fact]
    public async Task A27_a_type_that_the_token_is_not_entitled_to_stays_empty_beside_the_others_and_is_named()
    {
        _rig.Server.Faults.Feed.WithheldTypes = ["Greeks", "TimeAndSale"];
        var option = (await _rig.Client.OptionChains.GetNestedAsync("SPY", TestContext.Current.CancellationToken))[0].Contracts[0].StreamerSymbol!;
        var stream = await _rig.OpenAsync(Quote(option), new(MarketEventType.Greeks, option), new(MarketEventType.TimeAndSale, "SPY"));

        await stream.Stream.WhenSubscribedAsync(TestContext.Current.CancellationToken).OrFailAsync("the subscription");
        await stream.NextAsync<QuoteEvent>(option);

        Assert.Equal([$"Greeks {option}", "TimeAndSale SPY"], await SilentAsync(stream));
        await _rig.PulseAsync(stream);
    }

    [Fact]
    public async Task A_history_that_ends_without_one_candle_is_named()
    {
        _rig.Server.Faults.Feed.EmptiesHistory = true;
        var stream = await _rig.OpenAsync(Quote("SPY"), Candle("SPY{=5m}"));

        await stream.NextAsync<CandleEvent>("SPY{=5m}");

        Assert.Equal(["Candle SPY{=5m}"], await SilentAsync(stream));
    }

    [Fact]
    public async Task A_history_of_one_candle_is_not_named_beside_one_that_is_silent()
    {
        _rig.Server.Faults.Feed.HistoryLength = 1;
        var stream = await _rig.OpenAsync(Candle("SPY{=5m}"), Candle("NOSUCH{=5m}"));

        await stream.NextAsync<CandleEvent>("SPY{=5m}");

        Assert.Equal(["Candle NOSUCH{=5m}"], await SilentAsync(stream));
    }

    // The pulse is of the test, and beats once so that it is not named.
    private async Task<IEnumerable<string>> SilentAsync(ObservedStream stream)
    {
        await _rig.PulseAsync(stream);
        await _rig.Clock.PassAsync(Patient, Start);
        return (await stream.NoticeAsync(StreamNoticeKind.NoData)).Items.Select(item => $"{item.Type} {item.Symbol}");
    }
}

using TastyPS.Client.MarketData;
using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.Events;
using TastyPS.Simulator.Market.Scripting;
using TastyPS.Simulator.WebSockets.Faults;
using static TastyPS.Client.Tests.Streaming.DxLink.Subscriptions.Feed;

namespace TastyPS.Client.Tests.Streaming.KnownProblems;

/// <summary>Data in other sizes, formats, columns and values than expected.</summary>
public sealed class DataProblemTests : IDisposable
{
    private readonly ProblemRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task A12_a_message_of_two_megabytes_and_messages_in_fragments_are_read_whole()
    {
        _rig.Server.Faults.Add(SocketFault.Pad(2 * 1024 * 1024, "FEED_DATA"));
        _rig.Server.Faults.Add(SocketFault.Fragment(7, "FEED_DATA"));
        var stream = await _rig.OpenAsync(Quote("SPY"));
        var large = await stream.NextAsync<QuoteEvent>("SPY");

        stream.Subscribe(Quote("AAPL"));
        var fragmented = await stream.NextAsync<QuoteEvent>("AAPL");

        await AssertQuotedAsync(large, fragmented);
        Assert.Equal(1, _rig.Server.SessionCount);
    }

    [Fact]
    public async Task A16_the_format_may_turn_to_full_in_mid_session()
    {
        _rig.Server.Faults.Feed.FullFormatAfter = 1;
        var stream = await _rig.OpenAsync(Quote("SPY"));
        var compact = await stream.NextAsync<QuoteEvent>("SPY");

        stream.Subscribe(Quote("AAPL"));
        var full = await stream.NextAsync<QuoteEvent>("AAPL");

        await AssertQuotedAsync(compact, full);
        Assert.Empty(stream.Told(StreamNoticeKind.Unreadable));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task A17_columns_are_found_by_their_names_in_whatever_order_or_by_what_was_asked_for(bool reverses, bool hides)
    {
        (_rig.Server.Faults.Feed.ReversesFields, _rig.Server.Faults.Feed.HidesFields) = (reverses, hides);
        var stream = await _rig.OpenAsync(Quote("SPY"));

        await AssertQuotedAsync(await stream.NextAsync<QuoteEvent>("SPY"));
    }

    [Fact]
    public async Task A17_a_column_that_is_missing_is_no_value_and_shifts_no_other()
    {
        _rig.Server.Faults.Feed.OmittedFields = ["bidPrice", "vwap"];
        var stream = await _rig.OpenAsync(Quote("SPY"));

        var quote = await stream.NextAsync<QuoteEvent>("SPY");

        Assert.Null(quote.Bid);
        Assert.Equal((await ListedAsync("SPY")).Ask, quote.Ask);
    }

    [Fact]
    public async Task A17_values_that_cannot_be_those_of_their_columns_are_left_out_and_told_once_for_each_type()
    {
        var stream = await _rig.OpenAsync(new(MarketEventType.Greeks, "O"), new(MarketEventType.Summary, "O"), Candle("O{=d}"));

        for (var time = 0; time < 2; time++)
        {
            Publish("Greeks", "O", ("delta", 12.5), ("gamma", 0.02));
            Publish("Summary", "O", ("dayLowPrice", 11.0), ("dayHighPrice", 10.0), ("openInterest", 7));
            Publish("Candle", "O{=d}", ("low", 3.0), ("high", 2.0), ("close", 2.5));
        }

        await _rig.PulseAsync(stream);
        Publish("Greeks", "O", ("delta", -1.0));
        Assert.Equal(-1.0, (await stream.NextAsync<GreeksEvent>("O")).Delta);
        var told = stream.Told(StreamNoticeKind.Unreadable).Select(notice => notice.Text).ToList();
        Assert.Equal(3, told.Count);
        Assert.Contains(told, text => text.Contains("Greeks", StringComparison.Ordinal) && text.Contains("delta", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A17_beside_an_implausible_value_the_others_are_kept()
    {
        var stream = await _rig.OpenAsync(new(MarketEventType.Greeks, "O"), new(MarketEventType.Summary, "O"));

        Publish("Greeks", "O", ("delta", 12.5), ("gamma", 0.02));
        Publish("Summary", "O", ("dayLowPrice", 11.0), ("dayHighPrice", 10.0), ("openInterest", 7));

        var events = await stream.ReadAsync(2);
        var greeks = events.OfType<GreeksEvent>().Single();
        var summary = events.OfType<SummaryEvent>().Single();
        Assert.Equal((null, 0.02), (greeks.Delta, greeks.Gamma));
        Assert.Equal((null, null, 7), (summary.Low, summary.High, summary.OpenInterest));
    }

    [Fact]
    public async Task A18_a_message_of_several_types_loses_nothing()
    {
        _rig.Server.Faults.Feed.MixesTypes = true;
        var stream = await _rig.OpenAsync(Quote("SPY"), new(MarketEventType.Trade, "SPY"), new(MarketEventType.Summary, "SPY"));

        await stream.ReadAsync(events => events.Select(one => one.EventType).Distinct().Count() == 3);
    }

    [Fact]
    public async Task A18_a_type_that_is_not_known_costs_no_other_type_of_its_message()
    {
        var stream = await _rig.OpenAsync(Quote("A"), new(MarketEventType.Trade, "A"));

        _rig.Server.SendText("""{"type":"FEED_CONFIG","channel":1,"eventFields":{"Quote":["eventSymbol","bidPrice"],"Moon":["eventSymbol"],"Trade":["eventSymbol","price"]}}""");
        _rig.Server.SendText("""{"type":"FEED_DATA","channel":1,"data":["Quote",["A",1.5],"Moon",["A",[3],{"x":4}],"Trade",["A",2.5]]}""");

        var events = await stream.ReadAsync(2);
        Assert.Equal((1.5m, 2.5m), (events.OfType<QuoteEvent>().Single().Bid, events.OfType<TradeEvent>().Single().Price));
        Assert.Contains("not known", (await stream.NoticeAsync(StreamNoticeKind.Unreadable)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A19_events_without_a_single_number_arrive_as_events_without_values()
    {
        _rig.Server.Faults.Feed.EmptyEventEvery = 1;
        var option = (await _rig.Client.OptionChains.GetNestedAsync("SPY", TestContext.Current.CancellationToken))[0].Contracts[0].StreamerSymbol!;
        var stream = await _rig.OpenAsync(Quote("SPY"), new(MarketEventType.Greeks, option), new(MarketEventType.Summary, "SPY"));

        var events = await stream.ReadAsync(3);

        var quote = events.OfType<QuoteEvent>().Single();
        Assert.Equal((null, null, null), (quote.Bid, quote.Ask, quote.Mid));
        Assert.Null(events.OfType<GreeksEvent>().Single().Delta);
        Assert.Null(events.OfType<SummaryEvent>().Single().Open);
    }

    [Fact]
    public async Task A28_the_aggregation_period_is_a_tenth_of_a_second_unless_another_is_asked_for()
    {
        var usual = _rig.Open();
        var slow = _rig.Open(new MarketDataStreamOptions { AggregationPeriod = TimeSpan.FromSeconds(10) });
        foreach (var stream in new[] { usual, slow })
        {
            stream.Subscribe(Quote("SPY"), Quote(ProblemRig.Pulse));
            await stream.NextAsync<QuoteEvent>("SPY");
        }

        var before = await ListedAsync("SPY");
        ((MarketClock)_rig.Market.Clock).Set(Start.AddMinutes(20));
        _rig.Clock.Advance(TimeSpan.FromSeconds(0.1));
        var moved = await usual.NextAsync<QuoteEvent>("SPY");
        Assert.NotEqual(before.Bid, moved.Bid);
        _rig.Server.Publish("Quote", ProblemRig.Pulse, new Dictionary<string, object?>());
        Assert.All(await slow.ReadAsync(1), one => Assert.Equal(ProblemRig.Pulse, one.Symbol));

        _rig.Clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Equal(moved.Bid, (await slow.NextAsync<QuoteEvent>("SPY")).Bid);
    }

    private void Publish(string type, string symbol, params (string Name, object Value)[] fields) =>
        _rig.Server.Publish(type, symbol, fields.ToDictionary(field => field.Name, field => (object?)field.Value));

    // By another way than the stream: the service's snapshot of the same market, which stands still.
    private async Task AssertQuotedAsync(params QuoteEvent[] quotes)
    {
        foreach (var quote in quotes)
        {
            var listed = await ListedAsync(quote.Symbol);
            Assert.Equal((listed.Bid, listed.Ask, listed.BidSize, listed.AskSize), (quote.Bid, quote.Ask, quote.BidSize, quote.AskSize));
        }
    }

    private async Task<MarketDataItem> ListedAsync(string symbol) =>
        (await _rig.Client.MarketData.GetBatchAsync([new InstrumentKey(InstrumentType.Equity, symbol)], TestContext.Current.CancellationToken)).Single();
}

using System.Text.Json.Nodes;
using TastyPS.Client.Http;
using TastyPS.Client.MarketData;
using TastyPS.Client.Tests.Wire;

namespace TastyPS.Client.Tests.MarketData;

public sealed class MarketDataServiceTests
{
    private static readonly InstrumentKey[] Spx = [new(InstrumentType.Index, "SPX")];

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_are_sent_singular_repeated_and_encoded_in_their_order()
    {
        var transport = new CannedTransport("""{"data":{"items":[]}}""");

        await new MarketDataService(transport).GetBatchAsync(
            [
                new(InstrumentType.Equity, "AAPL"),
                new(InstrumentType.Equity, "BRK/B"),
                new(InstrumentType.EquityOption, "SPXW  250718C03500000"),
                new(InstrumentType.Index, "VIX"),
                new(InstrumentType.Future, "/ESZ6"),
                new(InstrumentType.FutureOption, "./ESU6 E1AN6 260706C6260"),
                new(InstrumentType.Cryptocurrency, "BTC/USD"),
            ],
            None);

        Assert.Equal(
            (ApiFamily.MarketData, "market-data/by-type?equity=AAPL&equity=BRK%2FB&equity-option=SPXW%20%20250718C03500000&index=VIX&future=%2FESZ6&future-option=.%2FESU6%20E1AN6%20260706C6260&cryptocurrency=BTC%2FUSD"),
            Assert.Single(transport.Requests));
        Assert.Equal(1, transport.RepliesDisposed);
    }

    [Fact]
    public async Task No_keys_ask_nothing()
    {
        var transport = new CannedTransport("");

        Assert.Empty(await new MarketDataService(transport).GetBatchAsync([], None));
        Assert.Empty(transport.Requests);
    }

    [Fact]
    public async Task More_keys_than_a_batch_are_refused_before_anything_is_asked()
    {
        var transport = new CannedTransport("");
        InstrumentKey[] keys = [.. Enumerable.Repeat(Spx[0], MarketDataService.BatchSize + 1)];

        await Assert.ThrowsAsync<ArgumentException>(() => new MarketDataService(transport).GetBatchAsync(keys, None));
        await Assert.ThrowsAsync<ArgumentException>(() => new MarketDataService(transport).GetBatchAsync([default], None));
        Assert.Empty(transport.Requests);
    }

    [Fact]
    public async Task An_answer_of_another_instrument_type_is_an_answer()
    {
        var items = await Read("""{"data":{"items":[{"symbol":"SPX","instrument-type":"Equity","last":"7650.84"}]}}""");

        Assert.Equal(("SPX", "Equity", 7650.84m), (items[0].Symbol, items[0].InstrumentType, items[0].Last!.Value));
    }

    [Fact]
    public async Task Dashed_names_with_text_and_camel_case_names_with_numbers_mean_the_same()
    {
        var dashed = (await Read("""{"items":[{"symbol":"A","bid-size":"3.0","day-high-price":"1.25","prev-close-date":"2026-08-21","is-trading-halted":true,"open-interest":"12","theo-price":"0.5","updated-at":"2026-08-24T17:58:51.032Z"}]}"""))[0];
        var camel = (await Read("""{"items":[{"symbol":"A","bidSize":3,"dayHighPrice":1.250,"prevCloseDate":"2026-08-21","isTradingHalted":"true","openInterest":12,"theoPrice":0.5,"updatedAt":"2026-08-24T17:58:51.032+00:00"}]}"""))[0];

        foreach (var item in new[] { dashed, camel })
        {
            Assert.Equal((3m, 1.25m, 12m, 0.5m), (item.BidSize, item.DayHigh, item.OpenInterest, item.TheoreticalPrice));
            Assert.Equal((new CalendarDate(2026, 8, 21), true), (item.PreviousCloseDate, item.IsTradingHalted));
            Assert.Equal(new DateTimeOffset(2026, 8, 24, 17, 58, 51, 32, TimeSpan.Zero), item.UpdatedAt);
            Assert.Null(item.Extra);
            Assert.Empty(item.EmptyFields);
        }
    }

    [Fact]
    public async Task What_is_absent_is_null()
    {
        var item = (await Read("""{"items":[{"symbol":"VIX"}]}"""))[0];

        Assert.Equal((null, null, null, null), (item.Bid, item.Volume, item.UpdatedAt, item.ImpliedVolatility));
        Assert.False(item.HasGreeks);
        Assert.Equal(CannedTransport.ReceivedAt, item.ReceivedAt);
    }

    [Theory]
    [InlineData("\"NaN\"")]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("{\"a\":1}")]
    [InlineData("[1]")]
    public async Task A_field_without_a_usable_value_is_null_and_remembered_as_answered(string value)
    {
        var item = (await Read($$"""{"items":[{"symbol":"A","bid":{{value}},"delta":{{value}},"ask":"1.0"}]}"""))[0];

        Assert.Equal((null, null, 1m), (item.Bid, item.Delta, item.Ask));
        Assert.Equal(["bid", "delta"], item.EmptyFields);
        Assert.True(item.HasGreeks);
    }

    [Fact]
    public async Task Greeks_are_read_where_the_service_sends_them()
    {
        var item = (await Read("""{"items":[{"symbol":"A","delta":"-0.25","gamma":0.0125,"theta":"-1.5","vega":"0.75","rho":"1.0E-5","volatility":"0.185","theo-price":"12.30"}]}"""))[0];

        Assert.Equal((-0.25, 0.0125, -1.5, 0.75, 1e-5, 0.185), (item.Delta, item.Gamma, item.Theta, item.Vega, item.Rho, item.ImpliedVolatility));
        Assert.Equal(12.3m, item.TheoreticalPrice);
        Assert.True(item.HasGreeks);
    }

    [Fact]
    public async Task The_last_trade_is_in_milliseconds_and_zero_means_never()
    {
        var items = await Read("""{"items":[{"symbol":"A","last-trade-time":1756058331032},{"symbol":"B","last-trade-time":0}]}""");

        Assert.Equal(new DateTimeOffset(2025, 8, 24, 17, 58, 51, 32, TimeSpan.Zero), items[0].LastTradeTime);
        Assert.Null(items[1].LastTradeTime);
        Assert.Empty(items[1].EmptyFields);
    }

    [Fact]
    public async Task Unknown_fields_are_kept()
    {
        var item = (await Read("""{"items":[{"symbol":"A","instrument":{"root-symbol":"X"},"day-open":"1.0"}]}"""))[0];

        Assert.Equal("""{"root-symbol":"X"}""", item.Extra!["instrument"].GetRawText());
        Assert.Equal("1.0", item.Extra!["day-open"].GetString());
    }

    [Fact]
    public async Task One_odd_item_never_loses_the_list()
    {
        var defects = new List<ItemDefect>();
        var transport = new CannedTransport("""{"data":{"items":[{"symbol":"A"},{"bid":"1.0"},[1,{"symbol":"no"}],null,{"symbol":"B","bid":"x"}]},"context":"/x"}""");

        var items = await new MarketDataService(transport).GetBatchAsync(Spx, defects, None);

        Assert.Equal(["A", "B"], items.Select(i => i.Symbol));
        Assert.Equal([(1, "the item has no symbol"), (2, "the item is not an object"), (3, "the item is not an object")], defects.Select(d => (d.Position, d.Reason)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("<html>secret</html>")]
    [InlineData("""{"data":{"items":[{"symbol":"secret"}""")]
    [InlineData("""{"data":{"items":{"symbol":"secret"}}}""")]
    [InlineData("""{"instrument":{"items":[{"symbol":"secret"}]}}""")]
    public async Task A_reply_that_is_no_list_is_a_protocol_error_that_quotes_nothing_of_it(string body)
    {
        var transport = new CannedTransport(body);

        var error = await Assert.ThrowsAsync<TastyProtocolException>(() => new MarketDataService(transport).GetBatchAsync(Spx, None));

        Assert.Equal("market-data/by-type", error.RequestPath);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, transport.RepliesDisposed);
    }

    [Theory]
    [InlineData("market-data-by-type-2025-04.json")]
    [InlineData("mcp-market-data-by-type-2026-08.json")]
    public async Task A_recorded_reply_decodes_without_loss(string sample)
    {
        var json = Samples.Read(sample);
        var root = JsonNode.Parse(json)!;
        var recorded = new JsonObject { ["items"] = (root["data"]?["items"] ?? root["items"])!.DeepClone() }.ToJsonString();

        var items = await Read(json);

        Assert.All(items, item => Assert.Null(item.Extra));
        Assert.All(items, item => Assert.Empty(item.EmptyFields));
        Assert.Equal(JsonLeaves.Of(recorded), JsonLeaves.Of(MarketDataWriter.Write(items)));
    }

    private static Task<IReadOnlyList<MarketDataItem>> Read(string body) => new MarketDataService(new CannedTransport(body)).GetBatchAsync(Spx, None);
}

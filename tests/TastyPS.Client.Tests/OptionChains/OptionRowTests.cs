using System.Text;
using TastyPS.Client.MarketData;
using TastyPS.Client.OptionChains;
using TastyPS.Client.OptionChains.Snapshot;
using TastyPS.Client.Tests.OptionChains.Snapshot;
using TastyPS.Client.Tests.Wire;

namespace TastyPS.Client.Tests.OptionChains;

public sealed class OptionRowTests
{
    private const string Chain = """
        {"items":[{"underlying-symbol":"BRK/B","root-symbol":"BRKB","option-chain-type":"Standard","shares-per-contract":100,"expirations":[
          {"expiration-type":"Regular","expiration-date":"2025-06-20","days-to-expiration":3,"settlement-type":"PM","strikes":[
            {"strike-price":"200.0","call":"BRKB  250620C00200000","call-streamer-symbol":".BRKB250620C200","put":"BRKB  250620P00200000"}]}]}]}
        """;

    private static readonly DateTimeOffset SnapshotTime = new(2025, 6, 17, 14, 0, 0, TimeSpan.Zero);

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public void Its_columns_are_those_of_the_design_in_their_order() => Assert.Equal(
        [
            "Symbol", "StreamerSymbol", "Underlying", "Root", "Expiration", "DaysToExpiration", "ExpiresAt", "ExpirationType", "SettlementType", "ExerciseStyle", "Strike", "OptionType", "Multiplier",
            "Bid", "BidSize", "Ask", "AskSize", "Mid", "Mark", "Last", "LastTime", "Open", "High", "Low", "PreviousClose", "Volume", "OpenInterest", "OpenInterestDate",
            "ImpliedVolatility", "Delta", "Gamma", "Theta", "Vega", "Rho", "TheoreticalPrice", "GreeksSource", "UnderlyingPrice", "QuoteTime", "SnapshotTime",
            "QuoteSource", "SummarySource", "ChainType",
        ],
        typeof(OptionRow).GetProperties().OrderBy(p => p.MetadataToken).Select(p => p.Name));

    [Fact]
    public void Every_column_is_a_scalar_that_a_file_can_hold()
    {
        Type[] scalars = [typeof(string), typeof(decimal), typeof(double), typeof(long), typeof(int), typeof(DateTimeOffset), typeof(CalendarDate), typeof(OptionType), typeof(ValueSource)];

        Assert.All(typeof(OptionRow).GetProperties(), p => Assert.Contains(Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType, scalars));
    }

    [Fact]
    public async Task A_bare_contract_shows_the_facts_of_the_chain_and_nothing_else()
    {
        var row = new OptionRow((await Contracts())[0]);

        Assert.Equal(("BRKB  250620C00200000", ".BRKB250620C200", "BRK/B", "BRKB"), (row.Symbol, row.StreamerSymbol, row.Underlying, row.Root));
        Assert.Equal(("2025-06-20", 3, "Regular", "PM", 200m), (row.Expiration.Date, row.DaysToExpiration, row.ExpirationType, row.SettlementType, row.Strike));
        Assert.Equal((OptionType.Call, 100, "Standard"), (row.OptionType, row.Multiplier, row.ChainType));
        Assert.Equal(new DateTimeOffset(2025, 6, 20, 20, 0, 0, TimeSpan.Zero), row.ExpiresAt);
        Assert.Equal("BRKB  250620C00200000", row.ToString());
        string[] unknown = ["ExerciseStyle", .. typeof(OptionRow).GetProperties().Select(p => p.Name).SkipWhile(name => name != "Bid").Where(name => name != "ChainType")];
        Assert.All(unknown, name => Assert.Null(typeof(OptionRow).GetProperty(name)!.GetValue(row)));
    }

    [Fact]
    public async Task A_row_with_a_market_shows_it_with_source_and_time()
    {
        var row = await Row("""
            "updated-at":"2025-06-17T13:59:58.500Z","bid":"4.0","bid-size":"7.0","ask":"4.4","ask-size":"9","mid":"4.25","mark":"4.3","last":"4.1","last-trade-time":1750168000000,"open":"3.9",
            "day-high-price":"4.5","day-low-price":"3.8","prev-close":"3.7","close":"9.9","volume":"120.0","open-interest":"3400.0","summary-date":"2025-06-17","volatility":"0.21","delta":"0.5","theo-price":"4.2"
            """);

        Assert.Equal((4m, 7L, 4.4m, 9L, 4.25m, 4.3m), (row.Bid, row.BidSize, row.Ask, row.AskSize, row.Mid, row.Mark));
        Assert.Equal((4.1m, 3.9m, 4.5m, 3.8m, 3.7m), (row.Last, row.Open, row.High, row.Low, row.PreviousClose));
        Assert.Equal((120L, 3400L, "2025-06-17"), (row.Volume, row.OpenInterest, row.OpenInterestDate?.Date));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1750168000000), row.LastTime);
        Assert.Equal((0.21, 0.5, 4.2m), (row.ImpliedVolatility, row.Delta, row.TheoreticalPrice));
        Assert.Equal((ValueSource.Rest, ValueSource.Rest, ValueSource.Rest), (row.QuoteSource, row.SummarySource, row.GreeksSource));
        Assert.Equal(new DateTimeOffset(2025, 6, 17, 13, 59, 58, 500, TimeSpan.Zero), row.QuoteTime);
        Assert.Equal((201.5m, SnapshotTime), (row.UnderlyingPrice, row.SnapshotTime));
    }

    [Fact]
    public async Task Without_the_services_mark_it_is_the_mid() => Assert.Equal(4.2m, (await Row("""
        "bid":"4.0","ask":"4.4"
        """)).Mark);

    [Fact]
    public async Task Without_the_services_mid_it_is_the_middle_of_bid_and_ask()
    {
        Assert.Equal(4.2m, (await Row("""
            "bid":"4.0","ask":"4.4"
            """)).Mid);
        Assert.Null((await Row("""
            "ask":"4.4"
            """)).Mid);
    }

    [Fact]
    public async Task Without_a_time_of_the_quote_it_is_the_time_of_receipt() => Assert.Equal(CannedTransport.ReceivedAt, (await Row("""
        "bid":"4.0"
        """)).QuoteTime);

    [Fact]
    public async Task An_answer_without_values_names_its_source_and_Greeks_that_nobody_sent_have_none()
    {
        var row = await Row("""
            "bid":"NaN"
            """);

        Assert.Null(row.Bid);
        Assert.Equal((ValueSource.Rest, ValueSource.Rest, null), (row.QuoteSource, row.SummarySource, row.GreeksSource));
    }

    [Fact]
    public async Task A_row_of_the_feed_shows_its_events_with_source_and_time_of_receipt()
    {
        var market = new JoinedMarket();
        market.Add(FeedEvents.Quote("X", bid: 4, ask: 4.4, bidSize: 7, askSize: 9));
        market.Add(FeedEvents.Trade("X", price: 4.1, volume: 120, time: 1750168000000));
        market.Add(FeedEvents.Summary("X", openInterest: 3400, day: 20256, open: 3.9, high: 4.5, low: 3.8, previousClose: 3.7));
        market.Add(FeedEvents.Greeks("X", volatility: 0.21, delta: 0.5, price: 4.2));
        var row = new OptionRow((await Contracts())[0], market, 201.5m, SnapshotTime);

        Assert.Equal((4m, 7L, 4.4m, 9L, 4.2m, 4.2m), (row.Bid, row.BidSize, row.Ask, row.AskSize, row.Mid, row.Mark));
        Assert.Equal((4.1m, 3.9m, 4.5m, 3.8m, 3.7m), (row.Last, row.Open, row.High, row.Low, row.PreviousClose));

        // 20256 days after 1970-01-01.
        Assert.Equal((120L, 3400L, "2025-06-17"), (row.Volume, row.OpenInterest, row.OpenInterestDate?.Date));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1750168000000), row.LastTime);
        Assert.Equal((ValueSource.Feed, ValueSource.Feed, ValueSource.Feed), (row.QuoteSource, row.SummarySource, row.GreeksSource));
        Assert.Equal((FeedEvents.ReceivedAt, 201.5m, SnapshotTime), (row.QuoteTime, row.UnderlyingPrice, row.SnapshotTime));
        Assert.Null(row.GetMarketData());
    }

    [Fact]
    public async Task The_price_in_the_Greeks_of_the_feed_is_the_markets_and_no_theoretical_price()
    {
        var market = new JoinedMarket();
        market.Add(FeedEvents.Greeks("X", volatility: 0.21, price: 4.2));
        var row = new OptionRow((await Contracts())[0], market, null, null);

        Assert.Equal((0.21, null), (row.ImpliedVolatility, row.TheoreticalPrice));
    }

    [Fact]
    public async Task A_count_that_is_not_whole_is_left_out() => Assert.Null((await Row("""
        "volume":"1.5"
        """)).Volume);

    private static async Task<OptionRow> Row(string fields)
    {
        var contract = (await Contracts())[0];
        var service = new MarketDataService(new CannedTransport($$"""{"items":[{"symbol":"{{contract.Symbol}}",{{fields}}}]}"""));
        var items = await service.GetBatchAsync([new(InstrumentType.EquityOption, contract.Symbol)], None);
        return new OptionRow(contract, items[0], 201.5m, SnapshotTime);
    }

    private static async Task<IReadOnlyList<OptionContract>> Contracts()
    {
        using var reader = new OptionChainReader(new MemoryStream(Encoding.UTF8.GetBytes(Chain)));
        return (await reader.ReadAsync(None))!.Contracts;
    }
}

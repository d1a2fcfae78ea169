using TastyPS.Simulator.Tests.Rest;

namespace TastyPS.Simulator.Tests.DxLink;

/// <summary>What a FEED channel sends: dxlink.md §7, §8, dxlink-events.md.</summary>
public class FeedTests
{
    private const string Call = ".SPX260821C6000";
    private const string Put = ".SPX260821P6000";

    [Fact]
    public async Task A_setup_is_answered_without_fields_and_each_type_is_announced_once_before_its_first_data()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.AuthorizeAsync(session);
        await stream.OpenChannelAsync(1);
        Assert.False((await stream.SetUpAsync(1, RawStream.CompactSetup)).TryGetProperty("eventFields", out _));

        await stream.SubscribeAsync(("Quote", "SPY"), ("Summary", "SPY"), ("Quote", "AAPL"));
        await stream.SubscribeAsync(("Quote", "SPY"));
        var messages = await stream.DrainAsync();

        Assert.Equal(["FEED_CONFIG", "FEED_DATA", "FEED_CONFIG", "FEED_DATA"], messages.Texts("type").Take(4));
        Assert.Equal(2, messages.Count(message => message.Text("type") == "FEED_CONFIG"));
        Assert.Equal("Quote", Assert.Single(messages[0].GetProperty("eventFields").Names()));
    }

    [Fact]
    public async Task Without_asked_fields_the_server_sends_all_that_it_has_the_type_and_symbol_first()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.OpenAsync(session);
        await stream.SubscribeAsync(("Trade", "AAPL"));

        var fields = (await stream.ExpectAsync("FEED_CONFIG")).GetProperty("eventFields").GetProperty("Trade").EnumerateArray().Select(field => field.GetString());

        Assert.Equal(
            "eventType eventSymbol eventTime time timeNanoPart sequence exchangeCode price change size dayId dayVolume dayTurnover tickDirection extendedTradingHours tradeId".Split(' '),
            fields);
    }

    [Fact]
    public async Task Asked_fields_come_in_the_order_asked_and_those_that_nobody_has_are_left_out()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.OpenAsync(session, setup: FeedRows.Fields("Quote", "askPrice noSuchField eventSymbol bidPrice"));
        await stream.SubscribeAsync(("Quote", "SPY"));

        var config = await stream.ExpectAsync("FEED_CONFIG");
        Assert.Equal("""["askPrice","eventSymbol","bidPrice"]""", config.GetProperty("eventFields").GetProperty("Quote").GetRawText());
        Assert.Equal("""["Quote",[210.6,"SPY",210.55]]""", (await stream.ExpectDataAsync()).GetRawText());
    }

    [Fact]
    public async Task Numbers_that_do_not_exist_are_the_text_NaN_and_the_level_of_an_index_has_no_size()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.OpenAsync(session, setup: FeedRows.Fields("Trade", "eventSymbol price size dayVolume time"));
        await stream.SubscribeAsync(("Trade", "VIX"), ("Trade", "AAPL"), ("Trade", Put));

        var time = HandMadeMarket.Start.ToUnixTimeMilliseconds();
        Assert.Equal(
            $$"""["Trade",["VIX",15.8,"NaN","NaN",0,"AAPL",210.511,100.0,3.5348839E7,{{time}},"{{Put}}","NaN","NaN","NaN",0]]""",
            (await stream.ExpectDataAsync()).GetRawText());
    }

    [Fact]
    public async Task The_full_format_is_a_list_of_objects_with_their_type_and_symbol()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.OpenAsync(session, setup: FeedRows.Fields("Quote", "bidPrice bidSize").Replace("COMPACT", "FULL", StringComparison.Ordinal));
        await stream.SubscribeAsync(("Quote", Put));

        Assert.Equal($$"""[{"eventType":"Quote","eventSymbol":"{{Put}}","bidPrice":"NaN","bidSize":"NaN"}]""", (await stream.ExpectDataAsync()).GetRawText());
    }

    [Fact]
    public async Task Greeks_are_those_of_the_market()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.OpenAsync(session, setup: FeedRows.Fields("Greeks", "eventSymbol price volatility delta gamma theta rho vega"));
        await stream.SubscribeAsync(("Greeks", Call));

        Assert.Equal($$"""["Greeks",["{{Call}}",1.25,0.1875,0.5,0.0125,-0.25,0.0625,0.75]]""", (await stream.ExpectDataAsync()).GetRawText());
    }

    [Fact]
    public async Task A_summary_counts_days_since_1970_and_an_equity_has_no_open_interest()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.OpenAsync(session, setup: FeedRows.Fields("Summary", "eventSymbol dayId dayOpenPrice prevDayId prevDayClosePrice openInterest"));
        await stream.SubscribeAsync(("Summary", "SPY"), ("Summary", Call));

        // 2026-08-04, a Tuesday, is day 20669.
        Assert.Equal($$"""["Summary",["SPY",20669,208.693,20668,210.0,0,"{{Call}}",20669,1.1,20668,1.15,6789]]""", (await stream.ExpectDataAsync()).GetRawText());
    }

    [Theory]
    [InlineData("Quote", "NOBODY")]
    [InlineData("Quote", "SPX   260821C06000000")]
    [InlineData("Quote", ".SPX260821C6001")]
    [InlineData("NoSuchType", "SPY")]
    [InlineData("Greeks", "SPY")]
    [InlineData("Quote", "SPX")]
    [InlineData("Greeks", "SPX")]
    [InlineData("Profile", "VIX")]
    [InlineData("TimeAndSale", "SPX")]
    [InlineData("Order", "SPY")]
    public async Task An_unknown_symbol_or_type_and_what_is_not_published_are_silence(string type, string symbol)
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.OpenAsync(session);

        await stream.SubscribeAsync((type, symbol));

        Assert.Empty(await stream.DrainAsync());
    }

    [Fact]
    public async Task One_message_carries_one_type_because_many_clients_read_no_more()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.OpenAsync(session);
        await stream.SubscribeAsync(("Quote", "SPY"), ("Trade", "SPY"), ("Summary", "SPY"), ("Profile", "SPY"), ("TradeETH", "SPY"));

        for (var type = 0; type < 5; type++) Assert.Equal(2, (await stream.ExpectDataAsync()).GetArrayLength());
    }

    [Fact]
    public async Task A_repeated_add_sends_the_value_again_and_a_removed_item_is_silent()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.OpenAsync(session);
        await stream.SubscribeAsync(("Quote", "SPY"));
        await stream.ExpectDataAsync();
        await stream.SubscribeAsync(("Quote", "SPY"));
        await stream.ExpectDataAsync();

        await stream.SendAsync("""{"type":"FEED_SUBSCRIPTION","channel":1,"remove":[{"type":"Quote","symbol":"SPY"},{"type":"Quote","symbol":"unknown"}]}""");
        await stream.DrainAsync();
        session.Simulator.DxLink.Publish("Quote", "SPY", new Dictionary<string, object?> { ["bidPrice"] = 1.0 });

        Assert.Empty(await stream.DrainAsync());
    }

    [Fact]
    public async Task One_message_resets_first_then_removes_then_adds()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.OpenAsync(session);
        await stream.SubscribeAsync(("Quote", "AAPL"));
        await stream.ExpectDataAsync();

        await stream.SendAsync("""{"type":"FEED_SUBSCRIPTION","channel":1,"add":[{"type":"Quote","symbol":"SPY"}],"remove":[{"type":"Quote","symbol":"SPY"}],"reset":true}""");

        Assert.Equal("SPY", (await stream.ExpectDataAsync()).Rows("Quote", 13)[0][1].GetString());
        Assert.Equal(1, session.Simulator.DxLink.ItemCount);
    }

    [Fact]
    public async Task Any_event_type_can_be_published_to_those_who_have_subscribed_to_it()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.OpenAsync(session, setup: FeedRows.Fields("Order", "eventFlags eventSymbol index source price size orderSide"));
        await stream.SubscribeAsync(("Order", "XYZ"));
        await stream.DrainAsync();

        session.Simulator.DxLink.Publish("Order", "XYZ", new Dictionary<string, object?> { ["index"] = 281474976710657, ["source"] = "ntv", ["price"] = 12.5m, ["orderSide"] = "BUY" });

        Assert.Equal("""["Order",[0,"XYZ",281474976710657,"ntv",12.5,"NaN","BUY"]]""", (await stream.ExpectDataAsync()).GetRawText());
    }

    [Fact]
    public async Task A_stream_contract_sends_no_last_value_and_takes_a_wildcard()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.OpenAsync(session, "STREAM", FeedRows.Fields("Quote", "eventSymbol bidPrice"));
        await stream.SubscribeAsync(("Quote", "*"));
        Assert.Empty(await stream.DrainAsync());

        session.Simulator.DxLink.Publish("Quote", "ANY", new Dictionary<string, object?> { ["bidPrice"] = 1.0 });

        Assert.Equal("""["Quote",["ANY",1.0]]""", (await stream.ExpectDataAsync()).GetRawText());
    }

    [Fact]
    public async Task Every_type_of_the_protocol_has_the_fields_of_its_description()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.OpenAsync(session);
        var types = "Quote Trade TradeETH Summary Profile Greeks TheoPrice Underlying Series TimeAndSale Candle Order AnalyticOrder SpreadOrder OptionSale Message Configuration".Split(' ');
        await stream.SubscribeAsync([.. types.Select(type => (type, "XYZ"))]);
        await stream.DrainAsync();
        foreach (var type in types) session.Simulator.DxLink.Publish(type, "XYZ", new Dictionary<string, object?>());

        var fields = new Dictionary<string, int>();
        while (fields.Count < types.Length)
        {
            var config = (await stream.ExpectAsync("FEED_CONFIG")).GetProperty("eventFields").EnumerateObject().Single();
            fields[config.Name] = config.Value.GetArrayLength();
            var data = (await stream.ExpectAsync("FEED_DATA")).GetProperty("data");
            Assert.Single(data.Rows(config.Name, fields[config.Name]));
        }

        // Three common ones, then those of the tables; an indexed type has flags, index and time.
        Assert.Equal(3 + 10, fields["Quote"]);
        Assert.Equal(3 + 11, fields["Summary"]);
        Assert.Equal(3 + 17, fields["Profile"]);
        Assert.Equal(3 + 4 + 7, fields["Greeks"]);
        Assert.Equal(3 + 4 + 11, fields["Candle"]);
        Assert.Equal(3 + 4 + 8, fields["Series"]);
    }
}

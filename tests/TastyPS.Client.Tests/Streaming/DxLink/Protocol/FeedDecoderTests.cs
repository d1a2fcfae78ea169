using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Tests.Streaming.DxLink.Protocol;

public class FeedDecoderTests
{
    private readonly WireFeed _wire = new();

    [Fact]
    public void A17_columns_go_by_the_names_of_the_latest_configuration()
    {
        _wire.Columns("Quote", "askPrice", "eventSymbol", "bidPrice");
        var first = Assert.Single(_wire.Read<QuoteEvent>("""["Quote",[2.5,"SPY",1.5]]"""));
        _wire.Columns("Quote", "bidPrice", "eventSymbol");
        var second = Assert.Single(_wire.Read<QuoteEvent>("""["Quote",[3.5,"SPY"]]"""));

        Assert.Equal((1.5m, 2.5m), (first.Bid, first.Ask));
        Assert.Equal((3.5m, (decimal?)null), (second.Bid, second.Ask));
    }

    [Fact]
    public void A17_unknown_columns_are_skipped_whatever_is_in_them()
    {
        _wire.Columns("Quote", "novel", "eventSymbol", "odd", "bidPrice");

        var quote = Assert.Single(_wire.Read<QuoteEvent>("""["Quote",[{"a":["}",1]},"SPY",[[],"]"],1.5]]"""));

        Assert.Equal(("SPY", 1.5m), (quote.Symbol, quote.Bid));
    }

    [Fact]
    public void Columns_that_were_never_announced_are_those_that_were_asked_for()
    {
        var wire = new WireFeed(null, MarketEventType.Summary);
        var row = string.Join(',', "\"Summary\"", "\"SPY\"", 0, 20665, 1.0, 4.0, 0.5, 2.0, "\"FINAL\"", 20664, 1.75, "\"REGULAR\"", "7.5E3", 12);

        var summary = Assert.Single(wire.Read<SummaryEvent>($"""["Summary",[{row}]]"""));

        Assert.Equal(("2026-07-31", "2026-07-30"), (summary.TradingDay?.Date, summary.PreviousDay?.Date));
        Assert.Equal((1m, 4m, 0.5m, 2m, 1.75m, 7500m, 12L), (summary.Open, summary.High, summary.Low, summary.Close, summary.PreviousClose, summary.PreviousVolume, summary.OpenInterest));
        Assert.Equal((ClosePriceType.Final, ClosePriceType.Regular), (summary.ClosePriceType, summary.PreviousClosePriceType));
    }

    [Fact]
    public void A18_every_pair_of_a_message_is_read_and_unknown_types_are_left_out()
    {
        _wire.Columns("Quote", "eventSymbol", "bidPrice");
        _wire.Columns("Trade", "eventType", "eventSymbol", "price");

        _wire.Data("""["Quote",["SPY",1,"QQQ",2],"Weather",["sun",[1]],"Trade",["Trade","SPY",3]]""");

        Assert.Equal(["SPY", "QQQ", "SPY"], _wire.Listener.Events.Select(item => item.Symbol));
        Assert.Equal(3m, Assert.IsType<TradeEvent>(_wire.Listener.Events[2]).Price);
    }

    [Theory]
    [InlineData("""["Quote",["SPY",1,"QQQ"],"Trade",["IWM",3]]""")]
    [InlineData("""["Quote",["SPY",1,2,3],"Trade",["IWM",3]]""")]
    [InlineData("""["Quote",7,"Trade",["IWM",3]]""")]
    [InlineData("""["Quote",[1,"SPY"],"Trade",["IWM",3]]""")]
    public void Values_that_do_not_fit_the_columns_are_left_out_and_told_and_the_rest_is_read(string data)
    {
        _wire.Columns("Quote", "eventSymbol", "bidPrice");
        _wire.Columns("Trade", "eventSymbol", "price");

        var trade = Assert.Single(_wire.Read<TradeEvent>(data));

        Assert.Equal(("IWM", 3m), (trade.Symbol, trade.Price));
        Assert.NotEmpty(_wire.Listener.ToldUnreadable);
    }

    [Fact]
    public void A16_objects_are_read_whatever_was_configured_with_their_type_anywhere()
    {
        _wire.Columns("Quote", "eventSymbol", "bidPrice");

        _wire.Data("""[{"eventType":"Quote","eventSymbol":"SPY","bidPrice":1.5},{"price":"NaN","x":{"eventType":"Quote"},"eventSymbol":"SPX","eventType":"Trade"},{"eventSymbol":"none"},{"eventType":"Weather"},{"eventType":"Quote","eventSymbol":"QQQ"}]""");
        _wire.Data("""["Quote",["IWM",2]]""");

        Assert.Equal(["SPY", "QQQ", "SPX", "IWM"], _wire.Listener.Events.Select(item => item.Symbol));
        Assert.Null(Assert.IsType<TradeEvent>(_wire.Listener.Events[2]).Price);
        Assert.Equal(2, _wire.Listener.ToldUnreadable.Count);
    }

    [Theory]
    [InlineData("""[["Quote",["eventSymbol","askPrice"]],["SPY",2.5]]""")]
    [InlineData("""[["Quote","eventSymbol","askPrice"],["SPY",2.5]]""")]
    [InlineData("""[["Quote","SPY",1.5,2.5]]""")]
    [InlineData("""[["Quote",["SPY",1.5,2.5]]]""")]
    [InlineData("""[["Quote"],["SPY",1.5,2.5]]""")]
    public void The_early_form_of_the_header_is_borne(string data)
    {
        _wire.Columns("Quote", "eventSymbol", "bidPrice", "askPrice");

        var quote = Assert.Single(_wire.Read<QuoteEvent>(data));

        Assert.Equal(("SPY", 2.5m), (quote.Symbol, quote.Ask));
    }

    [Theory]
    [InlineData("\"NaN\"", null)]
    [InlineData("\"Infinity\"", null)]
    [InlineData("\"-Infinity\"", null)]
    [InlineData("null", null)]
    [InlineData("true", null)]
    [InlineData("[1]", null)]
    [InlineData("\"1.5\"", "1.5")]
    [InlineData("0", "0")]
    [InlineData("-0.05", "-0.05")]
    [InlineData("1.3743299E7", "13743299")]
    [InlineData("1e-3", "0.001")]
    [InlineData("307.35540000000003", "307.3554")]
    [InlineData("100.0", "100")]
    public void A19_every_way_to_write_a_number_is_read_and_none_loses_the_event(string written, string? expected)
    {
        _wire.Columns("Quote", "bidPrice", "eventSymbol");

        var quote = Assert.Single(_wire.Read<QuoteEvent>($"""["Quote",[{written},"SPY"]]"""));

        Assert.Equal(expected is null ? null : decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), quote.Bid);
    }

    [Theory]
    [InlineData("7460309841802690561", 7460309841802690561)]
    [InlineData("7460309841802690561.0", 7460309841802690561)]
    [InlineData("7.460309841802690561E18", 7460309841802690561)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("9223372036854775808", 0)]
    [InlineData("1.5", 0)]
    [InlineData("\"NaN\"", 0)]
    public void An_index_keeps_all_its_64_bits(string written, long expected)
    {
        _wire.Columns("Candle", "index", "eventSymbol");

        Assert.Equal(expected, Assert.Single(_wire.Read<CandleEvent>($"""["Candle",[{written},"SPX"]]""")).Index);
    }

    [Theory]
    [InlineData("vwap")]
    [InlineData("VWAP")]
    public void Both_names_of_the_average_price_are_known(string name)
    {
        _wire.Columns("Candle", "eventSymbol", name);

        Assert.Equal(5.5m, Assert.Single(_wire.Read<CandleEvent>("""["Candle",["SPY{=d}",5.5]]""")).Vwap);
    }

    [Fact]
    public void Characters_enumerations_and_texts_bear_what_is_absent_or_new()
    {
        _wire.Columns("Trade", "eventSymbol", "exchangeCode", "tickDirection", "extendedTradingHours");
        var trades = _wire.Read<TradeEvent>("""["Trade",["A","Q","ZERO_UP",true,"B","","SIDEWAYS",false,"C","\u0000",null,null,"D",null,7,"x"]]""");
        _wire.Columns("Profile", "eventSymbol", "description", "statusReason", "highLimitPrice");
        var profile = Assert.Single(_wire.Read<ProfileEvent>("""["Profile",["BRK\/B","Caf\u00e9 \"x\" é",null,"Infinity"]]"""));

        Assert.Equal(['Q', null, null, null], trades.Select(trade => trade.Exchange));
        Assert.Equal([TickDirection.ZeroUp, TickDirection.Undefined, TickDirection.Undefined, TickDirection.Undefined], trades.Select(trade => trade.TickDirection));
        Assert.Equal([true, false, null, null], trades.Select(trade => trade.IsExtendedHours));
        Assert.Equal(("BRK/B", "Café \"x\" é", null, null), (profile.Symbol, profile.Description, profile.StatusReason, profile.HighLimit));
    }

    [Fact]
    public void The_same_symbol_is_the_same_string_also_when_it_is_escaped()
    {
        _wire.Columns("Quote", "eventSymbol");
        _wire.Columns("Trade", "eventSymbol");

        _wire.Data("""["Quote",["BRK/B","BRK\/B"],"Trade",["BRK/B"]]""");

        Assert.All(_wire.Listener.Events, item => Assert.Same(_wire.Listener.Events[0].Symbol, item.Symbol));
    }

    [Fact]
    public void Members_of_a_message_may_come_in_any_order_with_blanks_and_strangers()
    {
        _wire.Columns("Quote", "eventSymbol", "bidPrice");

        _wire.Take("""{ "x" : [ 1 , { } ] , "data" : [ "Quote" , [ "SPY" , 1.5 ] ] , "channel" : 1 , "type" : "FEED_DATA" } """);

        Assert.Equal(1.5m, Assert.IsType<QuoteEvent>(Assert.Single(_wire.Listener.Events)).Bid);
        Assert.Empty(_wire.Listener.ToldUnreadable);
    }

    [Fact]
    public void Data_of_another_channel_and_messages_of_a_new_type_are_left_out()
    {
        _wire.Columns("Quote", "eventSymbol");

        _wire.Take("""{"type":"FEED_DATA","channel":3,"data":["Quote",["SPY"]]}""");
        _wire.Take("""{"type":"GREETING","channel":1,"text":"hello"}""");

        Assert.Empty(_wire.Listener.Events);
        Assert.Empty(_wire.Listener.ToldUnreadable);
    }

    [Fact]
    public void Whatever_a_frame_is_cut_to_is_borne()
    {
        _wire.Columns("Quote", "eventType", "eventSymbol", "bidPrice");
        const string frame = """{"type":"FEED_DATA","channel":1,"data":["Quote",["Quote","S\u0050Y",-1.5E3],{"eventType":"Quote","eventSymbol":"QQQ","x":[null,true]}]}""";

        for (var length = 0; length < frame.Length; length++)
        {
            _wire.Take(frame[..length]);
            Assert.NotEmpty(_wire.Listener.ToldUnreadable);
        }

        Assert.All(_wire.Listener.Events, item => Assert.Contains(item.Symbol, new[] { "SPY", "QQQ" }));
    }
}

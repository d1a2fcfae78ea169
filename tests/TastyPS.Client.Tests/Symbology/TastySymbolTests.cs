using TastyPS.Client.MarketData;
using TastyPS.Client.OptionChains;
using TastyPS.Client.Symbology;

namespace TastyPS.Client.Tests.Symbology;

public sealed class TastySymbolTests
{
    private static readonly CalendarDate Today = new(2026, 6, 12);

    // The table of the service's own contracts and their streamer symbols.
    public static TheoryData<string, string, string, string, OptionType, string> Options => new()
    {
        { "AAPL  260612C00110000", ".AAPL260612C110", "AAPL", "2026-06-12", OptionType.Call, "110" },
        { "SPY   240324P00480500", ".SPY240324P480.5", "SPY", "2024-03-24", OptionType.Put, "480.5" },
        { "F     250620C00002020", ".F250620C2.02", "F", "2025-06-20", OptionType.Call, "2.02" },
        { "IRBT  260116C00022500", ".IRBT260116C22.5", "IRBT", "2026-01-16", OptionType.Call, "22.5" },
        { "GOOGL 270617P00235000", ".GOOGL270617P235", "GOOGL", "2027-06-17", OptionType.Put, "235" },
        { "XYZ   260116P00000500", ".XYZ260116P0.5", "XYZ", "2026-01-16", OptionType.Put, "0.5" },
        { "BRKB  250620C00200000", ".BRKB250620C200", "BRKB", "2025-06-20", OptionType.Call, "200" },
        { "SPX   250919C05050000", ".SPX250919C5050", "SPX", "2025-09-19", OptionType.Call, "5050" },
        { "SPXW  250718C03500000", ".SPXW250718C3500", "SPXW", "2025-07-18", OptionType.Call, "3500" },
        { "RUTW  250731C01200000", ".RUTW250731C1200", "RUTW", "2025-07-31", OptionType.Call, "1200" },
        { "SPXW  220520C04025000", ".SPXW220520C4025", "SPXW", "2022-05-20", OptionType.Call, "4025" },
        { "AAPL1 260612P00012125", ".AAPL1260612P12.125", "AAPL1", "2026-06-12", OptionType.Put, "12.125" },
    };

    [Theory]
    [MemberData(nameof(Options))]
    public void An_option_is_read_from_both_forms_and_built_from_its_parts(string occ, string streamer, string root, string expiration, OptionType type, string strike)
    {
        var price = decimal.Parse(strike, System.Globalization.CultureInfo.InvariantCulture);
        TastySymbol[] symbols =
        [
            TastySymbol.Parse(occ, Today),
            TastySymbol.Parse(streamer, Today),
            TastySymbol.FromParts(root, CalendarDate.Parse(expiration), type, price),
            TastySymbol.Parse(occ.ToLowerInvariant(), Today),
            TastySymbol.Parse($" {streamer.ToLowerInvariant()} ", Today),
            TastySymbol.FromParts($" {root.ToLowerInvariant()} ", CalendarDate.Parse(expiration), type, price),
        ];

        Assert.All(symbols, symbol =>
        {
            Assert.Equal((occ, streamer, InstrumentType.EquityOption), (symbol.Symbol, symbol.StreamerSymbol, symbol.InstrumentType));
            Assert.Equal((root, expiration, type, price), (symbol.Root, symbol.Expiration!.Value.Date, symbol.OptionType!.Value, symbol.Strike!.Value));
            Assert.Equal(occ, symbol.ToString());
        });
    }

    [Fact]
    public void The_slash_of_a_share_class_is_no_part_of_its_option_root()
    {
        var symbol = TastySymbol.FromParts("BRK/B", new CalendarDate(2025, 6, 20), OptionType.Call, 200);

        Assert.Equal(("BRKB  250620C00200000", "BRKB"), (symbol.Symbol, symbol.Root));
    }

    [Theory]
    [InlineData("SPXW", "2026-06-18", 100000.0)]
    [InlineData("SPXW", "2026-06-18", 0.0005)]
    [InlineData("SPXW", "2026-06-18", -1.0)]
    [InlineData("SPXW", "1999-12-31", 100.0)]
    [InlineData("SPXW", "2100-01-01", 100.0)]
    public void Parts_that_do_not_fit_the_symbol_are_refused(string root, string expiration, double strike)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TastySymbol.FromParts(root, CalendarDate.Parse(expiration), OptionType.Call, (decimal)strike));
    }

    [Theory]
    [InlineData("")]
    [InlineData("TOOLONG")]
    [InlineData("SP-X")]
    public void A_root_that_is_none_is_refused(string root)
    {
        Assert.Throws<FormatException>(() => TastySymbol.FromParts(root, Today, OptionType.Call, 100));
    }

    [Theory]
    [InlineData("AAPL", "AAPL")]
    [InlineData("spx", "SPX")]
    [InlineData(" VIX ", "VIX")]
    [InlineData("BRK/B", "BRK/B")]
    [InlineData("aam/u", "AAM/U")]
    [InlineData("NKLAW", "NKLAW")]
    public void An_equity_has_the_same_form_for_the_streamer(string text, string symbol)
    {
        var parsed = TastySymbol.Parse(text, Today);

        Assert.Equal((symbol, symbol, InstrumentType.Equity), (parsed.Symbol, parsed.StreamerSymbol, parsed.InstrumentType));
        Assert.Null(parsed.Expiration);
        Assert.Null(parsed.Strike);
    }

    [Theory]
    [InlineData("/ESZ6", "XCME", "/ESZ26:XCME", "ES")]
    [InlineData("/clu7", "xnym", "/CLU27:XNYM", "CL")]
    [InlineData("/6AH7", "XCME", "/6AH27:XCME", "6A")]
    [InlineData("/10YQ6", "XCBT", "/10YQ26:XCBT", "10Y")]
    [InlineData("/GEM0", "XCME", "/GEM30:XCME", "GE")]
    [InlineData("/NGZ29", "XNYM", "/NGZ29:XNYM", "NG")]
    [InlineData("/GCZ5", "XCEC", "/GCZ25:XCEC", "GC")]
    public void A_future_needs_its_exchange_code_for_the_streamer(string text, string exchange, string streamer, string root)
    {
        var symbol = TastySymbol.Parse(text, Today, exchange);

        Assert.Equal((text.ToUpperInvariant(), streamer, InstrumentType.Future, root), (symbol.Symbol, symbol.StreamerSymbol, symbol.InstrumentType, symbol.Root));
        Assert.Null(TastySymbol.Parse(text, Today).StreamerSymbol);
    }

    [Theory]
    [InlineData("/ESM26:XCME", "/ESM6")]
    [InlineData("/leq26:xcme", "/LEQ6")]
    [InlineData("/GEM30:XCME", "/GEM0")]
    public void A_future_of_the_streamer_has_one_digit_of_the_year_in_the_api(string streamer, string symbol)
    {
        var parsed = TastySymbol.Parse(streamer, Today);

        Assert.Equal((symbol, streamer.ToUpperInvariant(), InstrumentType.Future), (parsed.Symbol, parsed.StreamerSymbol, parsed.InstrumentType));
    }

    [Theory]
    [InlineData("./ESZ6 ESZ6  261218P6300", "ES", "2026-12-18", OptionType.Put, 6300, "XCME", "./ESZ26P6300:XCME")]
    [InlineData("./ESU6 E1AN6 260706C6260", "E1A", "2026-07-06", OptionType.Call, 6260, "XCME", "./E1AN26C6260:XCME")]
    [InlineData("./CLZ2 LO1X2 221104C91", "LO1", "2022-11-04", OptionType.Call, 91, "XNYM", "./LO1X22C91:XNYM")]
    [InlineData("./GCZ5 OGX5  251028P2040", "OG", "2025-10-28", OptionType.Put, 2040, "XCEC", "./OGX25P2040:XCEC")]
    [InlineData("./ZBZ5 OZBZ5 251121P150", "OZB", "2025-11-21", OptionType.Put, 150, "XCBT", "./OZBZ25P150:XCBT")]
    [InlineData("./MNQZ5MNQZ5 251219P11000", "MNQ", "2025-12-19", OptionType.Put, 11000, "XCME", "./MNQZ25P11000:XCME")]
    [InlineData("./mnqz5mnqz5 251219p11000.5", "MNQ", "2025-12-19", OptionType.Put, 11000.5, "xcme", "./MNQZ25P11000.5:XCME")]
    public void An_option_on_a_future_is_read_by_fixed_width(string text, string root, string expiration, OptionType type, double strike, string exchange, string streamer)
    {
        var symbol = TastySymbol.Parse(text, Today, exchange);

        Assert.Equal((text.ToUpperInvariant(), streamer, InstrumentType.FutureOption), (symbol.Symbol, symbol.StreamerSymbol, symbol.InstrumentType));
        Assert.Equal((root, expiration, type, (decimal)strike), (symbol.Root, symbol.Expiration!.Value.Date, symbol.OptionType!.Value, symbol.Strike!.Value));
        Assert.Null(TastySymbol.Parse(text, Today).StreamerSymbol);
    }

    [Theory]
    [InlineData("./E1AN26C6260:XCME", "E1A", OptionType.Call, 6260)]
    [InlineData("./ogx25p2040.5:xcec", "OG", OptionType.Put, 2040.5)]
    public void An_option_on_a_future_of_the_streamer_tells_neither_future_nor_day(string text, string root, OptionType type, double strike)
    {
        var symbol = TastySymbol.Parse(text, Today);

        Assert.Equal((null, text.ToUpperInvariant(), root), (symbol.Symbol, symbol.StreamerSymbol, symbol.Root));
        Assert.Equal((type, (decimal)strike), (symbol.OptionType!.Value, symbol.Strike!.Value));
        Assert.Null(symbol.Expiration);
        Assert.Equal(text.ToUpperInvariant(), symbol.ToString());
    }

    [Theory]
    [InlineData("BTC/USD", "BTC/USD", null)]
    [InlineData("eth/usd", "ETH/USD", null)]
    [InlineData("BTC/USD:CXTALP", "BTC/USD", "BTC/USD:CXTALP")]
    public void The_venue_of_a_coin_is_known_to_the_streamer_alone(string text, string symbol, string? streamer)
    {
        var parsed = TastySymbol.Parse(text, Today);

        Assert.Equal((symbol, streamer, InstrumentType.Cryptocurrency), (parsed.Symbol, parsed.StreamerSymbol, parsed.InstrumentType));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("$SPX")]
    [InlineData("^SPX")]
    [InlineData("SPX Index")]
    [InlineData("SPXW  260231C03500000")]
    [InlineData("SPXW  250718X03500000")]
    [InlineData("SPXW 250718C03500000")]
    [InlineData("SPX/W 250718C03500000")]
    [InlineData(".")]
    [InlineData(".SPXW250718C")]
    [InlineData(".SPXW251318C3500")]
    [InlineData(".SPXW250718C1e3")]
    [InlineData("/")]
    [InlineData("/ES")]
    [InlineData("/ESI6")]
    [InlineData("/ESZ126")]
    [InlineData("/ESZ6:XCME")]
    [InlineData("./ESZ6 ESZ6 261218P6300")]
    [InlineData("./ESZ26C100")]
    [InlineData("BRK//B")]
    [InlineData("BTC/USD:")]
    [InlineData("AA\nPL")]
    [InlineData("ÄPFEL")]
    public void A_text_of_no_form_is_refused(string text)
    {
        Assert.Throws<FormatException>(() => TastySymbol.Parse(text, Today));
    }

    [Fact]
    public void Nothing_is_no_symbol()
    {
        Assert.Throws<ArgumentNullException>(() => TastySymbol.Parse(null!, Today));
    }
}

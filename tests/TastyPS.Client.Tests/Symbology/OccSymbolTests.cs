using TastyPS.Client.OptionChains;
using TastyPS.Client.Symbology;

namespace TastyPS.Client.Tests.Symbology;

public sealed class OccSymbolTests
{
    public static TheoryData<string, string, OptionType, string, string, string> Contracts => new()
    {
        { "AAPL", "2026-06-12", OptionType.Call, "110", "AAPL  260612C00110000", ".AAPL260612C110" },
        { "SPY", "2024-03-24", OptionType.Put, "480.5", "SPY   240324P00480500", ".SPY240324P480.5" },
        { "F", "2025-06-20", OptionType.Call, "2.02", "F     250620C00002020", ".F250620C2.02" },
        { "IRBT", "2026-01-16", OptionType.Call, "22.5", "IRBT  260116C00022500", ".IRBT260116C22.5" },
        { "GOOGL", "2027-06-17", OptionType.Put, "235", "GOOGL 270617P00235000", ".GOOGL270617P235" },
        { "XYZ", "2026-01-16", OptionType.Put, "0.50", "XYZ   260116P00000500", ".XYZ260116P0.5" },
        { "BRK/B", "2025-06-20", OptionType.Call, "200", "BRKB  250620C00200000", ".BRKB250620C200" },
        { "SPX", "2025-09-19", OptionType.Call, "5050", "SPX   250919C05050000", ".SPX250919C5050" },
        { "SPXW", "2025-07-18", OptionType.Call, "3500", "SPXW  250718C03500000", ".SPXW250718C3500" },
        { "RUTW", "2025-07-31", OptionType.Call, "1200", "RUTW  250731C01200000", ".RUTW250731C1200" },
        { "SPXW", "2022-05-20", OptionType.Call, "4025", "SPXW  220520C04025000", ".SPXW220520C4025" },
        { "AAPL1", "2026-06-12", OptionType.Call, "12.125", "AAPL1 260612C00012125", ".AAPL1260612C12.125" },
        { "F1", "2026-06-12", OptionType.Put, "99999.999", "F1    260612P99999999", ".F1260612P99999.999" },
    };

    [Theory]
    [MemberData(nameof(Contracts))]
    public void The_parts_make_both_symbols(string root, string expiration, OptionType type, string strike, string occ, string streamer)
    {
        var symbol = new OccSymbol(root, CalendarDate.Parse(expiration), type, Decimal(strike));

        Assert.Equal(occ, symbol.ToString());
        Assert.Equal(streamer, symbol.ToStreamerSymbol().ToString());
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    public void Both_symbols_give_the_parts_and_each_other(string root, string expiration, OptionType type, string strike, string occ, string streamer)
    {
        var fromOcc = OccSymbol.Parse(occ);
        var fromStreamer = StreamerSymbol.Parse(streamer);

        Assert.Equal((root.Replace("/", "", StringComparison.Ordinal), CalendarDate.Parse(expiration), type, Decimal(strike)), (fromOcc.Root, fromOcc.Expiration, fromOcc.OptionType, fromOcc.Strike));
        Assert.Equal(streamer, fromOcc.ToStreamerSymbol().ToString());
        Assert.Equal(occ, fromStreamer.ToOccSymbol().ToString());
        Assert.Equal(fromOcc, fromStreamer.ToOccSymbol());
    }

    [Fact]
    public void Every_symbol_of_a_grid_survives_the_way_there_and_back()
    {
        string[] roots = ["F", "F1", "A1B2", "SPXW", "1AA", "CPCPC", "ABCDE7"];
        CalendarDate[] days = [new(2000, 1, 1), new(2026, 2, 28), new(2028, 2, 29), new(2099, 12, 31)];
        decimal[] strikes = [0m, 0.001m, 0.005m, 0.05m, 0.25m, 1m, 2.5m, 10m, 100.005m, 480.05m, 6300m, 12345.678m, 99999.999m];

        foreach (var root in roots)
        {
            foreach (var day in days)
            {
                foreach (var strike in strikes)
                {
                    foreach (var type in new[] { OptionType.Call, OptionType.Put })
                    {
                        var symbol = new OccSymbol(root, day, type, strike);

                        Assert.Equal(21, symbol.ToString().Length);
                        Assert.Equal(symbol, OccSymbol.Parse(symbol.ToString()));
                        Assert.Equal(symbol, StreamerSymbol.Parse(symbol.ToStreamerSymbol().ToString()).ToOccSymbol());
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAPL 260612C00110000")]
    [InlineData("AAPL  260612C001100000")]
    [InlineData("      260612C00110000")]
    [InlineData("aapl  260612C00110000")]
    [InlineData("AA PL 260612C00110000")]
    [InlineData("  AAPL260612C00110000")]
    [InlineData("BRK/B 260612C00110000")]
    [InlineData("AAPL  261312C00110000")]
    [InlineData("AAPL  260231C00110000")]
    [InlineData("AAPL  260612X00110000")]
    [InlineData("AAPL  260612C0011000x")]
    [InlineData("AAPL  260612C-0110000")]
    [InlineData(".AAPL260612C110")]
    public void What_is_no_OCC_symbol_is_refused(string text)
    {
        Assert.False(OccSymbol.TryParse(text, out _));
        Assert.Contains("OCC symbol", Assert.Throws<FormatException>(() => OccSymbol.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("AAPL260612C110")]
    [InlineData(".260612C110")]
    [InlineData(".AAPL260612C")]
    [InlineData(".AAPL260612C1e2")]
    [InlineData(".AAPL260612C-1")]
    [InlineData(".AAPL260612C1.")]
    [InlineData(".AAPL260612C.5")]
    [InlineData(".AAPL260612C1,000")]
    [InlineData(".AAPL260612C100000")]
    [InlineData(".AAPL260612C0.0005")]
    [InlineData(".AAPL260631C110")]
    [InlineData(".AAPL60612C110")]
    [InlineData(".TOOLONG260612C110")]
    [InlineData("./ESZ26C100:XCME")]
    public void What_is_no_streamer_symbol_is_refused(string text)
    {
        Assert.False(StreamerSymbol.TryParse(text, out _));
        Assert.Throws<FormatException>(() => StreamerSymbol.Parse(text));
    }

    [Theory]
    [InlineData("100000")]
    [InlineData("0.0005")]
    [InlineData("-1")]
    public void A_strike_that_does_not_fit_is_refused(string strike) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new OccSymbol("AAPL", new CalendarDate(2026, 6, 12), OptionType.Call, Decimal(strike)));

    [Theory]
    [InlineData("")]
    [InlineData("aapl")]
    [InlineData("BRK.B")]
    [InlineData("TOOLONG")]
    public void A_root_that_is_none_is_refused(string root) =>
        Assert.Throws<FormatException>(() => new OccSymbol(root, new CalendarDate(2026, 6, 12), OptionType.Call, 1m));

    [Theory]
    [InlineData(1999)]
    [InlineData(2100)]
    public void A_year_that_two_digits_cannot_name_is_refused(int year) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new OccSymbol("AAPL", new CalendarDate(year, 6, 12), OptionType.Call, 1m));

    private static decimal Decimal(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

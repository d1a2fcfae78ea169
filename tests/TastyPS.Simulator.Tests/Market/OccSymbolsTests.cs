using TastyPS.Analytics.Pricing;
using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.Tests.Market;

public class OccSymbolsTests
{
    [Theory]
    [InlineData("AAPL", "2026-06-12", OptionRight.Call, "110", "AAPL  260612C00110000", ".AAPL260612C110")]
    [InlineData("SPY", "2024-03-24", OptionRight.Put, "480.5", "SPY   240324P00480500", ".SPY240324P480.5")]
    [InlineData("F", "2025-06-20", OptionRight.Call, "2.02", "F     250620C00002020", ".F250620C2.02")]
    [InlineData("XYZ", "2026-01-16", OptionRight.Put, "0.50", "XYZ   260116P00000500", ".XYZ260116P0.5")]
    [InlineData("BRKB", "2025-06-20", OptionRight.Call, "200", "BRKB  250620C00200000", ".BRKB250620C200")]
    [InlineData("SPX", "2025-09-19", OptionRight.Call, "5050.000", "SPX   250919C05050000", ".SPX250919C5050")]
    [InlineData("RUTW", "2025-07-31", OptionRight.Call, "1200", "RUTW  250731C01200000", ".RUTW250731C1200")]
    public void A_contract_is_spelled_as_the_exchanges_and_the_streamer_spell_it(
        string root, string expiration, OptionRight right, string strike, string occ, string streamer)
    {
        var day = DateTime.ParseExact(expiration, "yyyy-MM-dd", null);
        var price = decimal.Parse(strike, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(occ, OccSymbols.Occ(root, day, right, price));
        Assert.Equal(streamer, OccSymbols.Streamer(root, day, right, price));
    }

    [Theory]
    [InlineData("SPXW  220520C04025000")]
    [InlineData("SPXW220520C04025000")]
    public void A_symbol_is_read_with_its_root_padded_or_not(string symbol)
    {
        Assert.True(OccSymbols.TryParse(symbol, out var parts));
        Assert.Equal(new OccParts("SPXW", new DateTime(2022, 5, 20), OptionRight.Call, 4025m), parts);
    }

    [Fact]
    public void A_root_may_end_in_a_digit()
    {
        Assert.True(OccSymbols.TryParse("F1260116P00012500", out var parts));
        Assert.Equal(new OccParts("F1", new DateTime(2026, 1, 16), OptionRight.Put, 12.5m), parts);
    }

    [Theory]
    [InlineData("")]
    [InlineData("220520C04025000")]
    [InlineData("SPXW  220520X04025000")]
    [InlineData("SPXW  221320C04025000")]
    [InlineData("SPXW  220520C0402500 ")]
    [InlineData("SPXW  220520C00000000")]
    [InlineData("spxw  220520C04025000")]
    [InlineData("SPXWEEK220520C04025000")]
    public void What_is_no_option_symbol_is_refused(string text) => Assert.False(OccSymbols.TryParse(text, out _));
}

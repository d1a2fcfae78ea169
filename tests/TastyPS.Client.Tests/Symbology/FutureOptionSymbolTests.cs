using System.Globalization;
using TastyPS.Client.OptionChains;
using TastyPS.Client.Symbology;

namespace TastyPS.Client.Tests.Symbology;

public sealed class FutureOptionSymbolTests
{
    [Theory]
    [InlineData("./ESZ6 ESZ6  261218P6300", "/ESZ6", "ES", 12, "6", "2026-12-18", OptionType.Put, "6300")]
    [InlineData("./ESU6 E1AN6 260706C6260", "/ESU6", "E1A", 7, "6", "2026-07-06", OptionType.Call, "6260")]
    [InlineData("./CLZ2 LO1X2 221104C91", "/CLZ2", "LO1", 11, "2", "2022-11-04", OptionType.Call, "91")]
    [InlineData("./GCZ5 OGX5  251028P2040", "/GCZ5", "OG", 11, "5", "2025-10-28", OptionType.Put, "2040")]
    [InlineData("./ZBZ5 OZBZ5 251121P150", "/ZBZ5", "OZB", 12, "5", "2025-11-21", OptionType.Put, "150")]
    [InlineData("./MNQZ5MNQZ5 251219P11000", "/MNQZ5", "MNQ", 12, "5", "2025-12-19", OptionType.Put, "11000")]
    [InlineData("./ESZ9 EW4U9 190927P2975", "/ESZ9", "EW4", 9, "9", "2019-09-27", OptionType.Put, "2975")]
    [InlineData("./6EZ6 EUUZ6 261204C1.0875", "/6EZ6", "EUU", 12, "6", "2026-12-04", OptionType.Call, "1.0875")]
    public void A_symbol_gives_its_parts_and_the_parts_the_symbol(
        string text, string future, string root, int month, string yearDigits, string expiration, OptionType type, string strike)
    {
        var symbol = FutureOptionSymbol.Parse(text);

        Assert.Equal((future, root, month, yearDigits), (symbol.Future.ToString(), symbol.OptionRoot, symbol.ContractMonth, symbol.ContractYearDigits));
        Assert.Equal((CalendarDate.Parse(expiration), type, Decimal(strike)), (symbol.Expiration, symbol.OptionType, symbol.Strike));
        Assert.Equal(text, new FutureOptionSymbol(FutureSymbol.Parse(future), root, month, yearDigits, CalendarDate.Parse(expiration), type, Decimal(strike)).ToString());
    }

    [Theory]
    [InlineData("./ESU6 E1AN6 260706C6260", "XCME", "./E1AN26C6260:XCME")]
    [InlineData("./ESZ6 ESZ6  261218C100", "XCME", "./ESZ26C100:XCME")]
    [InlineData("./GCZ5 OGX5  251028P2040", "XCEC", "./OGX25P2040:XCEC")]
    [InlineData("./MNQZ5MNQZ5 251219P11000", "XCME", "./MNQZ25P11000:XCME")]
    [InlineData("./CLG6 LOF6  251216C60.5", "XNYM", "./LOF26C60.5:XNYM")]
    public void The_feed_names_the_option_contract_with_two_digits_of_its_year(string text, string exchange, string streamer)
    {
        var symbol = FutureOptionSymbol.Parse(text);

        Assert.Equal(streamer, symbol.ToStreamerSymbol(exchange).ToString());
        var parsed = FutureOptionStreamerSymbol.Parse(streamer);
        Assert.Equal(symbol.ToStreamerSymbol(exchange), parsed);
        Assert.Equal(
            (symbol.OptionRoot, symbol.ContractMonth, symbol.ContractYear, symbol.OptionType, symbol.Strike, exchange),
            (parsed.OptionRoot, parsed.ContractMonth, parsed.ContractYear, parsed.OptionType, parsed.Strike, parsed.ExchangeCode));
    }

    [Fact]
    public void A_January_contract_that_expires_in_December_belongs_to_the_new_year() =>
        Assert.Equal(2030, FutureOptionSymbol.Parse("./CLG0 LOF0  291217C60").ContractYear);

    [Theory]
    [InlineData("")]
    [InlineData("./ESZ6 ESZ6 261218P6300")]
    [InlineData("./ESZ6 ESZ6  261218X6300")]
    [InlineData("./ESZ6 ESZ6  261318P6300")]
    [InlineData("./ESZ6 ESZ6  261218P")]
    [InlineData("./ESZ6 ESZ6  261218P6,300")]
    [InlineData("./ESZ6 ESZ6  261218P63E2")]
    [InlineData("/ESZ6 ESZ6  261218P6300")]
    [InlineData("./ESZ26C100:XCME")]
    [InlineData(".AAPL260612C110")]
    public void What_is_no_option_on_a_future_is_refused(string text)
    {
        Assert.False(FutureOptionSymbol.TryParse(text, out _));
        Assert.Throws<FormatException>(() => FutureOptionSymbol.Parse(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("./E1AN26C6260")]
    [InlineData("./E1AN26C:XCME")]
    [InlineData("./E1AN6C6260:XCME")]
    [InlineData("./E1AN26X6260:XCME")]
    [InlineData("./:XCME")]
    [InlineData("./C:XCME")]
    [InlineData(".E1AN26C6260:XCME")]
    public void What_is_no_option_on_a_future_of_the_feed_is_refused(string text)
    {
        Assert.False(FutureOptionStreamerSymbol.TryParse(text, out _));
        Assert.Throws<FormatException>(() => FutureOptionStreamerSymbol.Parse(text));
    }

    [Fact]
    public void A_future_or_contract_too_long_for_its_place_is_refused()
    {
        var day = new CalendarDate(2026, 12, 18);

        Assert.Throws<FormatException>(() => new FutureOptionSymbol(FutureSymbol.Parse("/MNQZ26"), "MNQ", 12, "6", day, OptionType.Put, 1m));
        Assert.Throws<FormatException>(() => new FutureOptionSymbol(FutureSymbol.Parse("/ESZ6"), "ABCD", 12, "26", day, OptionType.Put, 1m));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FutureOptionSymbol(FutureSymbol.Parse("/ESZ6"), "ES", 12, "6", day, OptionType.Put, -1m));
    }

    private static decimal Decimal(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}

using TastyPS.Client.Symbology;

namespace TastyPS.Client.Tests.Symbology;

public sealed class FutureSymbolTests
{
    [Theory]
    [InlineData("/ESZ6", "ES", 12, "6")]
    [InlineData("/CLU3", "CL", 9, "3")]
    [InlineData("/6AH7", "6A", 3, "7")]
    [InlineData("/10YQ6", "10Y", 8, "6")]
    [InlineData("/M2KU6", "M2K", 9, "6")]
    [InlineData("/NGZ19", "NG", 12, "19")]
    [InlineData("/VXX22", "VX", 11, "22")]
    public void A_symbol_gives_its_parts_and_the_parts_the_symbol(string text, string code, int month, string yearDigits)
    {
        var symbol = FutureSymbol.Parse(text);

        Assert.Equal((code, month, yearDigits), (symbol.ProductCode, symbol.Month, symbol.YearDigits));
        Assert.Equal(text, new FutureSymbol(code, month, yearDigits).ToString());
        Assert.Equal(symbol, new FutureSymbol(code, month, yearDigits));
    }

    [Theory]
    [InlineData("/ESM6", 2026, "XCME", "/ESM26:XCME")]
    [InlineData("/LEQ6", 2026, "XCME", "/LEQ26:XCME")]
    [InlineData("/GCZ5", 2025, "XCEC", "/GCZ25:XCEC")]
    [InlineData("/RBN5", 2025, "XNYM", "/RBN25:XNYM")]
    [InlineData("/6BZ5", 2025, "XCME", "/6BZ25:XCME")]
    [InlineData("/GEM0", 2030, "XCME", "/GEM30:XCME")]
    public void The_feed_writes_two_digits_of_the_year_and_the_exchange(string text, int year, string exchange, string streamer)
    {
        Assert.Equal(streamer, FutureSymbol.Parse(text).ToStreamerSymbol(year, exchange).ToString());

        var parsed = FutureStreamerSymbol.Parse(streamer);
        Assert.Equal((year, exchange), (parsed.Year, parsed.ExchangeCode));
        Assert.Equal(text, parsed.ToFutureSymbol().ToString());
        Assert.Equal(streamer, parsed.ToString());
    }

    [Theory]
    [InlineData("FGHJKMNQUVXZ")]
    public void The_letters_of_the_months_are_those_of_the_exchanges(string letters)
    {
        for (var month = 1; month <= 12; month++)
        {
            Assert.Equal($"/ES{letters[month - 1]}6", new FutureSymbol("ES", month, "6").ToString());
            Assert.Equal(month, FutureSymbol.Parse($"/ES{letters[month - 1]}6").Month);
        }
    }

    [Theory]
    [InlineData("/GEM0", 2026, 2030)]
    [InlineData("/ESZ5", 2026, 2025)]
    [InlineData("/ESZ6", 2026, 2026)]
    [InlineData("/ESZ4", 2026, 2034)]
    [InlineData("/ESH0", 2029, 2030)]
    [InlineData("/NGZ19", 2026, 2119)]
    [InlineData("/NGZ19", 2019, 2019)]
    public void One_digit_stands_for_the_nearest_year_not_before_last_year(string text, int thisYear, int year) =>
        Assert.Equal(year, FutureSymbol.Parse(text).YearSeenFrom(new CalendarDate(thisYear, 6, 1)));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("ESZ6")]
    [InlineData("/ESA6")]
    [InlineData("/ESZ")]
    [InlineData("/ESZ126")]
    [InlineData("/Z6")]
    [InlineData("/esz6")]
    [InlineData("/E SZ6")]
    [InlineData("/ESM26:XCME")]
    public void What_is_no_future_is_refused(string text)
    {
        Assert.False(FutureSymbol.TryParse(text, out _));
        Assert.Throws<FormatException>(() => FutureSymbol.Parse(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/ESM6:XCME")]
    [InlineData("/ESM26")]
    [InlineData("/ESM26:")]
    [InlineData("/ESM26:x")]
    [InlineData("ESM26:XCME")]
    [InlineData(":XCME")]
    public void What_is_no_future_of_the_feed_is_refused(string text)
    {
        Assert.False(FutureStreamerSymbol.TryParse(text, out _));
        Assert.Throws<FormatException>(() => FutureStreamerSymbol.Parse(text));
    }

    [Fact]
    public void Parts_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new FutureSymbol("ES", 13, "6"));
        Assert.Throws<FormatException>(() => new FutureSymbol("ES", 12, "2026"));
        Assert.Throws<FormatException>(() => new FutureSymbol("/ES", 12, "6"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FutureStreamerSymbol("ES", 12, 1999, "XCME"));
    }
}

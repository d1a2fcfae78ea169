using TastyPS.Client.MarketData;

namespace TastyPS.Client.Tests.MarketData;

public sealed class InstrumentKeyTests
{
    [Theory]
    [InlineData("AAPL", InstrumentType.Equity, "AAPL")]
    [InlineData(" spx ", InstrumentType.Equity, "SPX")]
    [InlineData("BRK/B", InstrumentType.Equity, "BRK/B")]
    [InlineData("SPXW  250718C03500000", InstrumentType.EquityOption, "SPXW  250718C03500000")]
    [InlineData(".SPXW250718C3500", InstrumentType.EquityOption, "SPXW  250718C03500000")]
    [InlineData("/ESZ6", InstrumentType.Future, "/ESZ6")]
    [InlineData("/ESZ26:XCME", InstrumentType.Future, "/ESZ6")]
    [InlineData("./ESU6 E1AN6 260706C6260", InstrumentType.FutureOption, "./ESU6 E1AN6 260706C6260")]
    [InlineData("BTC/USD", InstrumentType.Cryptocurrency, "BTC/USD")]
    [InlineData("btc/usd:cxtalp", InstrumentType.Cryptocurrency, "BTC/USD")]
    public void The_form_of_a_symbol_tells_what_to_ask_for(string text, InstrumentType type, string symbol)
    {
        Assert.Equal(new InstrumentKey(type, symbol), InstrumentKey.Parse(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a symbol")]
    [InlineData("./E1AN26C6260:XCME")]
    public void A_text_that_does_not_tell_is_refused(string text)
    {
        Assert.Throws<FormatException>(() => InstrumentKey.Parse(text));
        Assert.False(InstrumentKey.TryParse(text, out _));
    }
}

using TastyPS.Client.Symbology;

namespace TastyPS.Client.Tests.Symbology;

public sealed class FuturesUnderlyingTests
{
    [Theory]
    [InlineData("/ES", "ES", null)]
    [InlineData("/6A", "6A", null)]
    [InlineData("/SR3", "SR3", null)]
    [InlineData("/ESZ6", "ES", "/ESZ6")]
    [InlineData("/10YQ6", "10Y", "/10YQ6")]
    [InlineData("/ESZ26", "ES", "/ESZ26")]
    [InlineData("/ESZ26:XCME", "ES", "/ESZ26")]
    public void A_product_is_told_from_a_future(string text, string code, string? future)
    {
        var underlying = FuturesUnderlying.Parse(text);

        Assert.Equal((code, future), (underlying.ProductCode, underlying.Future?.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("//ES")]
    [InlineData("ES")]
    [InlineData("/es")]
    [InlineData("/TOOLONGCODE")]
    [InlineData("./ESZ6 ESZ6  261218P6300")]
    public void Anything_else_is_refused(string text)
    {
        Assert.False(FuturesUnderlying.TryParse(text, out _));
        Assert.Throws<FormatException>(() => FuturesUnderlying.Parse(text));
    }

    [Theory]
    [InlineData("/ES", "/ESZ6", true)]
    [InlineData("/ESZ6", "/ESZ6", true)]
    [InlineData("/ESZ26", "/ESZ6", true)]
    [InlineData("/ESZ26", "/ESZ26", true)]
    [InlineData("/ESZ26", "/ESZ7", false)]
    [InlineData("/ESZ6", "/ESZ16", false)]
    [InlineData("/ESZ6", "/ESU6", false)]
    [InlineData("/ESZ6", "/MESZ6", false)]
    [InlineData("/ESZ6", "", false)]
    public void A_year_of_two_digits_includes_the_same_year_in_one(string asked, string listed, bool included) =>
        Assert.Equal(included, FuturesUnderlying.Parse(asked).Includes(listed));

    [Fact]
    public void The_feed_tells_the_decade()
    {
        Assert.True(FuturesUnderlying.Parse("/ESZ26").Includes("/ESZ6", "/ESZ26:XCME"));
        Assert.False(FuturesUnderlying.Parse("/ESZ36").Includes("/ESZ6", "/ESZ26:XCME"));
    }
}

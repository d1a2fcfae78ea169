using TastyPS.Client.Streaming.Candles;

namespace TastyPS.Client.Tests.Streaming.Candles;

public sealed class CandleIntervalTests
{
    [Theory]
    [InlineData("5m", "5m")]
    [InlineData(" 1H ", "1h")]
    [InlineData("d", "1d")]
    [InlineData("3MO", "3mo")]
    [InlineData("100t", "100t")]
    [InlineData("1O", "1o")]
    [InlineData("250000v", "250000v")]
    [InlineData("5p", "5p")]
    [InlineData("00:05:00", "5m")]
    [InlineData("1.00:00:00", "1d")]
    public void Text_is_a_count_and_a_unit_or_a_span(string text, string interval) => Assert.Equal(interval, new CandleInterval(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("0m")]
    [InlineData("-1m")]
    [InlineData("1.5h")]
    [InlineData("5q")]
    [InlineData("99999999999m")]
    public void Other_text_is_refused(string text) => Assert.Throws<FormatException>(() => new CandleInterval(text));

    [Fact]
    public void A_capital_M_is_refused_because_it_may_mean_minutes_or_months() =>
        Assert.Equal("'5M' may mean minutes or months. Write 5m for minutes, 5mo for months.", Assert.Throws<FormatException>(() => new CandleInterval("5M")).Message);

    [Theory]
    [InlineData("00:00:10", "10s")]
    [InlineData("00:05:00", "5m")]
    [InlineData("04:00:00", "4h")]
    [InlineData("1.00:00:00", "1d")]
    public void A_span_is_told_in_its_largest_unit(string span, string interval) =>
        Assert.Equal(interval, new CandleInterval(TimeSpan.Parse(span, System.Globalization.CultureInfo.InvariantCulture)).ToString());

    [Theory]
    [InlineData("00:00:00")]
    [InlineData("-00:01:00")]
    [InlineData("00:00:00.5")]
    public void A_span_that_is_no_length_is_refused(string span) =>
        Assert.Throws<FormatException>(() => new CandleInterval(TimeSpan.Parse(span, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("5m", false, CandlePrice.Last, "SPY{=5m}")]
    [InlineData("1d", true, CandlePrice.Last, "SPY{=1d,tho=true}")]
    [InlineData("1h", false, CandlePrice.Mark, "SPY{=1h,price=mark}")]
    [InlineData("1h", true, CandlePrice.Settlement, "SPY{=1h,price=s,tho=true}")]
    public void The_streamer_is_asked_by_a_symbol_with_attributes(string interval, bool regularHours, CandlePrice price, string symbol) =>
        Assert.Equal(symbol, CandleQuery.SymbolOf("SPY", new CandleInterval(interval), regularHours, price));
}

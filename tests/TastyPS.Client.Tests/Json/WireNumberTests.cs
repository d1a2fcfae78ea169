using System.Globalization;
using System.Text;
using TastyPS.Client.Json;

namespace TastyPS.Client.Tests.Json;

public sealed class WireNumberTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("0.0", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("110.0", "110")]
    [InlineData("94005.47", "94005.47")]
    [InlineData("-7.136188659", "-7.136188659")]
    [InlineData("7213514.126797", "7213514.126797")]
    [InlineData("1.2600", "1.26")]
    [InlineData("1000", "1000")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("1.5E-3", "0.0015")]
    [InlineData("1e3", "1000")]
    [InlineData("999999999999999999", "999999999999999999")]
    [InlineData("1234567890123456789.250", "1234567890123456789.25")]
    [InlineData("0.0000000000000000001", "0.0000000000000000001")]
    public void A_number_is_read_exactly_and_shown_without_padding(string text, string shown)
    {
        Assert.True(WireNumber.TryParse(Encoding.ASCII.GetBytes(text), out var value));

        Assert.Equal(shown, value.ToString(CultureInfo.InvariantCulture));
        Assert.True(WireNumber.TryParse(text, out var ofText));
        Assert.Equal(shown, ofText.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1,000")]
    [InlineData("1.2.3")]
    [InlineData("--1")]
    [InlineData("1e99")]
    [InlineData("99999999999999999999999999999999")]
    public void Anything_else_is_no_number(string text) => Assert.False(WireNumber.TryParse(Encoding.ASCII.GetBytes(text), out _));

    [Fact]
    public void It_agrees_with_the_framework_on_numbers_of_every_length_and_scale()
    {
        var random = new Random(20260822);
        for (var i = 0; i < 20_000; i++)
        {
            var digits = random.Next(1, 25);
            var text = string.Concat(Enumerable.Range(0, digits).Select(_ => (char)('0' + random.Next(10))));
            text = (random.Next(2) == 0 ? "-" : "") + text.Insert(random.Next(1, digits + 1), ".") + "0";

            Assert.True(WireNumber.TryParse(Encoding.ASCII.GetBytes(text), out var value));
            Assert.Equal(decimal.Parse(text, CultureInfo.InvariantCulture), value);
        }
    }
}

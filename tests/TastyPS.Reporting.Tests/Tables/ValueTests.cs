using System.Globalization;
using System.Text;
using System.Text.Json;
using TastyPS.Client;
using TastyPS.Reporting.Tables;

namespace TastyPS.Reporting.Tests.Tables;

/// <summary>What becomes of a value: in CSV, and in JSON lines.</summary>
public class ValueTests
{
    private static readonly DateTime Noon = new(2026, 11, 22, 12, 0, 0);

    public static TheoryData<string, object?, string, string> Values { get; } = new()
    {
        { "nothing", null, "", "null" },
        { "text", "SPX", "SPX", "\"SPX\"" },
        { "text with signs", "Ä<&'\"+", "\"Ä<&'\"\"+\"", "\"Ä<&'\\\"+\"" },
        { "character", 'P', "P", "\"P\"" },
        { "true", true, "true", "true" },
        { "false", false, "false", "false" },
        { "byte", (byte)255, "255", "255" },
        { "int", -1234567, "-1234567", "-1234567" },
        { "long", long.MinValue, "-9223372036854775808", "-9223372036854775808" },
        { "ulong", ulong.MaxValue, "18446744073709551615", "18446744073709551615" },
        { "decimal keeps its digits", 1234567.50m, "1234567.50", "1234567.50" },
        { "small decimal", 0.0000001m, "0.0000001", "0.0000001" },
        { "double", 0.1, "0.1", "0.1" },
        { "double sum", 0.1 + 0.2, "0.30000000000000004", "0.30000000000000004" },
        { "large double", 1e300, "1E+300", "1E+300" },
        { "float", 0.1f, "0.1", "0.1" },
        { "no number", double.NaN, "", "null" },
        { "infinity", double.NegativeInfinity, "", "null" },
        { "no single number", float.NaN, "", "null" },
        { "instant", new DateTimeOffset(Noon, TimeSpan.FromHours(-5)), "2026-11-22T12:00:00-05:00", "\"2026-11-22T12:00:00-05:00\"" },
        { "instant to the tick", new DateTimeOffset(Noon.AddTicks(1230000), TimeSpan.Zero), "2026-11-22T12:00:00.123+00:00", "\"2026-11-22T12:00:00.123+00:00\"" },
        { "time of no place", Noon, "2026-11-22T12:00:00", "\"2026-11-22T12:00:00\"" },
        { "universal time", DateTime.SpecifyKind(Noon, DateTimeKind.Utc), "2026-11-22T12:00:00Z", "\"2026-11-22T12:00:00Z\"" },
        { "span", new TimeSpan(1, 2, 3), "01:02:03", "\"01:02:03\"" },
        { "name", DayOfWeek.Friday, "Friday", "\"Friday\"" },
        { "collection", new object?[] { "a", 1.5m, null, true }, "a;1.5;;true", "[\"a\",1.5,null,true]" },
        { "empty collection", Array.Empty<int>(), "", "[]" },
        { "dictionary", new Dictionary<string, object?> { ["a"] = 1, ["b"] = "x" }, "a=1;b=x", "{\"a\":1,\"b\":\"x\"}" },
        { "nested", new[] { new[] { 1, 2 }, [3] }, "1;2;3", "[[1,2],[3]]" },
        { "json", JsonSerializer.SerializeToElement(new { a = 1 }), "\"{\"\"a\"\":1}\"", "{\"a\":1}" },
        { "json text", JsonSerializer.SerializeToElement("x"), "x", "\"x\"" },
        { "json null", JsonSerializer.SerializeToElement<string?>(null), "", "null" },
        { "formattable", new Percent(0.125), "12.5 %", "\"12.5 %\"" },
        { "anything", new Uri("https://example.com/a"), "https://example.com/a", "\"https://example.com/a\"" },
        { "reason", new TastyErrorReason("a", "b"), "\"TastyErrorReason { Code = a, Message = b }\"", "\"TastyErrorReason { Code = a, Message = b }\"" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_written_the_same_in_every_culture(string kind, object? value, string csv, string json)
    {
        Assert.NotEmpty(kind);
        foreach (var culture in new[] { "en-US", "de-DE", "ar-SA", "" })
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal($"V,W\n{csv},\n", Written(stream => new CsvTableWriter(stream, ["V", "W"]), value));
            Assert.Equal($"{{\"V\":{json},\"W\":null}}\n", Written(stream => new JsonLinesTableWriter(stream, ["V", "W"]), value));
        }
    }

    [Fact]
    public void A_double_comes_back_to_the_last_bit()
    {
        var random = new Random(7);
        var numbers = Enumerable.Range(0, 2000).Select(_ => BitConverter.Int64BitsToDouble(random.NextInt64())).Where(double.IsFinite);

        Assert.All(numbers, number =>
            Assert.Equal(number, double.Parse(CellText.Of(number)!, NumberStyles.Float, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_collection_that_holds_itself_comes_to_an_end()
    {
        var circle = new List<object?> { 1 };
        circle.Add(circle);

        Assert.StartsWith("V,W\n1;1;", Written(stream => new CsvTableWriter(stream, ["V", "W"]), circle), StringComparison.Ordinal);
        Assert.StartsWith("{\"V\":[1,[1,", Written(stream => new JsonLinesTableWriter(stream, ["V", "W"]), circle), StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_character_does_not_stop_the_table()
    {
        Assert.Equal("V,W\na\uFFFD,\n", Written(stream => new CsvTableWriter(stream, ["V", "W"]), "a\uD800"));
        Assert.Equal("a\uFFFD", JsonDocument.Parse(Written(stream => new JsonLinesTableWriter(stream, ["V", "W"]), "a\uD800")).RootElement.GetProperty("V").GetString());
    }

    private static string Written(Func<Stream, ITableWriter> open, object? value)
    {
        using var stream = new MemoryStream();
        using var writer = open(stream);
        writer.WriteRow([value, null]);
        writer.Complete();
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private sealed record Percent(double Fraction) : IFormattable
    {
        public string ToString(string? format, IFormatProvider? formatProvider) => (Fraction * 100).ToString("0.#", formatProvider) + " %";
    }
}

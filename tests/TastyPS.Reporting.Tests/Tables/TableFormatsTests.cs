using TastyPS.Reporting.Tables;

namespace TastyPS.Reporting.Tests.Tables;

public class TableFormatsTests
{
    [Theory]
    [InlineData("spx.csv", TableFormat.Csv)]
    [InlineData("/data/SPX.2026.CSV", TableFormat.Csv)]
    [InlineData("spx.jsonl", TableFormat.JsonLines)]
    [InlineData("spx.NDJSON", TableFormat.JsonLines)]
    public void The_extension_tells_the_format(string path, TableFormat expected) =>
        Assert.Equal(expected, TableFormats.FromPath(path));

    [Theory]
    [InlineData("spx.xlsx")]
    [InlineData("spx.csv.bak")]
    [InlineData("spx")]
    [InlineData("")]
    public void Another_extension_is_refused_with_the_supported_ones(string path)
    {
        var refusal = Assert.Throws<ArgumentException>(() => TableFormats.FromPath(path));

        Assert.All(TableFormats.Extensions, extension => Assert.Contains(extension, refusal.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_json_document_is_refused_with_a_hint_to_json_lines()
    {
        var refusal = Assert.Throws<ArgumentException>(() => TableFormats.FromPath("spx.json"));

        Assert.Contains(".jsonl", refusal.Message, StringComparison.Ordinal);
    }
}

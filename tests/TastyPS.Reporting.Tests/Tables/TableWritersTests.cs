using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using TastyPS.Reporting.Tables;

namespace TastyPS.Reporting.Tests.Tables;

public class TableWritersTests
{
    [Fact]
    public void Csv_begins_with_the_column_names_and_without_a_byte_order_mark() =>
        Assert.Equal("Symbol,Größe\nSPX,1\n"u8.ToArray(), Csv(["Symbol", "Größe"], ["SPX", 1]));

    [Fact]
    public void Json_lines_hold_one_object_a_row() =>
        Assert.Equal("{\"Symbol\":\"SPX\",\"Größe\":1}\n{\"Symbol\":null,\"Größe\":2}\n"u8.ToArray(), Json(["Symbol", "Größe"], ["SPX", 1], [null, 2]));

    [Theory]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"when\"", "\"say \"\"when\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData("old\rmac", "\"old\rmac\"")]
    [InlineData(" edge", "\" edge\"")]
    [InlineData("edge ", "\"edge \"")]
    [InlineData("in side", "in side")]
    [InlineData("", "")]
    [InlineData("=SUM(A1:A9)", "=SUM(A1:A9)")] // data, not a formula to be disarmed
    public void Csv_quotes_what_would_break_a_line_and_nothing_else(string value, string cell) =>
        Assert.Equal($"A,B\n{cell},x\n", Text(Csv(["A", "B"], [value, "x"])));

    [Fact]
    public void An_empty_cell_that_is_alone_in_its_row_is_quoted_so_that_the_row_is_seen() =>
        Assert.Equal("A\n\"\"\nx\n", Text(Csv(["A"], [null], ["x"])));

    [Fact]
    public void Any_text_comes_back_as_it_went_in()
    {
        const string alphabet = "a,;\"' \r\n\t=+\\#ä€\0\u2028";
        var random = new Random(11);
        var rows = Enumerable.Range(0, 500).Select(_ => new object?[] { Word(), Word(), Word() }).ToArray();

        using var csv = new CsvParser(new StringReader(Text(Csv(["A", "B", "C"], rows))), CultureInfo.InvariantCulture);
        Assert.True(csv.Read());
        Assert.All(rows, row =>
        {
            Assert.True(csv.Read());
            Assert.Equal(row, csv.Record);
        });

        var lines = Text(Json(["A", "B", "C"], rows)).TrimEnd('\n').Split('\n');
        Assert.Equal(rows, lines.Select(line => JsonDocument.Parse(line).RootElement.EnumerateObject().Select(cell => (object?)cell.Value.GetString()).ToArray()));

        string Word() => new([.. Enumerable.Range(0, random.Next(6)).Select(_ => alphabet[random.Next(alphabet.Length)])]);
    }

    [Theory]
    [InlineData("\r\n", "A,B\r\n1,\"x\ny\"\r\n")]
    [InlineData("\n", "A,B\n1,\"x\ny\"\n")]
    public void Lines_end_as_asked_for(string newLine, string expected)
    {
        using var stream = new MemoryStream();
        using var writer = new CsvTableWriter(stream, ["A", "B"], writeHeader: true, newLine);
        writer.WriteRow([1, "x\ny"]);
        writer.Complete();

        Assert.Equal(expected, Text(stream.ToArray()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_row_that_does_not_fit_is_refused(int values)
    {
        using var stream = new MemoryStream();
        using var csv = new CsvTableWriter(stream, ["A", "B"]);
        using var json = new JsonLinesTableWriter(stream, ["A", "B"]);

        Assert.Throws<ArgumentException>(() => csv.WriteRow(new object?[values]));
        Assert.Throws<ArgumentException>(() => json.WriteRow(new object?[values]));
        Assert.Equal(0, csv.Rows + json.Rows);
    }

    [Theory]
    [InlineData("")]
    [InlineData("A,")]
    [InlineData("A,B,A")]
    public void Columns_are_named_and_distinct(string columns)
    {
        using var stream = new MemoryStream();

        Assert.Throws<ArgumentException>(() => new CsvTableWriter(stream, columns.Split(',')));
        Assert.Throws<ArgumentException>(() => new JsonLinesTableWriter(stream, columns.Split(',')));
        Assert.Throws<ArgumentException>(() => new CsvTableWriter(stream, []));
    }

    [Fact]
    public void Rows_leave_memory_as_they_come()
    {
        using var csvTarget = new MemoryStream();
        using var jsonTarget = new MemoryStream();
        using var csv = new CsvTableWriter(csvTarget, ["A"]);
        using var json = new JsonLinesTableWriter(jsonTarget, ["A"]);
        var cell = new string('x', 1000);

        for (var row = 0; row < 1000; row++)
        {
            csv.WriteRow([cell]);
            json.WriteRow([cell]);
        }

        // A million characters were written, and no more than a buffer or two is held back.
        Assert.True(csvTarget.Length > 800_000);
        Assert.True(jsonTarget.Length > 800_000);
    }

    private static byte[] Csv(string[] columns, params object?[][] rows) => Written(stream => new CsvTableWriter(stream, columns), rows);

    private static byte[] Json(string[] columns, params object?[][] rows) => Written(stream => new JsonLinesTableWriter(stream, columns), rows);

    private static byte[] Written(Func<Stream, ITableWriter> open, object?[][] rows)
    {
        using var stream = new MemoryStream();
        using var writer = open(stream);
        foreach (var row in rows)
            writer.WriteRow(row);
        writer.Complete();
        Assert.Equal(rows.Length, writer.Rows);
        return stream.ToArray();
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}

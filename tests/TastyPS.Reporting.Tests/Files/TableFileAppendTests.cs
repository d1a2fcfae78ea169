using System.Text;
using TastyPS.Reporting.Files;
using TastyPS.Reporting.Tables;

namespace TastyPS.Reporting.Tests.Files;

public sealed class TableFileAppendTests : IDisposable
{
    private static readonly string[] Columns = ["Symbol", "Bid"];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Symbol,Bid\nold,1\n", "Symbol,Bid\nold,1\nSPX,2\n")]
    [InlineData("Symbol,Bid\nold,1", "Symbol,Bid\nold,1\nSPX,2\n")] // the last line is open
    [InlineData("Symbol,Bid", "Symbol,Bid\nSPX,2\n")]
    [InlineData("\"Symbol\",\"Bid\"\r\n\"old\",\"1\"\r\n", "\"Symbol\",\"Bid\"\r\n\"old\",\"1\"\r\nSPX,2\r\n")] // as Export-Csv writes on Windows
    [InlineData("\"Symbol\",\"Bid\"\r\n\"old\",\"1\"", "\"Symbol\",\"Bid\"\r\n\"old\",\"1\"\r\nSPX,2\r\n")]
    [InlineData("\uFEFFSymbol,Bid\nold,1\n", "\uFEFFSymbol,Bid\nold,1\nSPX,2\n")] // with a byte order mark
    [InlineData("", "Symbol,Bid\nSPX,2\n")]
    public void Csv_rows_follow_the_old_ones_as_these_are_written(string old, string expected)
    {
        var path = _folder.With("spx.csv", "");
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(old));

        Append(path, TableFormat.Csv, ["SPX", 2]);

        Assert.Equal(Encoding.UTF8.GetBytes(expected), File.ReadAllBytes(path));
        Assert.Equal(["spx.csv"], _folder.FileNames);
    }

    [Theory]
    [InlineData("{\"Bid\":1,\"Symbol\":\"old\"}\n", "{\"Bid\":1,\"Symbol\":\"old\"}\n{\"Symbol\":\"SPX\",\"Bid\":2}\n")]
    [InlineData("{\"Symbol\":\"old\",\"Bid\":1}", "{\"Symbol\":\"old\",\"Bid\":1}\n{\"Symbol\":\"SPX\",\"Bid\":2}\n")]
    [InlineData("\uFEFF{\"Symbol\":\"old\",\"Bid\":1}\n", "\uFEFF{\"Symbol\":\"old\",\"Bid\":1}\n{\"Symbol\":\"SPX\",\"Bid\":2}\n")]
    [InlineData("", "{\"Symbol\":\"SPX\",\"Bid\":2}\n")]
    public void Json_rows_follow_rows_of_the_same_names_in_any_order(string old, string expected)
    {
        var path = _folder.PathOf("spx.jsonl");
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(old));

        Append(path, TableFormat.JsonLines, ["SPX", 2]);

        Assert.Equal(Encoding.UTF8.GetBytes(expected), File.ReadAllBytes(path));
    }

    [Fact]
    public void Json_rows_of_other_names_are_refused_by_name()
    {
        var path = _folder.With("spx.jsonl", "{\"Symbol\":\"old\",\"Ask\":1}\n");

        var refusal = Assert.Throws<TableSchemaException>(() => TableFile.Create(path, TableFormat.JsonLines, Columns, ExistingFile.Append));

        Assert.Equal(("Ask", "Bid"), (Assert.Single(refusal.OnlyInFile), Assert.Single(refusal.OnlyInRows)));
        Assert.Equal(["spx.jsonl"], _folder.FileNames);
    }

    [Theory]
    [InlineData("Symbol,Bid\nold,1\n")]
    [InlineData("[1, 2]\n")]
    [InlineData("{\"Symbol\":\n")]
    public void Json_rows_are_not_added_to_what_is_no_JSON_lines(string old)
    {
        var path = _folder.With("spx.jsonl", old);

        var refusal = Assert.Throws<TableSchemaException>(() => TableFile.Create(path, TableFormat.JsonLines, Columns, ExistingFile.Append));

        Assert.Equal($"'{path}' does not hold JSON lines: its first line is no JSON object.", refusal.Message);
        Assert.Equal(old, File.ReadAllText(path));
    }

    [Theory]
    [InlineData(TableFormat.Csv, "Symbol,Bid\nSPX,2\n")]
    [InlineData(TableFormat.JsonLines, "{\"Symbol\":\"SPX\",\"Bid\":2}\n")]
    public void Without_an_old_file_a_new_one_begins(TableFormat format, string expected)
    {
        var path = _folder.PathOf("spx");

        Append(path, format, ["SPX", 2]);

        Assert.Equal(expected, File.ReadAllText(path));
    }

    [Fact]
    public void Other_columns_are_refused_by_name()
    {
        var path = _folder.With("spx.csv", "Symbol,Ask,Last\nold,1,2\n");

        var refusal = Assert.Throws<TableSchemaException>(() => TableFile.Create(path, TableFormat.Csv, Columns, ExistingFile.Append));

        Assert.Equal(["Ask", "Last"], refusal.OnlyInFile);
        Assert.Equal(["Bid"], refusal.OnlyInRows);
        Assert.Contains("Ask, Last", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("Symbol,Ask,Last\nold,1,2\n", File.ReadAllText(path));
        Assert.Equal(["spx.csv"], _folder.FileNames);
    }

    [Theory]
    [InlineData("Bid,Symbol\n")]
    [InlineData("symbol,bid\n")]
    [InlineData("Symbol;Bid\n")]
    [InlineData("#TYPE System.Object\nSymbol,Bid\n")]
    public void Columns_in_another_order_or_spelling_are_other_columns(string old)
    {
        var path = _folder.With("spx.csv", old);

        Assert.Throws<TableSchemaException>(() => TableFile.Create(path, TableFormat.Csv, Columns, ExistingFile.Append));
    }

    [Theory]
    [InlineData(TableFormat.Csv)]
    [InlineData(TableFormat.JsonLines)]
    public void A_file_in_another_encoding_is_refused(TableFormat format)
    {
        var path = _folder.PathOf("spx");
        File.WriteAllText(path, "Symbol,Bid\n", Encoding.Unicode);

        var refusal = Assert.Throws<TableSchemaException>(() => TableFile.Create(path, format, Columns, ExistingFile.Append));

        Assert.Contains("UTF-16", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_who_append_at_once_the_second_is_told()
    {
        var path = _folder.With("spx.csv", "Symbol,Bid\n");
        using var first = TableFile.Create(path, TableFormat.Csv, Columns, ExistingFile.Append);
        using var second = TableFile.Create(path, TableFormat.Csv, Columns, ExistingFile.Append);
        first.WriteRow(["first", 1]);
        second.WriteRow(["second", 2]);

        first.Commit();
        var refusal = Assert.Throws<TableFileException>(second.Commit);

        Assert.Contains("changed", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("Symbol,Bid\nfirst,1\n", File.ReadAllText(path));
    }

    private static void Append(string path, TableFormat format, object?[] row)
    {
        using var table = TableFile.Create(path, format, Columns, ExistingFile.Append);
        table.WriteRow(row);
        table.Commit();
    }
}

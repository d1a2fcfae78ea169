using System.Runtime.Versioning;
using TastyPS.Reporting.Files;
using TastyPS.Reporting.Tables;

namespace TastyPS.Reporting.Tests.Files;

public sealed class TableFileTests : IDisposable
{
    private static readonly string[] Columns = ["Symbol", "Bid"];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_committed_table_is_the_only_file_in_the_folder()
    {
        var path = _folder.PathOf("spx.csv");

        using (var table = TableFile.Create(path, TableFormat.Csv, Columns))
        {
            table.WriteRow(["SPX", 1.5m]);
            table.WriteRow(["SPXW", null]);
            Assert.Equal(2, table.RowCount);
            Assert.Equal(path, table.Path);
            table.Commit();
        }

        Assert.Equal("Symbol,Bid\nSPX,1.5\nSPXW,\n", File.ReadAllText(path));
        Assert.Equal(["spx.csv"], _folder.FileNames);
    }

    [Fact]
    public void A_table_without_rows_still_has_its_header()
    {
        var path = _folder.PathOf("spx.csv");

        Write(path, TableFormat.Csv, ExistingFile.Replace);

        Assert.Equal("Symbol,Bid\n", File.ReadAllText(path));
    }

    [Fact]
    public void Until_the_commit_the_old_file_is_what_everybody_reads()
    {
        var path = _folder.With("spx.csv", "old");
        using var table = TableFile.Create(path, TableFormat.Csv, Columns);
        for (var row = 0; row < 20_000; row++)
            table.WriteRow(["SPX", row]);

        Assert.Equal("old", File.ReadAllText(path));

        table.Commit();

        Assert.Equal(20_001, File.ReadLines(path).Count());
    }

    [Theory]
    [InlineData(ExistingFile.Replace)]
    [InlineData(ExistingFile.Append)]
    public void Without_a_commit_nothing_remains_and_nothing_is_lost(ExistingFile existing)
    {
        var path = _folder.With("spx.csv", "Symbol,Bid\nold,1\n");

        using (var table = TableFile.Create(path, TableFormat.Csv, Columns, existing))
            table.WriteRow(["SPX", 1]);

        Assert.Equal("Symbol,Bid\nold,1\n", File.ReadAllText(path));
        Assert.Equal(["spx.csv"], _folder.FileNames);
    }

    [Fact]
    public void Without_a_commit_no_new_file_appears()
    {
        using (var table = TableFile.Create(_folder.PathOf("spx.jsonl"), TableFormat.JsonLines, Columns))
            table.WriteRow(["SPX", 1]);

        Assert.Empty(_folder.FileNames);
    }

    [Fact]
    public void A_file_that_is_to_stay_is_refused_at_once()
    {
        var path = _folder.With("spx.csv", "old");

        var refusal = Assert.Throws<IOException>(() => TableFile.Create(path, TableFormat.Csv, Columns, ExistingFile.Refuse));

        Assert.Contains("exists already", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal(["spx.csv"], _folder.FileNames);
    }

    [Fact]
    public void A_file_that_came_meanwhile_is_not_overwritten_either()
    {
        var path = _folder.PathOf("spx.csv");

        using (var table = TableFile.Create(path, TableFormat.Csv, Columns, ExistingFile.Refuse))
        {
            _folder.With("spx.csv", "mine");
            var refusal = Assert.Throws<IOException>(table.Commit);
            Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
        }

        Assert.Equal("mine", File.ReadAllText(path));
        Assert.Equal(["spx.csv"], _folder.FileNames);
    }

    [Fact]
    public void A_file_that_another_program_holds_is_refused_with_its_name()
    {
        var path = _folder.With("spx.csv", "old");
        using var holder = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var refusal = Assert.Throws<IOException>(() => TableFile.Create(path, TableFormat.Csv, Columns));

        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("another program has it open", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["spx.csv"], _folder.FileNames);
    }

    [Fact]
    public void A_path_must_lead_to_a_file_in_a_folder_that_exists()
    {
        Assert.Throws<ArgumentException>(() => TableFile.Create("spx.csv", TableFormat.Csv, Columns));
        Assert.Throws<DirectoryNotFoundException>(() => TableFile.Create(_folder.PathOf("none/spx.csv"), TableFormat.Csv, Columns));
        Assert.Throws<IOException>(() => TableFile.Create(_folder.PathOf("."), TableFormat.Csv, Columns));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void The_permissions_of_the_old_file_are_kept()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix file modes; on Windows File.Replace keeps the access control list.");
        const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var path = _folder.With("spx.csv", "old");
        File.SetUnixFileMode(path, ownerOnly);

        Write(path, TableFormat.Csv, ExistingFile.Replace, ["SPX", 1]);

        Assert.Equal(ownerOnly, File.GetUnixFileMode(path));
    }

    [Fact]
    public void A_row_that_does_not_fit_spoils_the_table()
    {
        using var table = TableFile.Create(_folder.PathOf("spx.csv"), TableFormat.Csv, Columns);

        Assert.Throws<ArgumentException>(() => table.WriteRow(["SPX"]));

        Assert.Throws<InvalidOperationException>(table.Commit);
    }

    [Fact]
    public void A_committed_table_is_closed()
    {
        using var table = TableFile.Create(_folder.PathOf("spx.csv"), TableFormat.Csv, Columns);
        table.Commit();

        Assert.Throws<InvalidOperationException>(() => table.WriteRow(["SPX", 1]));
        Assert.Throws<InvalidOperationException>(table.Commit);
    }

    private static void Write(string path, TableFormat format, ExistingFile existing, params object?[][] rows)
    {
        using var table = TableFile.Create(path, format, Columns, existing);
        foreach (var row in rows)
            table.WriteRow(row);
        table.Commit();
    }
}

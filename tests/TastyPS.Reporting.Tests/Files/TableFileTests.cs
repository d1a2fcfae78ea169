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

        var refusal = Assert.Throws<TableFileException>(() => TableFile.Create(path, TableFormat.Csv, Columns, ExistingFile.Refuse));

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
            var refusal = Assert.Throws<TableFileException>(table.Commit);
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

        var refusal = Assert.Throws<TableFileException>(() => TableFile.Create(path, TableFormat.Csv, Columns));

        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
        Assert.Equal((TableFileProblem.InUse, $"'{path}' cannot be written now, because another program has it open."), (refusal.Problem, refusal.Message));
        Assert.Equal(["spx.csv"], _folder.FileNames);
    }

    [Fact]
    public void A_path_must_lead_to_a_file_in_a_folder_that_exists()
    {
        Assert.Throws<ArgumentException>(() => TableFile.Create("spx.csv", TableFormat.Csv, Columns));
        Assert.Equal(TableFileProblem.FolderMissing, Assert.Throws<TableFileException>(() => TableFile.Create(_folder.PathOf("none/spx.csv"), TableFormat.Csv, Columns)).Problem);
        Assert.Equal(TableFileProblem.IsFolder, Assert.Throws<TableFileException>(() => TableFile.Create(_folder.PathOf("."), TableFormat.Csv, Columns)).Problem);
    }

    [Theory]
    [InlineData(ExistingFile.Replace, "Symbol,Bid\nSPX,1\n")]
    [InlineData(ExistingFile.Append, "Symbol,Bid\nold,1\nSPX,1\n")]
    public void Writing_through_a_link_changes_the_file_it_leads_to(ExistingFile existing, string expected)
    {
        var file = _folder.With("real.csv", "Symbol,Bid\nold,1\n");
        var middle = Link("middle.csv", "real.csv");
        var link = Link("spx.csv", "middle.csv");

        Write(link, TableFormat.Csv, existing, ["SPX", 1]);

        Assert.Equal(expected, File.ReadAllText(file));
        Assert.Equal(("middle.csv", "real.csv"), (new FileInfo(link).LinkTarget, new FileInfo(middle).LinkTarget));
        Assert.Equal(["middle.csv", "real.csv", "spx.csv"], _folder.FileNames);
    }

    [Fact]
    public void Writing_through_a_link_that_leads_nowhere_makes_the_file()
    {
        var link = Link("spx.csv", "real.csv");

        Write(link, TableFormat.Csv, ExistingFile.Replace, ["SPX", 1]);

        Assert.Equal("Symbol,Bid\nSPX,1\n", File.ReadAllText(_folder.PathOf("real.csv")));
        Assert.Equal("real.csv", new FileInfo(link).LinkTarget);
    }

    [Fact]
    public void Links_in_a_circle_are_told()
    {
        Link("one.csv", "two.csv");
        var link = Link("two.csv", "one.csv");

        Assert.Contains(link, Assert.Throws<TableFileException>(() => TableFile.Create(link, TableFormat.Csv, Columns)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExistingFile.Replace)]
    [InlineData(ExistingFile.Append)]
    public void A_read_only_file_is_refused(ExistingFile existing)
    {
        var path = ReadOnlyFile();

        Assert.Equal(TableFileProblem.ReadOnly, Assert.Throws<TableFileException>(() => TableFile.Create(path, TableFormat.Csv, Columns, existing)).Problem);
        Assert.Equal(["spx.csv"], _folder.FileNames);
        File.SetAttributes(path, FileAttributes.Normal);
    }

    [Theory]
    [InlineData(ExistingFile.Replace, "Symbol,Bid\nSPX,1\n")]
    [InlineData(ExistingFile.Append, "Symbol,Bid\nold,1\nSPX,1\n")]
    public void A_read_only_file_can_be_written_on_demand_and_stays_read_only(ExistingFile existing, string expected)
    {
        var path = ReadOnlyFile();

        using (var table = TableFile.Create(path, TableFormat.Csv, Columns, existing, evenReadOnly: true))
        {
            table.WriteRow(["SPX", 1]);
            table.Commit();
        }

        Assert.Equal(expected, File.ReadAllText(path));
        Assert.True(File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly));
        File.SetAttributes(path, FileAttributes.Normal);
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

    private string ReadOnlyFile()
    {
        var path = _folder.With("spx.csv", "Symbol,Bid\nold,1\n");
        File.SetAttributes(path, FileAttributes.ReadOnly);
        return path;
    }

    // Windows makes links for developers and administrators only.
    private string Link(string name, string target)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege on Windows.");
        File.CreateSymbolicLink(_folder.PathOf(name), target);
        return _folder.PathOf(name);
    }

    private static void Write(string path, TableFormat format, ExistingFile existing, params object?[][] rows)
    {
        using var table = TableFile.Create(path, format, Columns, existing);
        foreach (var row in rows)
            table.WriteRow(row);
        table.Commit();
    }
}

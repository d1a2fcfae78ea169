using TastyPS.Reporting.Files;
using TastyPS.Reporting.Tables;

namespace TastyPS.Reporting.Tests.Files;

public sealed class TableFileFullDiskTests : IDisposable
{
    private const string Old = "Symbol,Bid\nold,1\n";
    private const string OldJson = "{\"Symbol\":\"old\",\"Bid\":1}\n";
    private static readonly string[] Columns = ["Symbol", "Bid"];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static MatrixTheoryData<TableFormat, ExistingFile, int> Ways { get; } = new(
        [TableFormat.Csv, TableFormat.JsonLines],
        [ExistingFile.Replace, ExistingFile.Append],
        [0, 100, 100_000]); // full at once, at the commit, between the rows

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_full_disk_is_told_and_the_old_file_stays(TableFormat format, ExistingFile existing, int room)
    {
        var old = format == TableFormat.Csv ? Old : OldJson;
        var path = _folder.With("spx", old);

        using (var table = TableFile.Create(path, format, Columns, existing, new FullDisk(room).Open))
        {
            var told = Assert.Throws<TableFileException>(() => WriteAndCommit(table, rows: 20_000));
            Assert.Equal((TableFileProblem.DiskFull, $"'{path}' cannot be written: the disk is full."), (told.Problem, told.Message));
            Assert.Throws<InvalidOperationException>(table.Commit);
        }

        Assert.Equal(old, File.ReadAllText(path));
        Assert.Equal(["spx"], _folder.FileNames);
    }

    [Theory]
    [InlineData(TableFormat.Csv)]
    [InlineData(TableFormat.JsonLines)]
    public void A_disk_that_is_full_only_at_the_last_block_is_told_by_the_commit(TableFormat format)
    {
        using (var table = TableFile.Create(_folder.PathOf("spx"), format, Columns, ExistingFile.Replace, new FullDisk(5).Open))
        {
            table.WriteRow(["SPX", 1]);
            Assert.Throws<TableFileException>(table.Commit);
        }

        Assert.Empty(_folder.FileNames);
    }

    [Fact]
    public void A_disk_with_just_enough_room_takes_the_table()
    {
        var path = _folder.PathOf("spx");

        using (var table = TableFile.Create(path, TableFormat.Csv, Columns, ExistingFile.Replace, new FullDisk("Symbol,Bid\nSPX,0\n".Length).Open))
            WriteAndCommit(table, rows: 1);

        Assert.Equal("Symbol,Bid\nSPX,0\n", File.ReadAllText(path));
    }

    [Fact]
    public void The_answer_of_a_real_full_device_is_passed_on()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has /dev/full.");

        using (var table = TableFile.Create(_folder.PathOf("spx"), TableFormat.Csv, Columns, ExistingFile.Replace, OpenFullDevice))
            Assert.Equal(TableFileProblem.DiskFull, Assert.Throws<TableFileException>(() => WriteAndCommit(table, rows: 1)).Problem);

        Assert.Empty(_folder.FileNames);

        static Stream OpenFullDevice(string path, FileMode mode)
        {
            File.Create(path).Dispose();
            return new FileStream("/dev/full", FileMode.Open, FileAccess.Write);
        }
    }

    [Fact]
    public void A_file_that_cannot_be_opened_leaves_nothing_behind()
    {
        var path = _folder.With("spx", Old);

        var told = Assert.Throws<TableFileException>(() =>
            TableFile.Create(path, TableFormat.Csv, Columns, ExistingFile.Replace, (temporary, _) => throw new IOException($"The device of {temporary} is gone")));

        Assert.Equal($"'{path}' cannot be written: The device of {path} is gone.", told.Message);
        Assert.Equal(["spx"], _folder.FileNames);
    }

    private static void WriteAndCommit(TableFile table, int rows)
    {
        for (var row = 0; row < rows; row++)
            table.WriteRow(["SPX", row]);
        table.Commit();
    }
}

using TastyPS.Reporting.Tables;

namespace TastyPS.Reporting.Files;

/// <summary>
/// A table on its way into a file. Rows are written as they come, beside the file's final place; <see cref="Commit"/> puts the whole file there in one step.
/// Whoever disposes without committing leaves everything as it was: no half-written file, no lost old one.
/// </summary>
/// <remarks>
/// Texts are the same in every culture: numbers with a point and all their digits, instants and times as ISO 8601, truth values <c>true</c> and <c>false</c>,
/// enumerations by name. Nothing, NaN and infinite numbers are an empty cell in CSV and null in JSON. Appending copies the old file, so that a crash never leaves half a row.
/// Not for use by several threads at once.
/// </remarks>
public sealed class TableFile : IDisposable
{
    private readonly ReplacingFile _file;
    private readonly ITableWriter _writer;
    private State _state;

    private TableFile(string path, ReplacingFile file, ITableWriter writer)
    {
        Path = path;
        _file = file;
        _writer = writer;
    }

    private enum State
    {
        Open,
        Failed,
        Closed,
    }

    /// <summary>The file's final place.</summary>
    public string Path { get; }

    /// <summary>How many rows were written, those of an old file not counted.</summary>
    public long RowCount => _writer.Rows;

    /// <summary>Begins a table.</summary>
    /// <param name="path">The file's final place as a full path; its folder must exist.</param>
    /// <param name="format">How the table is written; see <see cref="TableFormats.FromPath"/>.</param>
    /// <param name="columns">The column names, each once.</param>
    /// <param name="existing">What becomes of a file that is already there.</param>
    /// <param name="evenReadOnly">Whether a read-only file may be written; it is read-only again afterwards.</param>
    /// <exception cref="ArgumentException">The path does not begin at the root, or the columns are none, unnamed or not distinct.</exception>
    /// <exception cref="TableSchemaException">Rows are to be appended to a file with other columns, or in another encoding than UTF-8.</exception>
    /// <exception cref="TableFileException">The file exists and must not be touched, is read-only or in use, there is no such folder, or the disk is full.</exception>
    public static TableFile Create(
        string path, TableFormat format, IReadOnlyList<string> columns, ExistingFile existing = ExistingFile.Replace, bool evenReadOnly = false) =>
        Create(path, format, columns, existing, open: null, evenReadOnly);

    internal static TableFile Create(
        string path, TableFormat format, IReadOnlyList<string> columns, ExistingFile existing, Func<string, FileMode, Stream>? open, bool evenReadOnly = false)
    {
        if (path is null)
            throw new ArgumentNullException(nameof(path));
        if (format is not (TableFormat.Csv or TableFormat.JsonLines))
            throw new ArgumentOutOfRangeException(nameof(format), format, "There is no such table format.");

        columns = TableColumns.Fixed(columns);
        var file = ReplacingFile.Open(path, existing, evenReadOnly, open);
        try
        {
            return new TableFile(path, file, OpenWriter(path, format, columns, existing, file.Stream));
        }
        catch (IOException failure)
        {
            file.Dispose();
            throw file.Told(failure);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Writes one row. After an exception the table takes no more rows and cannot be committed.</summary>
    /// <param name="values">A value for each column, in the columns' order; null where there is none.</param>
    /// <exception cref="ArgumentException">There are more or fewer values than columns.</exception>
    /// <exception cref="TableFileException">The disk is full or gone.</exception>
    /// <exception cref="InvalidOperationException">The table is committed, disposed or has failed.</exception>
    public void WriteRow(IReadOnlyList<object?> values)
    {
        RequireOpen();
        try
        {
            _writer.WriteRow(values);
        }
        catch (IOException failure)
        {
            _state = State.Failed;
            throw _file.Told(failure);
        }
        catch
        {
            _state = State.Failed;
            throw;
        }
    }

    /// <summary>Puts the file, with all rows written so far, in its place.</summary>
    /// <exception cref="TableFileException">The disk is full, the old file is in use, or another program changed a file that was to be appended to. The old file stays.</exception>
    /// <exception cref="InvalidOperationException">The table is committed, disposed or has failed.</exception>
    public void Commit()
    {
        RequireOpen();
        _state = State.Failed;
        try
        {
            _writer.Complete();
            _file.Commit();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw _file.Told(failure);
        }

        _state = State.Closed;
    }

    /// <summary>Ends the work; without <see cref="Commit"/> before it, nothing of it remains.</summary>
    public void Dispose()
    {
        _state = State.Closed;
        _writer.Dispose();
        _file.Dispose();
    }

    private static ITableWriter OpenWriter(string path, TableFormat format, IReadOnlyList<string> columns, ExistingFile existing, Stream stream)
    {
        var old = existing == ExistingFile.Append && stream.Length > 0
            ? ExistingTable.Examine(path, format, columns, stream)
            : ExistingTable.None;
        return format switch
        {
            TableFormat.Csv => new CsvTableWriter(stream, columns, writeHeader: !old.HasContent, old.NewLine),
            _ => new JsonLinesTableWriter(stream, columns),
        };
    }

    private void RequireOpen()
    {
        if (_state != State.Open)
            throw new InvalidOperationException(_state == State.Failed ? $"Writing '{Path}' has failed before." : $"'{Path}' is closed.");
    }
}

using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace TastyPS.Reporting.Tables;

/// <summary>
/// Writes comma-separated values by RFC 4180, but with <c>\n</c> as the line's end: the same bytes on every system, clean for line tools,
/// and understood by spreadsheets and by Import-Csv all the same.
/// </summary>
/// <remarks>
/// Nothing is null, NaN and infinite numbers are empty cells. Collections are joined with <c>;</c>.
/// A text that begins like a formula is written as it is: data must come back as it went in.
/// </remarks>
internal sealed class CsvTableWriter : ITableWriter
{
    private const int BufferSize = 1 << 16;
    private static readonly char[] Special = [',', '"', '\r', '\n'];

    private readonly IReadOnlyList<string> _columns;
    private readonly CsvWriter _csv;

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <param name="stream">The target, at the place where the table begins or goes on.</param>
    /// <param name="columns">The column names.</param>
    /// <param name="writeHeader">Whether the column names are written first.</param>
    /// <param name="newLine">The line's end.</param>
    public CsvTableWriter(Stream stream, IReadOnlyList<string> columns, bool writeHeader = true, string newLine = "\n")
    {
        _columns = TableColumns.Fixed(columns);
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = ",",
            NewLine = newLine,
            ShouldQuote = field => NeedsQuotes(field.Field),
        };
        var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferSize, leaveOpen: true);
        _csv = new CsvWriter(text, configuration);
        if (writeHeader)
            WriteLine(_columns);
    }

    /// <inheritdoc/>
    public long Rows { get; private set; }

    /// <inheritdoc/>
    public void WriteRow(IReadOnlyList<object?> values)
    {
        TableColumns.RequireFit(_columns, values);
        WriteLine(values);
        Rows++;
    }

    /// <inheritdoc/>
    public void Complete() => _csv.Dispose();

    /// <inheritdoc/>
    public void Dispose()
    {
        // Disposing the inner writer would write what it holds back, to a target that is given up or full: Complete does that.
    }

    private void WriteLine(IReadOnlyList<object?> values)
    {
        for (var column = 0; column < values.Count; column++)
            _csv.WriteField(CellText.Of(values[column]));

        _csv.NextRecord();
    }

    // The only cell of a row is quoted when empty, since an empty line is no row to most readers.
    private bool NeedsQuotes(string? field) => string.IsNullOrEmpty(field)
        ? _columns.Count == 1
        : field![0] == ' ' || field[field.Length - 1] == ' ' || field.IndexOfAny(Special) >= 0;
}

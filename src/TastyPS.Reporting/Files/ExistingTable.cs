using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using TastyPS.Reporting.Tables;

namespace TastyPS.Reporting.Files;

/// <summary>What must be known of a file to go on where it ends.</summary>
/// <param name="HasContent">Whether there is anything in it, a header at least.</param>
/// <param name="NewLine">How its lines end.</param>
internal readonly record struct ExistingTable(bool HasContent, string NewLine)
{
    /// <summary>A file that is new or empty.</summary>
    public static ExistingTable None { get; } = new(HasContent: false, "\n");

    /// <summary>Looks whether rows can follow the content of a stream, ends its last line if that is open, and leaves the stream at its end.</summary>
    /// <exception cref="TableSchemaException">The columns or the encoding are others.</exception>
    public static ExistingTable Examine(string path, TableFormat format, IReadOnlyList<string> columns, Stream stream)
    {
        RequireUtf8(path, stream);
        var table = format == TableFormat.Csv ? ExamineHeader(path, columns, stream) : ExamineFirstObject(path, columns, stream);
        stream.Seek(0, SeekOrigin.End);
        if (table.HasContent)
            EndLastLine(stream, table.NewLine);
        return table;
    }

    private static void RequireUtf8(string path, Stream stream)
    {
        var start = new byte[2];
        stream.Position = 0;
        var length = stream.Read(start, 0, start.Length);
        if (length == 2 && (start[0], start[1]) is (0xFF, 0xFE) or (0xFE, 0xFF))
            throw new TableSchemaException($"'{path}' is UTF-16, to which rows in UTF-8 cannot be added.");
    }

    private static ExistingTable ExamineHeader(string path, IReadOnlyList<string> columns, Stream stream)
    {
        stream.Position = 0;
        using var text = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 12, leaveOpen: true);
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = ",", BadDataFound = null });
        if (!parser.Read())
            return None;

        var header = parser.Record ?? [];
        if (!header.SequenceEqual(columns, StringComparer.Ordinal))
            throw TableSchemaException.Between(path, header, columns);
        return new ExistingTable(HasContent: true, parser.RawRecord.EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n");
    }

    private static ExistingTable ExamineFirstObject(string path, IReadOnlyList<string> columns, Stream stream)
    {
        stream.Position = 0;
        using var text = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 12, leaveOpen: true);
        string? line;
        do
            line = text.ReadLine();
        while (line is not null && string.IsNullOrWhiteSpace(line));

        if (line is null)
            return None with { HasContent = true };

        var names = NamesIn(line) ?? throw new TableSchemaException($"'{path}' does not hold JSON lines: its first line is no JSON object.");
        if (!new HashSet<string>(names, StringComparer.Ordinal).SetEquals(columns))
            throw TableSchemaException.Between(path, names, columns);
        return None with { HasContent = true };
    }

    private static List<string>? NamesIn(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object ? [.. json.RootElement.EnumerateObject().Select(property => property.Name)] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void EndLastLine(Stream stream, string newLine)
    {
        stream.Seek(-1, SeekOrigin.End);
        if (stream.ReadByte() == '\n')
            return;

        var end = Encoding.ASCII.GetBytes(newLine);
        stream.Write(end, 0, end.Length);
    }
}

namespace TastyPS.Reporting.Tables;

/// <summary>Which format a file's name asks for.</summary>
public static class TableFormats
{
    /// <summary>The extensions that are understood, with their dot.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".csv", ".jsonl", ".ndjson"];

    /// <summary>The format that the extension of <paramref name="path"/> names, in upper or lower case.</summary>
    /// <exception cref="ArgumentException">The extension is missing or names no supported format.</exception>
    public static TableFormat FromPath(string path)
    {
        if (path is null)
            throw new ArgumentNullException(nameof(path));

        var extension = Path.GetExtension(path);
        return extension.ToLowerInvariant() switch
        {
            ".csv" => TableFormat.Csv,
            ".jsonl" or ".ndjson" => TableFormat.JsonLines,
            ".json" => throw new ArgumentException(
                $"'{path}' asks for one JSON document, but rows are written as JSON lines, one object a line: name the file .jsonl.", nameof(path)),
            "" => throw new ArgumentException($"'{path}' has no extension to tell the format by. Supported are {Listed}.", nameof(path)),
            _ => throw new ArgumentException($"No table format belongs to '{extension}'. Supported are {Listed}.", nameof(path)),
        };
    }

    private static string Listed => string.Join(", ", Extensions);
}

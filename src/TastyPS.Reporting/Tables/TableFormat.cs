namespace TastyPS.Reporting.Tables;

/// <summary>How a table is written to a file.</summary>
public enum TableFormat
{
    /// <summary>Comma-separated values: RFC 4180 in UTF-8 without byte order mark, the column names in the first line.</summary>
    Csv,

    /// <summary>One JSON object a line, in UTF-8.</summary>
    JsonLines,
}

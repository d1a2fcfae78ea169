namespace TastyPS.Reporting.Tables;

/// <summary>Rows cannot be added to a file, because its columns or its encoding are others.</summary>
public sealed class TableSchemaException : Exception
{
    /// <summary>Makes an exception without detail.</summary>
    public TableSchemaException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    public TableSchemaException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and its cause.</summary>
    public TableSchemaException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The columns that only the file has, in its order.</summary>
    public IReadOnlyList<string> OnlyInFile { get; init; } = [];

    /// <summary>The columns that only the new rows have, in their order.</summary>
    public IReadOnlyList<string> OnlyInRows { get; init; } = [];

    /// <summary>Says how the columns of a file and of new rows differ.</summary>
    internal static TableSchemaException Between(string path, IReadOnlyList<string> inFile, IReadOnlyList<string> inRows)
    {
        var onlyInFile = inFile.Except(inRows, StringComparer.Ordinal).ToList();
        var onlyInRows = inRows.Except(inFile, StringComparer.Ordinal).ToList();
        var differences = new List<string>();
        if (onlyInFile.Count > 0)
            differences.Add($"only the file has {string.Join(", ", onlyInFile)}");
        if (onlyInRows.Count > 0)
            differences.Add($"only the rows have {string.Join(", ", onlyInRows)}");
        if (differences.Count == 0)
            differences.Add($"the order or the number differs, the file has {string.Join(", ", inFile)}");

        return new TableSchemaException($"The columns of '{path}' are not those of the rows to add: {string.Join("; ", differences)}.")
        {
            OnlyInFile = onlyInFile,
            OnlyInRows = onlyInRows,
        };
    }
}

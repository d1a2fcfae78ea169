namespace TastyPS.Reporting.Tables;

/// <summary>The names under which a table's values stand.</summary>
internal static class TableColumns
{
    /// <summary>A copy of the names, which nobody can change any more.</summary>
    /// <exception cref="ArgumentException">There is no name, an empty one, or one twice.</exception>
    public static IReadOnlyList<string> Fixed(IReadOnlyList<string> columns)
    {
        if (columns is null)
            throw new ArgumentNullException(nameof(columns));
        if (columns.Count == 0)
            throw new ArgumentException("A table needs a column.", nameof(columns));

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            if (string.IsNullOrEmpty(column))
                throw new ArgumentException("A column needs a name.", nameof(columns));
            if (!seen.Add(column))
                throw new ArgumentException($"Two columns are named {column}.", nameof(columns));
        }

        return [.. columns];
    }

    /// <summary>Refuses a row that does not fit.</summary>
    /// <exception cref="ArgumentException">There are more or fewer values than columns.</exception>
    public static void RequireFit(IReadOnlyList<string> columns, IReadOnlyList<object?> values)
    {
        if (values is null)
            throw new ArgumentNullException(nameof(values));
        if (values.Count != columns.Count)
            throw new ArgumentException(FormattableString.Invariant($"The row has {values.Count} values for {columns.Count} columns."), nameof(values));
    }
}

namespace TastyPS.Reporting.Tables;

/// <summary>Writes the rows of a table, each as it comes, under columns that were fixed when the writer was made.</summary>
public interface ITableWriter : IDisposable
{
    /// <summary>How many rows were written.</summary>
    long Rows { get; }

    /// <summary>Writes one row.</summary>
    /// <param name="values">A value for each column, in the columns' order; null where there is none.</param>
    /// <exception cref="ArgumentException">There are more or fewer values than columns.</exception>
    /// <exception cref="IOException">The target takes no more.</exception>
    void WriteRow(IReadOnlyList<object?> values);

    /// <summary>
    /// Writes what was held back, and whatever the format puts at a table's end. Without it the table is not whole:
    /// disposing alone gives up what is not yet written.
    /// </summary>
    /// <exception cref="IOException">The target takes no more.</exception>
    void Complete();
}

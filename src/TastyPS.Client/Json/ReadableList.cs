using System.Collections.ObjectModel;

namespace TastyPS.Client.Json;

/// <summary>A list that says what it holds, for cells of tables and files: a list of its own kind would name its type there.</summary>
internal sealed class ReadableList<T>(IList<T> items) : ReadOnlyCollection<T>(items)
{
    /// <inheritdoc/>
    public override string ToString() => string.Join("; ", this);
}

using System.Collections.ObjectModel;

namespace TastyPS.Client.Json;

/// <summary>A list that says what it holds, for cells of tables and files: a list of its own kind would name its type there.</summary>
internal sealed class ReadableList<T>(IList<T> items) : ReadOnlyCollection<T>(items)
{
    /// <summary>The one that holds nothing.</summary>
    public static readonly ReadableList<T> None = new([]);

    /// <inheritdoc/>
    public override string ToString() => string.Join("; ", this);
}

/// <summary>Makes lists that say what they hold.</summary>
internal static class ReadableList
{
    /// <summary>The list as it is then; itself if it says so already. Of none, as a script may give it, the empty one.</summary>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T>? items) => items as ReadableList<T> ?? (items is null or { Count: 0 } ? ReadableList<T>.None : new ReadableList<T>([.. items]));
}

namespace TastyPS.Client.Orders;

/// <summary>The words of the wire for the values of an enum, both ways.</summary>
internal sealed class WireWords<T>(params (T Value, string Word)[] words)
    where T : struct, Enum
{
    private readonly Dictionary<T, string> _words = words.ToDictionary(pair => pair.Value, pair => pair.Word);
    private readonly Dictionary<string, T> _values = words.ToDictionary(pair => pair.Word, pair => pair.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>The word of a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such value.</exception>
    public string this[T value] => _words.TryGetValue(value, out var word) ? word : throw new ArgumentOutOfRangeException(nameof(value), value, $"{value} is no {typeof(T).Name}.");

    /// <summary>The value of a word; null if it is new.</summary>
    public T? Find(string? word) => word is not null && _values.TryGetValue(word, out var value) ? value : null;
}

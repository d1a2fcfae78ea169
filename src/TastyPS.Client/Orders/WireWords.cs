namespace TastyPS.Client.Orders;

/// <summary>The words of the wire for the values of an enum, both ways.</summary>
internal sealed class WireWords<T>(params (T Value, string Word)[] words)
    where T : struct, Enum
{
    // They are few: looking them through is as fast as a table, of which the runtime would have to compile one for every enum before the first order could be sent.

    /// <summary>The word of a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such value.</exception>
    public string this[T value]
    {
        get
        {
            foreach (var pair in words)
            {
                if (EqualityComparer<T>.Default.Equals(pair.Value, value))
                    return pair.Word;
            }

            throw new ArgumentOutOfRangeException(nameof(value), value, $"{value} is no {typeof(T).Name}.");
        }
    }

    /// <summary>The value of a word; null if it is new.</summary>
    public T? Find(string? word)
    {
        foreach (var pair in words)
        {
            if (string.Equals(pair.Word, word, StringComparison.OrdinalIgnoreCase))
                return pair.Value;
        }

        return null;
    }
}

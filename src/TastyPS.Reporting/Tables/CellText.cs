using System.Collections;
using System.Globalization;
using System.Text.Json;

namespace TastyPS.Reporting.Tables;

/// <summary>A value as text that reads the same in every culture.</summary>
internal static class CellText
{
    // Whatever is nested deeper is shown by its own ToString; a collection that holds itself comes to an end so.
    private const int MaxNesting = 8;

    /// <summary>The text of a value; null where there is none, which NaN and the infinities are too.</summary>
    public static string? Of(object? value, int nesting = 0) => value switch
    {
        null => null,
        string text => text,
        bool truth => truth ? "true" : "false",
        double number => Of(number),
        float number => Of(number),
        DateTimeOffset instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        Enum name => name.ToString(),
        JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IDictionary entries when nesting < MaxNesting => Joined(Pairs(entries, nesting + 1)),
        IEnumerable items when nesting < MaxNesting => Joined(items.Cast<object?>().Select(item => Of(item, nesting + 1))),
        _ => value.ToString(),
    };

    /// <summary>The shortest text that gives the same number back; null if it is NaN or infinite.</summary>
    public static string? Of(double number)
    {
        if (double.IsNaN(number) || double.IsInfinity(number))
            return null;

        // "R" fails for some numbers on .NET Framework, for which all 17 digits must be written.
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        var back = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        return back.Equals(number) ? text : number.ToString("G17", CultureInfo.InvariantCulture);
    }

    /// <summary>The shortest text that gives the same number back; null if it is NaN or infinite.</summary>
    public static string? Of(float number) =>
        float.IsNaN(number) || float.IsInfinity(number) ? null : number.ToString("R", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Pairs(IDictionary entries, int nesting)
    {
        foreach (DictionaryEntry entry in entries)
            yield return $"{Of(entry.Key, nesting)}={Of(entry.Value, nesting)}";
    }

    private static string Joined(IEnumerable<string?> texts) => string.Join(";", texts);
}

using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TastyPS.Client.Json;

/// <summary>Tolerant reading of single values: a number may come as a number or as text, and what cannot be read is reported, never guessed.</summary>
internal static class JsonScalars
{
    /// <summary>The unescaped bytes of the current name or scalar; empty for anything else.</summary>
    public static ReadOnlySpan<byte> Bytes(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.PropertyName or JsonTokenType.String or JsonTokenType.Number))
            return default;
        return reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan;
    }

    /// <summary>True if the token starts an object or an array.</summary>
    public static bool IsContainer(JsonTokenType token) => token is JsonTokenType.StartObject or JsonTokenType.StartArray;

    /// <summary>Text of a scalar as it was sent; null for null and for a container.</summary>
    public static string? Text(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.Number => Encoding.ASCII.GetString(reader.ValueSpan.ToArray()),
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => null,
    };

    /// <summary>Text that names something: null where it is missing or empty.</summary>
    public static string? Name(ref Utf8JsonReader reader) => Text(ref reader) is { Length: > 0 } text ? text : null;

    /// <summary>A decimal from a number or from text.</summary>
    public static bool TryDecimal(ref Utf8JsonReader reader, out decimal value) => WireNumber.TryParse(Bytes(ref reader), out value);

    /// <summary>A finite double from a number or from text.</summary>
    public static bool TryDouble(ref Utf8JsonReader reader, out double value)
    {
        var bytes = Bytes(ref reader);
        return Utf8Parser.TryParse(bytes, out value, out var consumed) && consumed == bytes.Length && !double.IsNaN(value) && !double.IsInfinity(value);
    }

    /// <summary>A whole number from a number or from text, <c>100</c> and <c>"100.0"</c> alike.</summary>
    public static bool TryInt64(ref Utf8JsonReader reader, out long value)
    {
        value = 0;
        if (!TryDecimal(ref reader, out var number) || number != decimal.Truncate(number) || number < long.MinValue || number > long.MaxValue)
            return false;
        value = (long)number;
        return true;
    }

    /// <summary>A whole number of 32 bits.</summary>
    public static bool TryInt32(ref Utf8JsonReader reader, out int value)
    {
        var read = TryInt64(ref reader, out var number) && number is >= int.MinValue and <= int.MaxValue;
        value = read ? (int)number : 0;
        return read;
    }

    /// <summary>A boolean, also as text.</summary>
    public static bool TryBoolean(ref Utf8JsonReader reader, out bool value)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.True or JsonTokenType.False:
                value = reader.GetBoolean();
                return true;
            default:
                value = false;
                return reader.TokenType == JsonTokenType.String && bool.TryParse(reader.GetString(), out value);
        }
    }

    /// <summary>A day; of old forms with a time, the part before the blank.</summary>
    public static bool TryDay(ref Utf8JsonReader reader, out CalendarDate value)
    {
        var bytes = Bytes(ref reader);
        var blank = bytes.IndexOf((byte)' ');
        return CalendarDate.TryParse(blank < 0 ? bytes : bytes[..blank], out value);
    }

    /// <summary>An instant in ISO 8601 with an offset.</summary>
    public static bool TryInstant(ref Utf8JsonReader reader, out DateTimeOffset value)
    {
        value = default;
        if (reader.TokenType != JsonTokenType.String)
            return false;
        return reader.TryGetDateTimeOffset(out value)
            || DateTimeOffset.TryParse(reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
    }

    /// <summary>A decimal, or null if it cannot be read as one.</summary>
    public static decimal? Decimal(ref Utf8JsonReader reader) => TryDecimal(ref reader, out var value) ? value : null;

    /// <summary>A finite double, or null if it cannot be read as one.</summary>
    public static double? Double(ref Utf8JsonReader reader) => TryDouble(ref reader, out var value) ? value : null;

    /// <summary>A whole number, or null if it cannot be read as one.</summary>
    public static long? Int64(ref Utf8JsonReader reader) => TryInt64(ref reader, out var value) ? value : null;

    /// <summary>A boolean, or null if it cannot be read as one.</summary>
    public static bool? Boolean(ref Utf8JsonReader reader) => TryBoolean(ref reader, out var value) ? value : null;

    /// <summary>A day, or null if it cannot be read as one.</summary>
    public static CalendarDate? Day(ref Utf8JsonReader reader) => TryDay(ref reader, out var value) ? value : null;

    /// <summary>An instant, or null if it cannot be read as one.</summary>
    public static DateTimeOffset? Instant(ref Utf8JsonReader reader) => TryInstant(ref reader, out var value) ? value : null;

    /// <summary>Keeps a value of any shape under its name. The reader stands on the name or on the value's first token.</summary>
    /// <returns>False if the value has not arrived wholly; the reader has not moved then.</returns>
    public static bool TryKeep(ref Utf8JsonReader reader, string name, ref Dictionary<string, JsonElement>? extra)
    {
        if (!JsonElement.TryParseValue(ref reader, out var element))
            return false;
        (extra ??= [])[name] = element.Value;
        return true;
    }
}

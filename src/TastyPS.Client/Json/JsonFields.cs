using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TastyPS.Client.Json;

/// <summary>
/// Takes the fields of one JSON object out by name. Numbers may come as numbers or as text; what cannot be read as asked is null, and stays
/// behind for <see cref="Rest"/> with the fields that nobody asked for.
/// </summary>
internal sealed class JsonFields
{
    private readonly Dictionary<string, JsonElement> _left;

    /// <summary>Opens an object.</summary>
    /// <exception cref="InvalidOperationException">It is none, or a name or text is no Unicode.</exception>
    public JsonFields(JsonElement json)
    {
        // Growing the table as it fills would take twice its memory, and an order has many objects.
        var count = 0;
        foreach (var _ in json.EnumerateObject())
            count++;
        _left = new Dictionary<string, JsonElement>(count, StringComparer.Ordinal);
        foreach (var field in json.EnumerateObject())
        {
            if (field.Value.ValueKind != JsonValueKind.Null)
                _left[field.Name] = field.Value;
        }
    }

    /// <summary>Text that names something: null where it is missing or empty. Numbers are taken as they are written.</summary>
    public string? Text(string name)
    {
        if (!_left.TryGetValue(name, out var value) || Scalar(value) is not { } text)
            return null;
        _left.Remove(name);
        return text.Length > 0 ? text : null;
    }

    /// <summary>A decimal.</summary>
    public decimal? Decimal(string name) => Take<decimal>(name, static (JsonElement value, out decimal read) =>
    {
        read = 0m;
        return value.ValueKind is JsonValueKind.String or JsonValueKind.Number && Scalar(value) is { } text && WireNumber.TryParse(Encoding.UTF8.GetBytes(text), out read);
    });

    /// <summary>A whole number.</summary>
    public long? Int64(string name) => Take<long>(name, static (JsonElement value, out long read) =>
        long.TryParse(Scalar(value), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out read));

    /// <summary>A boolean, also as text.</summary>
    public bool? Boolean(string name) => Take<bool>(name, static (JsonElement value, out bool read) => bool.TryParse(Scalar(value), out read));

    /// <summary>A day; of old forms with a time, the part before the blank.</summary>
    public CalendarDate? Day(string name) => Take<CalendarDate>(name, static (JsonElement value, out CalendarDate read) =>
        CalendarDate.TryParse(Scalar(value)?.Split(' ')[0], out read));

    /// <summary>An instant in ISO 8601 with an offset.</summary>
    public DateTimeOffset? Instant(string name) => Take<DateTimeOffset>(name, static (JsonElement value, out DateTimeOffset read) =>
    {
        read = default;
        return value.ValueKind == JsonValueKind.String
            && (value.TryGetDateTimeOffset(out read) || DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out read));
    });

    /// <summary>An object; null if the field is none.</summary>
    public JsonFields? Object(string name)
    {
        if (!_left.TryGetValue(name, out var value) || value.ValueKind != JsonValueKind.Object)
            return null;
        _left.Remove(name);
        return new JsonFields(value);
    }

    /// <summary>The models made of a list of objects; null, and not taken, if the field is no such list.</summary>
    public IReadOnlyList<T>? Objects<T>(string name, Func<JsonFields, T> make)
    {
        if (!_left.TryGetValue(name, out var value) || value.ValueKind != JsonValueKind.Array)
            return null;
        var list = new List<T>(value.GetArrayLength());
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
                return null;
            list.Add(make(new JsonFields(item)));
        }

        _left.Remove(name);
        return list;
    }

    /// <summary>The text of a field without taking it.</summary>
    public string? Peek(string name) => _left.TryGetValue(name, out var value) ? Scalar(value) : null;

    /// <summary>What was not taken, null values left out; null if there is nothing.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Rest() =>
        _left.Count == 0 ? null : _left.ToDictionary(field => field.Key, field => field.Value.Clone(), StringComparer.Ordinal);

    private T? Take<T>(string name, TryRead<T> tryRead)
        where T : struct
    {
        if (!_left.TryGetValue(name, out var value) || !tryRead(value, out var read))
            return null;
        _left.Remove(name);
        return read;
    }

    private static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    private delegate bool TryRead<T>(JsonElement value, out T read);
}

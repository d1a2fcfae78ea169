using System.Globalization;
using System.Text.Json;

namespace TastyPS.Client.Json;

/// <summary>
/// Takes the fields of one JSON object out by name. Numbers may come as numbers or as text; what cannot be read as asked is null, and stays
/// behind for <see cref="Rest"/> with the fields that nobody asked for.
/// </summary>
internal sealed class JsonFields
{
    // An object has few fields: looking through their names is as fast as a table of elements, which the runtime would first have to compile.
    private readonly string?[] _names;
    private readonly JsonElement[] _values;

    /// <summary>Opens an object.</summary>
    /// <exception cref="InvalidOperationException">It is none, or a name or text is no Unicode.</exception>
    public JsonFields(JsonElement json)
    {
        var count = 0;
        foreach (var _ in json.EnumerateObject())
            count++;
        _names = new string?[count];
        _values = new JsonElement[count];
        var next = 0;
        foreach (var field in json.EnumerateObject())
        {
            var value = field.Value;
            if (value.ValueKind == JsonValueKind.Null)
                continue;
            _names[next] = field.Name;
            _values[next++] = value;
        }
    }

    /// <summary>Text that names something: null where it is missing or empty. Numbers are taken as they are written.</summary>
    public string? Text(string name)
    {
        var found = Find(name);
        if (found < 0 || Scalar(_values[found]) is not { } text)
            return null;
        Remove(found);
        return text.Length > 0 ? text : null;
    }

    /// <summary>A decimal.</summary>
    public decimal? Decimal(string name) => Take<decimal>(name, static (JsonElement value, out decimal read) =>
    {
        read = 0m;
        return value.ValueKind is JsonValueKind.String or JsonValueKind.Number && Scalar(value) is { } text && WireNumber.TryParse(text, out read);
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

    /// <summary>An object; null, and not taken, if the field is none.</summary>
    public JsonFields? Object(string name) => TakeObject(name) is { } value ? new JsonFields(value) : null;

    /// <summary>As <see cref="Object"/>, not opened.</summary>
    public JsonElement? TakeObject(string name)
    {
        var found = Find(name);
        if (found < 0 || _values[found].ValueKind != JsonValueKind.Object)
            return null;
        Remove(found);
        return _values[found];
    }

    /// <summary>The models made of a list of objects; null, and not taken, if the field is no such list.</summary>
    public IReadOnlyList<T>? Objects<T>(string name, Func<JsonFields, T> make)
    {
        var found = Find(name);
        if (found < 0 || _values[found] is not { ValueKind: JsonValueKind.Array } value)
            return null;
        var list = new List<T>(value.GetArrayLength());
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
                return null;
            list.Add(make(new JsonFields(item)));
        }

        Remove(found);
        return list;
    }

    /// <summary>The text of a field without taking it.</summary>
    public string? Peek(string name) => Find(name) is >= 0 and var found ? Scalar(_values[found]) : null;

    /// <summary>What was not taken, null values left out; null if there is nothing.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Rest()
    {
        Dictionary<string, JsonElement>? rest = null;
        for (var i = 0; i < _names.Length; i++)
        {
            if (_names[i] is { } name)
                (rest ??= new(StringComparer.Ordinal))[name] = _values[i].Clone();
        }

        return rest;
    }

    private T? Take<T>(string name, TryRead<T> tryRead)
        where T : struct
    {
        var found = Find(name);
        if (found < 0 || !tryRead(_values[found], out var read))
            return null;
        Remove(found);
        return read;
    }

    // Of two fields of one name the last counts.
    private int Find(string name)
    {
        var names = _names;
        for (var i = names.Length - 1; i >= 0; i--)
        {
            if (names[i] == name)
                return i;
        }

        return -1;
    }

    private void Remove(int found)
    {
        var name = _names[found];
        for (var i = found; i >= 0; i--)
        {
            if (_names[i] == name)
                _names[i] = null;
        }
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

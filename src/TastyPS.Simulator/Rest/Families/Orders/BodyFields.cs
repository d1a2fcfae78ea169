using System.Globalization;
using System.Text.Json;
using TastyPS.Simulator.Broker.Orders;

namespace TastyPS.Simulator.Rest.Families.Orders;

/// <summary>The fields of a body, or of an object in it, read one by one; what is wrong with them is noted. Numbers come as numbers or as text.</summary>
internal sealed class BodyFields
{
    private const string Missing = "is missing";
    private const string Unreadable = "is invalid";
    private const string OutOfRange = "does not have a valid value";

    private readonly JsonElement _object;
    private readonly string _prefix;
    private readonly List<(string Domain, string Reason)> _mistakes;

    private BodyFields(JsonElement element, string prefix, List<(string Domain, string Reason)> mistakes) => (_object, _prefix, _mistakes) = (element, prefix, mistakes);

    /// <summary>What is wrong so far, with the fields of objects inside.</summary>
    public IReadOnlyList<(string Domain, string Reason)> Mistakes => _mistakes;

    /// <summary>Takes a body apart; one that is no object has the mistake of being none.</summary>
    public static BodyFields Of(RestRequest request)
    {
        var mistakes = new List<(string Domain, string Reason)>();
        try
        {
            using var document = JsonDocument.Parse(request.Body.Length == 0 ? "{}"u8.ToArray() : request.Body);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return new BodyFields(document.RootElement.Clone(), "", mistakes);
        }
        catch (JsonException)
        {
            // The same as below.
        }
        mistakes.Add(("body", Unreadable));
        return new BodyFields(default, "", mistakes);
    }

    public bool Has(string name) => Value(name) is not null;

    public string? Text(string name) => Value(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
        _ => Note<string>(name, Unreadable),
    };

    public string RequiredText(string name) => Text(name) is { Length: > 0 } text ? text : Require(name, "");

    public decimal? Number(string name)
    {
        switch (Value(name))
        {
            case null:
                return null;
            case { ValueKind: JsonValueKind.Number } value when value.TryGetDecimal(out var number):
                return number;
            case { ValueKind: JsonValueKind.String } value when decimal.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                return number;
            default:
                _mistakes.Add((Domain(name), Unreadable));
                return null;
        }
    }

    public decimal RequiredNumber(string name)
    {
        if (!Has(name)) return Require(name, 0m);
        return Number(name) ?? 0;
    }

    public bool Flag(string name)
    {
        switch (Value(name))
        {
            case null or { ValueKind: JsonValueKind.False }:
                return false;
            case { ValueKind: JsonValueKind.True }:
                return true;
            case { ValueKind: JsonValueKind.String } value when bool.TryParse(value.GetString(), out var flag):
                return flag;
            default:
                _mistakes.Add((Domain(name), Unreadable));
                return false;
        }
    }

    public DateTime? Day(string name)
    {
        if (Text(name) is not { } text) return null;
        if (DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        _mistakes.Add((Domain(name), Unreadable));
        return null;
    }

    public DateTimeOffset? Instant(string name)
    {
        if (Text(name) is not { } text) return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)) return instant;
        _mistakes.Add((Domain(name), Unreadable));
        return null;
    }

    /// <summary>One of some names; null if it is absent.</summary>
    public T? Choice<T>(string name, Func<T, string> nameOf) where T : struct, Enum
    {
        if (Text(name) is not { } text) return null;
        if (OrderNames.TryRead(text, nameOf, out var value)) return value;
        _mistakes.Add((Domain(name), OutOfRange));
        return null;
    }

    public T RequiredChoice<T>(string name, Func<T, string> nameOf) where T : struct, Enum
    {
        if (!Has(name)) return Require(name, default(T));
        return Choice(name, nameOf) ?? default;
    }

    public BodyFields? Object(string name)
    {
        if (Value(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Object) return new BodyFields(value, Domain(name), _mistakes);
        _mistakes.Add((Domain(name), Unreadable));
        return null;
    }

    public IReadOnlyList<BodyFields> Objects(string name)
    {
        if (Value(name) is not { } value) return [];
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object))
            return [.. value.EnumerateArray().Select((item, index) => new BodyFields(item, $"{Domain(name)}[{index.ToString(CultureInfo.InvariantCulture)}]", _mistakes))];
        _mistakes.Add((Domain(name), Unreadable));
        return [];
    }

    public IReadOnlyList<BodyFields> RequiredObjects(string name) => Has(name) ? Objects(name) : Require<IReadOnlyList<BodyFields>>(name, []);

    private T Require<T>(string name, T instead)
    {
        // A body that could not be read lacks nothing else.
        if (_object.ValueKind == JsonValueKind.Object) _mistakes.Add((Domain(name), Missing));
        return instead;
    }

    private T? Note<T>(string name, string reason) where T : class
    {
        _mistakes.Add((Domain(name), reason));
        return null;
    }

    private JsonElement? Value(string name) =>
        _object.ValueKind == JsonValueKind.Object && _object.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private string Domain(string name) => _prefix.Length == 0 ? name : $"{_prefix}[{name}]";
}

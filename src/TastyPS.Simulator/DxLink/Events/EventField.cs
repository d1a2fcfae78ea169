using System.Text.Json;
using TastyPS.Simulator.DxLink.Wire;

namespace TastyPS.Simulator.DxLink.Events;

/// <summary>One field of an event type: its name and how it is written.</summary>
internal sealed class EventField
{
    private readonly Action<Utf8JsonWriter, FeedEvent> _write;
    private readonly Action<Utf8JsonWriter> _writeNothing;
    private readonly bool _isNumber;

    private EventField(string name, bool isNumber, Action<Utf8JsonWriter, FeedEvent> write, Action<Utf8JsonWriter> writeNothing)
    {
        Name = name;
        _isNumber = isNumber;
        _write = write;
        _writeNothing = writeNothing;
    }

    public string Name { get; }

    /// <summary>A number with a fraction; missing ones are <c>"NaN"</c>.</summary>
    public static EventField Double(string name, Func<FeedEvent, double?> read) =>
        new(name, true, (json, row) => JavaDouble.Write(json, read(row) ?? double.NaN), json => JavaDouble.Write(json, double.NaN));

    /// <summary>A price or size.</summary>
    public static EventField Money(string name, Func<FeedEvent, decimal?> read) => Double(name, row => (double?)read(row));

    /// <summary>A whole number.</summary>
    public static EventField Whole(string name, Func<FeedEvent, long> read) => new(name, false, (json, row) => json.WriteNumberValue(read(row)), json => json.WriteNumberValue(0));

    /// <summary>A text, an enumeration or a character; null where there is none.</summary>
    public static EventField Text(string name, Func<FeedEvent, string?> read) =>
        new(name, false, (json, row) => json.WriteStringValue(read(row)), json => json.WriteNullValue());

    /// <summary>A text that always has a value.</summary>
    public static EventField Text(string name, Func<FeedEvent, string> read, string nothing) =>
        new(name, false, (json, row) => json.WriteStringValue(read(row)), json => json.WriteStringValue(nothing));

    public static EventField Flag(string name, Func<FeedEvent, bool> read) =>
        new(name, false, (json, row) => json.WriteBooleanValue(read(row)), json => json.WriteBooleanValue(false));

    public void Write(Utf8JsonWriter json, FeedEvent row)
    {
        if (row.IsEmpty && _isNumber) _writeNothing(json);
        else if (row.Script is not { } script) _write(json, row);
        else if (script.TryGetValue(Name, out var value)) WriteScripted(json, value);
        else _writeNothing(json);
    }

    private void WriteScripted(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null when _isNumber:
                JavaDouble.Write(json, double.NaN);
                break;
            case double or float or decimal:
                JavaDouble.Write(json, Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case int or long or short or byte when _isNumber:
                JavaDouble.Write(json, Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case char letter:
                json.WriteStringValue(letter.ToString());
                break;
            default:
                JsonSerializer.Serialize(json, value);
                break;
        }
    }
}

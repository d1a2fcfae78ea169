using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text;
using System.Text.Json;
using TastyPS.Client;

namespace TastyPS.Commands.Api;

/// <summary>Makes JSON of what a user gives as a body, the same in every culture.</summary>
internal static class JsonText
{
    // Deeper than any body of the service; an object that contains itself ends here.
    private const int Deepest = 32;

    /// <summary>The JSON. Text is taken as JSON already.</summary>
    /// <exception cref="ArgumentException">It is nested too deep, or holds a number that JSON cannot write.</exception>
    public static string Of(object body)
    {
        if (Bare(body) is string json)
            return json;

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer, body, 0);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, object? value, int depth)
    {
        if (depth > Deepest)
            throw new ArgumentException($"The body is nested more than {Deepest.ToString(CultureInfo.InvariantCulture)} levels deep.");

        switch (Bare(value))
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case SwitchParameter given:
                writer.WriteBooleanValue(given);
                break;
            case CalendarDate day:
                writer.WriteStringValue(day.Date);
                break;
            case DateTime { TimeOfDay.Ticks: 0 } day:
                writer.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case DateTime or DateTimeOffset:
                writer.WriteStringValue(((IFormattable)Bare(value)!).ToString("o", CultureInfo.InvariantCulture));
                break;
            case double or float:
                writer.WriteNumberValue(Convert.ToDouble(Bare(value), CultureInfo.InvariantCulture));
                break;
            case byte or sbyte or short or ushort or int or uint or long or ulong or decimal:
                writer.WriteNumberValue(Convert.ToDecimal(Bare(value), CultureInfo.InvariantCulture));
                break;
            case IDictionary fields:
                WriteObject(writer, fields.Cast<DictionaryEntry>().Select(entry => (Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "", (object?)entry.Value)), depth);
                break;
            case IEnumerable list:
                writer.WriteStartArray();
                foreach (var item in list)
                    Write(writer, item, depth + 1);
                writer.WriteEndArray();
                break;
            case PSObject or PSCustomObject:
                WriteObject(writer, PSObject.AsPSObject(value).Properties.Select(property => (property.Name, (object?)property.Value)), depth);
                break;
            case var other:
                writer.WriteStringValue(Convert.ToString(other, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, IEnumerable<(string Name, object? Value)> fields, int depth)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in fields)
        {
            writer.WritePropertyName(name);
            Write(writer, value, depth + 1);
        }

        writer.WriteEndObject();
    }

    // An object made by PowerShell has nothing but its properties.
    private static object? Bare(object? value) => value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value;
}

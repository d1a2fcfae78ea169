using System.Management.Automation;
using System.Text.Json;

namespace TastyPS.Commands.Api;

/// <summary>Makes PowerShell objects of JSON: names as on the wire, dates as the text they are.</summary>
internal static class JsonObjects
{
    /// <summary>The value: an object with a property for each field, an array, text, a number, a boolean, or null.</summary>
    public static object? From(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => Object(json),
        JsonValueKind.Array => json.EnumerateArray().Select(From).ToArray(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => Number(json),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    // PowerShell tells no upper case from lower and knows no empty name; what JSON tells apart keeps a name of its own.
    private static PSObject Object(JsonElement json)
    {
        var made = new PSObject();
        foreach (var field in json.EnumerateObject())
        {
            var name = field.Name.Length == 0 ? "_" : field.Name;
            while (made.Properties[name] is not null)
                name += "_";
            made.Properties.Add(new PSNoteProperty(name, From(field.Value)));
        }

        return made;
    }

    // A decimal rounds what is too fine for it, down to 0.
    private static object Number(JsonElement json)
    {
        if (json.TryGetInt64(out var whole))
            return whole;
        return json.TryGetDecimal(out var number) && (number != 0m || json.GetDouble() == 0d) ? number : json.GetDouble();
    }
}

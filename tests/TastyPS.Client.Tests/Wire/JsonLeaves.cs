using System.Globalization;
using System.Text.Json;

namespace TastyPS.Client.Tests.Wire;

/// <summary>The leaves of a JSON text by their path. Numbers and numeric text are written alike, because the service mixes them.</summary>
internal static class JsonLeaves
{
    public static SortedDictionary<string, string> Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        var leaves = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Collect(document.RootElement, "", leaves);
        return leaves;
    }

    private static void Collect(JsonElement element, string path, SortedDictionary<string, string> leaves)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var field in element.EnumerateObject())
                    Collect(field.Value, $"{path}.{field.Name}", leaves);
                break;
            case JsonValueKind.Array:
                var position = 0;
                foreach (var item in element.EnumerateArray())
                    Collect(item, $"{path}[{position++}]", leaves);
                break;
            default:
                leaves[path] = Plain(element.ToString());
                break;
        }
    }

    private static string Plain(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number.ToString("0.##############", CultureInfo.InvariantCulture)
        : text;
}

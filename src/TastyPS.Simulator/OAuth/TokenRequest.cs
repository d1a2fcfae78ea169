using System.Text;
using System.Text.Json;
using TastyPS.Simulator.Rest;

namespace TastyPS.Simulator.OAuth;

/// <summary>The fields of a token request, which come as JSON or as a form.</summary>
internal sealed class TokenRequest
{
    private readonly IReadOnlyDictionary<string, string> _fields;

    private TokenRequest(IReadOnlyDictionary<string, string> fields) => _fields = fields;

    /// <summary>A field's text; null if it is absent or empty.</summary>
    public string? this[string name] => _fields.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    public static bool TryRead(RestRequest request, out TokenRequest fields)
    {
        var text = Encoding.UTF8.GetString(request.Body);
        var isForm = request.ContentType.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
        var parsed = isForm ? ReadForm(text) : ReadJson(text);
        fields = new TokenRequest(parsed ?? new Dictionary<string, string>());
        return parsed is not null;
    }

    private static Dictionary<string, string> ReadForm(string text)
    {
        var query = QueryParameters.Parse(text);
        return query.Names.ToDictionary(name => name, name => query.Single(name) ?? "", StringComparer.Ordinal);
    }

    private static Dictionary<string, string>? ReadJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return null;
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (property.Value.ValueKind == JsonValueKind.String) fields[property.Name] = property.Value.GetString()!;
            }
            return fields;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

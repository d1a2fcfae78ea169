using System.Text.Json;

namespace TastyPS.Client.Orders.Submission;

/// <summary>What a JSON says beyond what was understood of it, at any depth.</summary>
internal static class UnreadFields
{
    /// <summary>The fields, each with where it is and its value: <c>legs.something-new 1.10</c>. Values of null say nothing.</summary>
    /// <param name="said">The JSON.</param>
    /// <param name="understood">What was understood of it, written again.</param>
    /// <param name="prefix">Where both are.</param>
    public static IEnumerable<string> Of(JsonElement said, JsonElement understood, string prefix = "") =>
        said.EnumerateObject().Where(field => field.Value.ValueKind != JsonValueKind.Null).SelectMany(field =>
            understood.TryGetProperty(field.Name, out var known) ? Within(field.Value, known, prefix + field.Name) : [Told(prefix + field.Name, field.Value)]);

    private static IEnumerable<string> Within(JsonElement said, JsonElement understood, string name)
    {
        if (said.ValueKind == JsonValueKind.Object && understood.ValueKind == JsonValueKind.Object)
            return Of(said, understood, name + ".");
        if (said.ValueKind == JsonValueKind.Array && understood.ValueKind == JsonValueKind.Array && said.GetArrayLength() == understood.GetArrayLength())
            return said.EnumerateArray().Zip(understood.EnumerateArray(), (one, known) => Within(one, known, name)).SelectMany(fields => fields);
        return said.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? [Told(name, said)] : [];
    }

    private static string Told(string name, JsonElement value) => $"{name} {value.GetRawText()}";
}

using System.Text.Json;
using TastyPS.Client.Authentication;

namespace TastyPS.Client.Http;

/// <summary>
/// An error body in any of the service's shapes: <c>{error:{code,message,errors[]}}</c> with a text or a number as code,
/// and the token endpoint's <c>{error_code|error, error_description}</c>.
/// </summary>
internal sealed record ErrorDocument(string? Code, string? Message, IReadOnlyList<TastyErrorReason> Reasons)
{
    private const int LongestText = 400;

    public static ErrorDocument Empty { get; } = new(null, null, []);

    /// <summary>Reads a body; texts come out short, and with every secret masked that the service may have echoed.</summary>
    public static ErrorDocument From(JsonElement root, KnownSecrets secrets)
    {
        if (root.ValueKind != JsonValueKind.Object)
            return Empty;

        if (root.TryGetProperty("error", out var error) && error.ValueKind == JsonValueKind.Object)
            return new ErrorDocument(Text(error, "code", secrets), Text(error, "message", secrets), ReasonsOf(error, secrets));

        return new ErrorDocument(Text(root, "error_code", secrets) ?? Text(root, "error", secrets), Text(root, "error_description", secrets), []);
    }

    private static List<TastyErrorReason> ReasonsOf(JsonElement error, KnownSecrets secrets)
    {
        var reasons = new List<TastyErrorReason>();
        if (!error.TryGetProperty("errors", out var items) || items.ValueKind != JsonValueKind.Array)
            return reasons;

        foreach (var item in items.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
                continue;

            reasons.Add(new TastyErrorReason(
                Text(item, "code", secrets) ?? Text(item, "domain", secrets) ?? string.Empty,
                Text(item, "message", secrets) ?? Text(item, "reason", secrets) ?? string.Empty));
        }

        return reasons;
    }

    private static string? Text(JsonElement parent, string name, KnownSecrets secrets)
    {
        if (!parent.TryGetProperty(name, out var value))
            return null;

        var text = value.ValueKind switch
        {
            JsonValueKind.String => secrets.Hide(value.GetString()!),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return text is { Length: > LongestText } ? text.Substring(0, LongestText) + "…" : text;
    }
}

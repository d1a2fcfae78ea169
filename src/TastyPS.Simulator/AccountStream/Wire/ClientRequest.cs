using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TastyPS.Simulator.AccountStream.Wire;

/// <summary>A message of a client. Its value is a text or a list of texts; one account may come as either.</summary>
internal sealed class ClientRequest
{
    public required string Action { get; init; }

    public required string? AuthToken { get; init; }

    /// <summary>To be repeated in the reply; null if there is none.</summary>
    public required long? RequestId { get; init; }

    public required IReadOnlyList<string> Values { get; init; }

    /// <summary>Reads a message; false if it is no object or names no action.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out ClientRequest? request)
    {
        request = null;
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var body = document.RootElement;
            if (body.ValueKind != JsonValueKind.Object || Text(body, "action") is not { } action) return false;
            request = new ClientRequest
            {
                Action = action,
                AuthToken = Text(body, "auth-token"),
                RequestId = body.TryGetProperty("request-id", out var id) && id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out var number) ? number : null,
                Values = body.TryGetProperty("value", out var value) ? Texts(value) : [],
            };
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IReadOnlyList<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? [text] : [],
        JsonValueKind.Array => [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)],
        _ => [],
    };
}

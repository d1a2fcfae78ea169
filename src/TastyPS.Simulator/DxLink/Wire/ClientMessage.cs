using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TastyPS.Simulator.DxLink.Wire;

/// <summary>A message of a client: an object with a type and a channel.</summary>
internal sealed class ClientMessage
{
    private ClientMessage(string type, int channel, JsonElement body)
    {
        Type = type;
        Channel = channel;
        Body = body;
    }

    public string Type { get; }

    public int Channel { get; }

    public JsonElement Body { get; }

    /// <summary>Reads a message; <paramref name="mistake"/> is what an ERROR would say about it.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out ClientMessage? message, [NotNullWhen(false)] out string? mistake)
    {
        const string notJson = "The message is not valid JSON.";
        message = null;
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var body = document.RootElement.Clone();
            if (body.ValueKind != JsonValueKind.Object)
            {
                mistake = notJson;
                return false;
            }
            if (Text(body, "type") is not { } type)
            {
                mistake = "The message has no type.";
                return false;
            }
            if (!body.TryGetProperty("channel", out var channel) || channel.ValueKind != JsonValueKind.Number || !channel.TryGetInt32(out var number))
            {
                mistake = "The message has no channel.";
                return false;
            }
            message = new ClientMessage(type, number, body);
            mistake = null;
            return true;
        }
        catch (JsonException)
        {
            mistake = notJson;
            return false;
        }
    }

    public string? Text(string name) => Text(Body, name);

    public double? Number(string name) => Number(Body, name);

    public static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static double? Number(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}

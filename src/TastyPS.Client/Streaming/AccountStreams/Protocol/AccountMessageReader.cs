using System.Globalization;
using System.Text.Json;

namespace TastyPS.Client.Streaming.AccountStreams.Protocol;

/// <summary>
/// Tells replies from notifications: only notifications have a type. Several notifications may come together in <c>results</c>. One that cannot be
/// read costs no other.
/// </summary>
internal sealed class AccountMessageReader(IAccountListener listener, Action<AccountReply> onReply)
{
    public void Read(ReadOnlySpan<byte> message)
    {
        try
        {
            var reader = new Utf8JsonReader(message);
            using var document = JsonDocument.ParseValue(ref reader);
            TryTake(document.RootElement);
        }
        catch (JsonException)
        {
            listener.OnUnreadable("A message is not valid JSON, or ends early.");
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static long? Number(JsonElement json, string name) => json.TryGetProperty(name, out var value) && long.TryParse(
        value.ValueKind == JsonValueKind.String ? value.GetString() : value.ValueKind == JsonValueKind.Number ? value.GetRawText() : null,
        NumberStyles.AllowLeadingSign,
        CultureInfo.InvariantCulture,
        out var number)
            ? number
            : null;

    private static DateTimeOffset? Instant(long? milliseconds) =>
        milliseconds is { } count and >= 0 and < 253_402_300_800_000 ? DateTimeOffset.FromUnixTimeMilliseconds(count) : null;

    private void TryTake(JsonElement json)
    {
        try
        {
            Take(json);
        }
        catch (InvalidOperationException)
        {
            listener.OnUnreadable("A message holds text that is no Unicode.");
        }
    }

    private void Take(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            listener.OnUnreadable("A message is no object.");
            return;
        }

        if (Text(json, "type") is { } type)
            listener.OnNotification(new AccountNotification(type, json.TryGetProperty("data", out var data) ? data : default, Instant(Number(json, "timestamp")), Number(json, "ws-sequence")));
        else if (Text(json, "status") is { } status)
            onReply(new AccountReply(Text(json, "action") ?? "", status == "ok", Text(json, "message"), Text(json, "web-socket-session-id"), Number(json, "request-id")));
        else if (json.TryGetProperty("results", out var results) && results.ValueKind == JsonValueKind.Array)
            TakeAll(results);
        else
            listener.OnUnreadable("A message is neither a reply nor a notification.");
    }

    private void TakeAll(JsonElement results)
    {
        foreach (var one in results.EnumerateArray())
            TryTake(one);
    }
}

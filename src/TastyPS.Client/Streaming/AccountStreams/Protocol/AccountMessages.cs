using System.Text.Encodings.Web;
using System.Text.Json;

namespace TastyPS.Client.Streaming.AccountStreams.Protocol;

/// <summary>Writes what a client sends, to the letter of the protocol.</summary>
internal static class AccountMessages
{
    public const string Connect = "connect";
    public const string Heartbeat = "heartbeat";
    public const string PublicWatchlists = "public-watchlists-subscribe";
    public const string QuoteAlerts = "quote-alerts-subscribe";
    public const string UserMessages = "user-message-subscribe";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(AccountRequest request, string authorization, long requestId, string source)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            json.WriteString("action", request.Action);
            if (request.Accounts is { } accounts)
            {
                json.WriteStartArray("value");
                foreach (var account in accounts)
                    json.WriteStringValue(account);
                json.WriteEndArray();
            }
            else if (request.User is { } user)
            {
                json.WriteString("value", user);
            }

            json.WriteString("auth-token", authorization);
            json.WriteNumber("request-id", requestId);
            json.WriteString("source", source);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }
}

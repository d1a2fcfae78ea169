using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TastyPS.Simulator.AccountStream.Wire;

/// <summary>A message on its way to a client, already in bytes.</summary>
/// <param name="kind">The action of a reply or the type of a notification.</param>
/// <param name="bytes">Its text.</param>
internal sealed class StreamFrame(string kind, ArraySegment<byte> bytes)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public string Kind => kind;

    public ArraySegment<byte> Bytes => bytes;

    public static StreamFrame Ok(ClientRequest request, string sessionId, bool withRequestId, IReadOnlyList<string>? accounts = null) => Write(request.Action, json =>
    {
        json.WriteString("status", "ok");
        json.WriteString("action", request.Action);
        json.WriteString("web-socket-session-id", sessionId);
        if (accounts is not null)
        {
            json.WriteStartArray("value");
            foreach (var account in accounts) json.WriteStringValue(account);
            json.WriteEndArray();
        }
        WriteRequestId(json, withRequestId ? request.RequestId : null);
    });

    public static StreamFrame Error(string action, string sessionId, string message, long? requestId = null) => Write(action, json =>
    {
        json.WriteString("status", "error");
        json.WriteString("action", action);
        json.WriteString("web-socket-session-id", sessionId);
        json.WriteString("message", message);
        WriteRequestId(json, requestId);
    });

    /// <summary>One notification, with its number unless that is null.</summary>
    public static StreamFrame Of(Notification notification, long? sequence) => Write(notification.Type, json => WriteBody(json, notification, sequence));

    /// <summary>Notifications in their wrapper.</summary>
    public static StreamFrame Of(IReadOnlyList<Notification> notifications) => Write(notifications[0].Type, json =>
    {
        json.WriteStartArray("results");
        foreach (var notification in notifications)
        {
            json.WriteStartObject();
            WriteBody(json, notification, sequence: null);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    /// <summary>Any text, whether it is a message or not.</summary>
    public static StreamFrame Raw(string text) => new("", new ArraySegment<byte>(Encoding.UTF8.GetBytes(text)));

    /// <summary>Its text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(bytes.Array!, bytes.Offset, bytes.Count);

    private static void WriteBody(Utf8JsonWriter json, Notification notification, long? sequence)
    {
        json.WriteString("type", notification.Type);
        json.WritePropertyName("data");
        json.WriteRawValue(notification.Data, skipInputValidation: true);
        json.WriteNumber("timestamp", notification.PublishedAt.ToUnixTimeMilliseconds());
        if (sequence is { } number) json.WriteNumber("ws-sequence", number);
    }

    private static void WriteRequestId(Utf8JsonWriter json, long? requestId)
    {
        if (requestId is { } known) json.WriteNumber("request-id", known);
    }

    private static StreamFrame Write(string kind, Action<Utf8JsonWriter> write)
    {
        var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return new StreamFrame(kind, new ArraySegment<byte>(stream.GetBuffer(), 0, (int)stream.Length));
    }
}

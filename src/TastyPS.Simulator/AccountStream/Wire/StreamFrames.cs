using System.Text.Json;
using TastyPS.Simulator.WebSockets;

namespace TastyPS.Simulator.AccountStream.Wire;

/// <summary>The messages of the server; faults know them by the action of a reply or the type of a notification.</summary>
internal static class StreamFrames
{
    public static SocketMessage Ok(ClientRequest request, string sessionId, bool withRequestId, IReadOnlyList<string>? accounts = null) => Write(request.Action, json =>
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

    public static SocketMessage Error(string action, string sessionId, string message, long? requestId = null) => Write(action, json =>
    {
        json.WriteString("status", "error");
        json.WriteString("action", action);
        json.WriteString("web-socket-session-id", sessionId);
        json.WriteString("message", message);
        WriteRequestId(json, requestId);
    });

    /// <summary>One notification, with its number unless that is null.</summary>
    public static SocketMessage Of(Notification notification, long? sequence) => Write(notification.Type, json => WriteBody(json, notification, sequence));

    /// <summary>Notifications in their wrapper.</summary>
    public static SocketMessage Of(IReadOnlyList<Notification> notifications) => Write(notifications[0].Type, json =>
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

    private static SocketMessage Write(string type, Action<Utf8JsonWriter> write) => new(type, SocketMessage.Json(write));
}

using System.Text.Json;

namespace TastyPS.Simulator.DxLink.Wire;

/// <summary>The messages of the connection and of channels, fields in the order of the recordings.</summary>
internal static class ServerMessages
{
    public const string Version = "1.0-1.2.1-20240722-153442";
    public const int KeepaliveSeconds = 60;

    public static ServerMessage Setup() => ServerMessage.Create(MessageTypes.Setup, 0, json =>
    {
        json.WriteNumber("keepaliveTimeout", KeepaliveSeconds);
        json.WriteNumber("acceptKeepaliveTimeout", KeepaliveSeconds);
        json.WriteString("version", Version);
    });

    public static ServerMessage Keepalive() => ServerMessage.Create(MessageTypes.Keepalive, 0);

    public static ServerMessage Unauthorized() => ServerMessage.Create(MessageTypes.AuthState, 0, json => json.WriteString("state", "UNAUTHORIZED"));

    public static ServerMessage Authorized(string userId) => ServerMessage.Create(MessageTypes.AuthState, 0, json =>
    {
        json.WriteString("state", "AUTHORIZED");
        json.WriteString("userId", userId);
    });

    public static ServerMessage Error(int channel, string error, string message) => ServerMessage.Create(MessageTypes.Error, channel, json =>
    {
        json.WriteString("error", error);
        json.WriteString("message", message);
    });

    public static ServerMessage ChannelOpened(int channel, JsonElement parameters) => ServerMessage.Create(MessageTypes.ChannelOpened, channel, json =>
    {
        json.WriteString("service", "FEED");
        json.WriteStartObject("parameters");
        foreach (var parameter in parameters.EnumerateObject()) parameter.WriteTo(json);
        if (!parameters.TryGetProperty("subFormat", out _)) json.WriteString("subFormat", "LIST");
        json.WriteEndObject();
    });

    public static ServerMessage ChannelClosed(int channel) => ServerMessage.Create(MessageTypes.ChannelClosed, channel);
}

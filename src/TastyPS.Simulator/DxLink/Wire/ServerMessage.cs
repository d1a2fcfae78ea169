using System.Text.Json;
using TastyPS.Simulator.WebSockets;

namespace TastyPS.Simulator.DxLink.Wire;

/// <summary>A message of the protocol.</summary>
internal sealed class ServerMessage(string type, ArraySegment<byte> bytes) : SocketMessage(type, bytes)
{
    /// <summary>How many events it carries.</summary>
    public int Events { get; private init; }

    /// <summary>Writes a message with its type and channel first, as the service does.</summary>
    public static ServerMessage Create(string type, int channel, Action<Utf8JsonWriter>? write = null, int events = 0)
    {
        var bytes = Json(json =>
        {
            json.WriteString("type", type);
            json.WriteNumber("channel", channel);
            write?.Invoke(json);
        });
        return new ServerMessage(type, bytes) { Events = events };
    }
}

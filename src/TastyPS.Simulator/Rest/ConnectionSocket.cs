using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace TastyPS.Simulator.Rest;

/// <summary>The sockets under the managed listener, which does not show them. There are none on Windows, where the system listens.</summary>
internal static class ConnectionSocket
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;

    /// <summary>The connection of a request; null where there is none to be seen.</summary>
    public static object? ConnectionOf(HttpListenerContext context) => typeof(HttpListenerContext).GetProperty("Connection", Hidden)?.GetValue(context);

    public static Socket? Of(object? connection) => connection?.GetType().GetField("_socket", Hidden)?.GetValue(connection) as Socket;

    /// <summary>Lets small messages leave at once. Otherwise each waits until the one before is acknowledged, which the other side puts off for 40 ms.</summary>
    public static void SendAtOnce(HttpListenerContext context)
    {
        if (Of(ConnectionOf(context)) is not { } socket) return;
        try
        {
            socket.NoDelay = true;
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The client has gone already.
        }
    }
}

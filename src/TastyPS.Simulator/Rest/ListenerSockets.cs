using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace TastyPS.Simulator.Rest;

/// <summary>The sockets below the managed listener, which does not show them. On Windows there are none to be found.</summary>
internal static class ListenerSockets
{
    public const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;

    /// <summary>The listener's connection of a request.</summary>
    public static object? ConnectionOf(HttpListenerContext context) => typeof(HttpListenerContext).GetProperty("Connection", Hidden)?.GetValue(context);

    /// <summary>The socket of a connection.</summary>
    public static Socket? Of(object? connection) => connection?.GetType().GetField("_socket", Hidden)?.GetValue(connection) as Socket;

    /// <summary>
    /// Lets every message leave at once. Otherwise a small one behind another waits until the client acknowledges that, which takes 40 ms if the client has
    /// nothing to send.
    /// </summary>
    public static void SendAtOnce(HttpListenerContext context)
    {
        if (Of(ConnectionOf(context)) is not { } socket) return;
        try
        {
            socket.NoDelay = true;
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The client has gone.
        }
    }
}

using System.Collections;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace TastyPS.Simulator.Rest;

/// <summary>
/// Drops connections without an answer. On Windows aborting the response does it. The managed listener of the other systems first sends
/// the headers of an empty 200, which a client takes for success, unless its socket, which it does not show, is shut down before.
/// </summary>
internal static class ConnectionBreaker
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic;

    /// <summary>Drops the connection of one request.</summary>
    public static void Break(HttpListenerContext context)
    {
        ShutDown(ConnectionSocket.ConnectionOf(context));
        try
        {
            context.Response.Abort();
        }
        catch (ObjectDisposedException)
        {
            // The client was faster.
        }
    }

    /// <summary>Drops all connections but those of requests that have no answer yet.</summary>
    public static void ShutDownOthers(HttpListener listener, IReadOnlyCollection<HttpListenerContext> unanswered)
    {
        if (typeof(HttpListener).GetField("_connections", Hidden)?.GetValue(listener) is not IDictionary connections) return;
        var busy = new HashSet<object?>(unanswered.Select(ConnectionSocket.ConnectionOf));
        lock (connections.SyncRoot)
        {
            foreach (var connection in connections.Keys)
            {
                if (!busy.Contains(connection)) ShutDown(connection);
            }
        }
    }

    private static void ShutDown(object? connection)
    {
        if (ConnectionSocket.Of(connection) is not { } socket) return;
        try
        {
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The client was faster.
        }
    }
}

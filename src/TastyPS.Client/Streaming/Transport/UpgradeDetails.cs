using System.Net;
using System.Net.WebSockets;

namespace TastyPS.Client.Streaming.Transport;

/// <summary>
/// The HTTP status of a refused upgrade. .NET tells it through two properties that netstandard2.0 does not know, hence the reflection; .NET Framework
/// through the inner exception.
/// </summary>
internal static class UpgradeDetails
{
    /// <summary>Asks the runtime to keep the status, where it can.</summary>
    public static void Keep(ClientWebSocket socket) =>
        typeof(ClientWebSocketOptions).GetProperty("CollectHttpResponseDetails")?.SetValue(socket.Options, true);

    /// <summary>The status; null if no reply came, or the runtime does not tell.</summary>
    public static HttpStatusCode? Status(ClientWebSocket socket, Exception failure)
    {
        if (typeof(ClientWebSocket).GetProperty("HttpStatusCode")?.GetValue(socket) is HttpStatusCode status && status != 0)
            return status;
        for (var current = failure; current is not null; current = current.InnerException!)
        {
            if (current is WebException { Response: HttpWebResponse response })
                return response.StatusCode;
        }

        return null;
    }
}

using System.Security.Authentication;

namespace TastyPS.Client.Http;

/// <summary>
/// Makes the handler that talks to the network: replies as they come, no cookies, no redirects (a bearer token must not follow one),
/// enough connections for parallel batches (.NET Framework's own default is two a host), and no proxy to this machine itself.
/// </summary>
internal static class SocketHandlers
{
    private const int Connections = 16;

    // A name that moves to another address is noticed within this time.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(10);

    public static HttpMessageHandler Create(Uri baseUri, TimeSpan connectTimeout)
    {
        // Not part of .NET Standard, yet on every .NET the only handler with a connect time-out.
        if (Type.GetType("System.Net.Http.SocketsHttpHandler, System.Net.Http") is { } modern)
        {
            var handler = (HttpMessageHandler)Activator.CreateInstance(modern)!;
            Set(handler, "AllowAutoRedirect", false);
            Set(handler, "UseCookies", false);
            Set(handler, "UseProxy", !baseUri.IsLoopback);
            Set(handler, "MaxConnectionsPerServer", Connections);
            Set(handler, "ConnectTimeout", connectTimeout);
            Set(handler, "PooledConnectionLifetime", ConnectionLifetime);
            return handler;
        }

        return new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !baseUri.IsLoopback,
            MaxConnectionsPerServer = Connections,

            // The default of Windows PowerShell's process may be older than any the service accepts.
            SslProtocols = SslProtocols.Tls12,
        };
    }

    private static void Set(object handler, string property, object value) => handler.GetType().GetProperty(property)!.SetValue(handler, value);
}

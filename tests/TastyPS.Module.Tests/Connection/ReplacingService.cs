using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace TastyPS.Module.Tests.Connection;

/// <summary>A service that replaces the refresh token at every refresh, knows only the last one, and has no accounts.</summary>
internal sealed class ReplacingService : IDisposable
{
    /// <summary>Part of every secret.</summary>
    public const string Mark = "PLANTED";

    public const string ClientSecret = Mark + "-client-secret";

    private const string RefreshTokenStem = Mark + "-refresh-token-";
    private const string AccessTokenStem = Mark + "-access-token-";

    private readonly HttpListener _listener = new();
    private readonly Task _serving;
    private int _oldestAccess;

    public ReplacingService()
    {
        Address = $"http://localhost:{FreePort()}/";
        _listener.Prefixes.Add(Address);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address { get; }

    /// <summary>How often the refresh token was replaced.</summary>
    public int Replaced { get; private set; }

    /// <summary>The only refresh token that is valid.</summary>
    public string RefreshToken => RefreshTokenStem + Replaced;

    /// <summary>Called when a refresh is asked for, before it is answered.</summary>
    public Action? Refreshing { get; set; }

    /// <summary>Makes the next request need a new access token.</summary>
    public void ExpireAccessTokens() => _oldestAccess = Replaced + 1;

    public void Dispose()
    {
        _listener.Close();
        _serving.GetAwaiter().GetResult();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            var (status, body) = context.Request.Url!.AbsolutePath == "/oauth/token" ? await RefreshAsync(context.Request) : Answer(context.Request);
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            context.Response.Close(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(body)), willBlock: true);
        }
    }

    private async Task<(int Status, object Body)> RefreshAsync(HttpListenerRequest request)
    {
        using var sent = await JsonDocument.ParseAsync(request.InputStream);
        if (sent.RootElement.GetProperty("refresh_token").GetString() != RefreshToken)
            return (400, new { error_code = "invalid_grant", error_description = "Grant revoked" });

        Refreshing?.Invoke();
        Replaced++;
        return (200, new { access_token = AccessTokenStem + Replaced, refresh_token = RefreshToken, token_type = "Bearer", expires_in = 900, scope = "read" });
    }

    private (int Status, object Body) Answer(HttpListenerRequest request) =>
        int.Parse((request.Headers["Authorization"] ?? "0").Split('-')[^1], System.Globalization.CultureInfo.InvariantCulture) < _oldestAccess
            ? (401, new { error = new { code = "unauthorized", message = "The token has expired." } })
            : (200, new { data = new { items = Array.Empty<object>() } });

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using System.Globalization;
using System.Net;
using System.Text.Json;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Connection;

/// <summary>A service that replaces the refresh token at every refresh, knows only the last one, and has no accounts.</summary>
internal sealed class ReplacingService : HttpStandIn
{
    /// <summary>Part of every secret.</summary>
    public const string Mark = "PLANTED";

    public const string ClientSecret = Mark + "-client-secret";

    private const string RefreshTokenStem = Mark + "-refresh-token-";
    private const string AccessTokenStem = Mark + "-access-token-";

    private int _oldestAccess;

    /// <summary>How often the refresh token was replaced.</summary>
    public int Replaced { get; private set; }

    /// <summary>The only refresh token that is valid.</summary>
    public string RefreshToken => RefreshTokenStem + Replaced;

    /// <summary>Called when a refresh is asked for, before it is answered.</summary>
    public Action? Refreshing { get; set; }

    /// <summary>Makes the next request need a new access token.</summary>
    public void ExpireAccessTokens() => _oldestAccess = Replaced + 1;

    protected override (int Status, object? Body) Answer(HttpListenerRequest request, string body) =>
        request.Url!.AbsolutePath == "/oauth/token" ? Refresh(body)
        : int.Parse((request.Headers["Authorization"] ?? "0").Split('-')[^1], CultureInfo.InvariantCulture) < _oldestAccess
            ? (401, new { error = new { code = "unauthorized", message = "The token has expired." } })
            : (200, new { data = new { items = Array.Empty<object>() } });

    private (int Status, object? Body) Refresh(string body)
    {
        if (JsonElement.Parse(body).GetProperty("refresh_token").GetString() != RefreshToken)
            return (400, new { error_code = "invalid_grant", error_description = "Grant revoked" });

        Refreshing?.Invoke();
        Replaced++;
        return (200, new { access_token = AccessTokenStem + Replaced, refresh_token = RefreshToken, token_type = "Bearer", expires_in = 900, scope = "read" });
    }
}

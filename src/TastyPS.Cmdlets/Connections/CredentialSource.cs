using System.Net;
using System.Security;
using TastyPS.Client.Authentication;

namespace TastyPS.Connections;

/// <summary>Finds the OAuth credentials: the arguments first, then the environment variables made for containers.</summary>
internal static class CredentialSource
{
    public static OAuthCredentials? Find(string? clientId, SecureString? clientSecret, SecureString? refreshToken)
    {
        var secret = Plain(clientSecret) ?? Variable("TASTYPS_CLIENT_SECRET");
        var token = Plain(refreshToken) ?? Variable("TASTYPS_REFRESH_TOKEN");
        return secret is null || token is null ? null : new OAuthCredentials
        {
            ClientId = clientId ?? Variable("TASTYPS_CLIENT_ID"),
            ClientSecret = secret,
            RefreshToken = token,
        };
    }

    private static string? Plain(SecureString? secret) => secret is null ? null : new NetworkCredential("", secret).Password;

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}

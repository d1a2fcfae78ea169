using System.Net;
using System.Security;
using TastyPS.Client.Authentication;
using TastyPS.Client.Authentication.Secrets;

namespace TastyPS.SigningIn;

/// <summary>Credentials that need no sign-in: those of the arguments, and those of the environment variables made for containers.</summary>
internal static class GivenCredentials
{
    /// <summary>Those of the arguments; null unless both the secret and the token are given.</summary>
    public static OAuthCredentials? OfArguments(string? clientId, SecureString? clientSecret, SecureString? refreshToken) =>
        Plain(clientSecret) is { } secret && Plain(refreshToken) is { } token ? Make(clientId, secret, token) : null;

    /// <summary>Those of the variables; null unless both the secret and the token are set, and meant for this environment. A file that was asked for goes before them.</summary>
    public static OAuthCredentials? OfVariables(string environment, SecretsLocation location)
    {
        if (location.IsGiven)
            return null;
        if (Variable("TASTYPS_ENVIRONMENT") is { } named && !string.Equals(named, environment, StringComparison.OrdinalIgnoreCase))
            return null;
        return Variable("TASTYPS_CLIENT_SECRET") is { } secret && Variable("TASTYPS_REFRESH_TOKEN") is { } token
            ? Make(Variable("TASTYPS_CLIENT_ID"), secret, token)
            : null;
    }

    /// <summary>The text of a secret argument.</summary>
    public static string? Plain(SecureString? secret) => secret is { Length: > 0 } ? new NetworkCredential("", secret).Password : null;

    private static OAuthCredentials Make(string? clientId, string secret, string token) => new() { ClientId = clientId, ClientSecret = secret, RefreshToken = token };

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}

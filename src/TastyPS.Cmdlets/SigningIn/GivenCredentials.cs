using System.Net;
using System.Security;
using TastyPS.Client.Authentication;
using TastyPS.Client.Authentication.Secrets;

namespace TastyPS.SigningIn;

/// <summary>Credentials that need no sign-in: those of the arguments, and those of the environment variables made for containers.</summary>
internal static class GivenCredentials
{
    private const string EnvironmentVariable = "TASTYPS_ENVIRONMENT";
    private const string IdVariable = "TASTYPS_CLIENT_ID";
    private const string SecretVariable = "TASTYPS_CLIENT_SECRET";
    private const string TokenVariable = "TASTYPS_REFRESH_TOKEN";

    private static readonly string[] Environments = ["Production", "Sandbox", "Custom"];

    /// <summary>Those of the arguments; null unless both the secret and the token are given.</summary>
    public static OAuthCredentials? OfArguments(SignInRequest request) =>
        Plain(request.ClientSecret) is { } secret && Plain(request.RefreshToken) is { } token ? Make(request.ClientId, secret, token) : null;

    /// <summary>What an argument that can be of no use lacks; null if nothing. A page takes a client id and a secret, but no token.</summary>
    public static string? FindLack(SignInRequest request)
    {
        if (request.ClientSecret is { Length: 0 })
            return "-ClientSecret is empty.";
        if (request.RefreshToken is { Length: 0 })
            return "-RefreshToken is empty.";
        return request is { RefreshToken: not null, ClientSecret: null } ? "-RefreshToken was given without -ClientSecret." : null;
    }

    /// <summary>What the arguments lack to take the place of other credentials; null if there are none to take their place.</summary>
    public static string? FindLackBeside(SignInRequest request, OAuthCredentials others)
    {
        if (request.ClientSecret is not null && request.RefreshToken is null)
            return "-ClientSecret was given without -RefreshToken.";
        return request.ClientId is { } id && id != others.ClientId ? "-ClientId was given, and neither -ClientSecret nor -RefreshToken." : null;
    }

    /// <summary>Those of the variables; null unless both the secret and the token are set, and meant for this environment. A file that was asked for goes before them.</summary>
    public static OAuthCredentials? OfVariables(string environment, SecretsLocation location) =>
        !location.IsGiven && IsMeant(environment) && Variable(SecretVariable) is { } secret && Variable(TokenVariable) is { } token
            ? Make(Variable(IdVariable), secret, token)
            : null;

    /// <summary>Why the variables are not used although some are set; null if none is, or if a file was asked for.</summary>
    public static string? WhyVariablesDoNot(string environment, SecretsLocation location) => (Variable(SecretVariable), Variable(TokenVariable)) switch
    {
        (null, null) => null,
        _ when location.IsGiven => null,
        (null, _) => $"{TokenVariable} is set, but {SecretVariable} is not.",
        (_, null) => $"{SecretVariable} is set, but {TokenVariable} is not.",
        _ when IsMeant(environment) => null,
        _ when Environments.Contains(Variable(EnvironmentVariable), StringComparer.OrdinalIgnoreCase) =>
            $"{SecretVariable} and {TokenVariable} are set, but for another environment: {EnvironmentVariable} is {Variable(EnvironmentVariable)}, not {environment}.",
        _ => $"{SecretVariable} and {TokenVariable} are set, but {EnvironmentVariable} is '{Variable(EnvironmentVariable)}', which is none of {string.Join(", ", Environments)}.",
    };

    /// <summary>The text of a secret argument.</summary>
    public static string? Plain(SecureString? secret) => secret is { Length: > 0 } ? new NetworkCredential("", secret).Password : null;

    private static bool IsMeant(string environment) => Variable(EnvironmentVariable) is not { } named || string.Equals(named, environment, StringComparison.OrdinalIgnoreCase);

    private static OAuthCredentials Make(string? clientId, string secret, string token) => new() { ClientId = clientId, ClientSecret = secret, RefreshToken = token };

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}

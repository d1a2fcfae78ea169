using System.Net;
using TastyPS.Client.Http;

namespace TastyPS.Client.Authentication;

/// <summary>Says what a terminal answer of the token endpoint means and what to do about it.</summary>
internal static class TokenRefusal
{
    public static TastyAuthenticationException Explain(HttpStatusCode status, ErrorDocument error, TastyEnvironment environment, RequestState state) =>
        new($"{Meaning(error, environment)} (HTTP {(int)status}, {error.Code}{(error.Message is null ? string.Empty : $": {error.Message.TrimEnd('.')}")}).")
        {
            StatusCode = status,
            ErrorCode = error.Code,
            RequestPath = state.Path,
            Reasons = error.Reasons,
        };

    private static string Meaning(ErrorDocument error, TastyEnvironment environment) => (error.Code, error.Message?.ToUpperInvariant()) switch
    {
        ("invalid_grant", { } text) when text.Contains("REVOKED") =>
            "The grant was revoked: somebody deleted it, or the client secret was regenerated. Create a new grant",
        ("invalid_grant", { } text) when text.Contains("SECRET") =>
            "The client secret does not belong to the refresh token's application. Check the secret",
        ("invalid_grant", { } text) when text.Contains("JWT") =>
            $"The refresh token is garbled or was issued by another environment than {environment}. Check both",
        ("invalid_grant", _) =>
            $"The refresh token was refused by {environment}. Create a new grant",
        ("invalid_client" or "unauthorized_client", _) =>
            $"The OAuth application is not known to {environment}, or may not do this. Check the client id and the client secret",
        ("invalid_scope", _) =>
            "The grant does not include the scope asked for. Create a new grant with it",
        _ =>
            $"The token endpoint of {environment} refused to issue an access token",
    };
}

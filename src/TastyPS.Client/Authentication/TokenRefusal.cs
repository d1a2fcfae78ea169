using System.Net;
using TastyPS.Client.Http;

namespace TastyPS.Client.Authentication;

/// <summary>Says what a terminal answer of the token endpoint means and what to do about it.</summary>
internal static class TokenRefusal
{
    public static TastyAuthenticationException Explain(
        HttpStatusCode status,
        ErrorDocument error,
        TokenRequestKind kind,
        TastyEnvironment environment,
        RequestState state)
    {
        var reason = Reason(error.Code, error.Message?.ToUpperInvariant() ?? string.Empty, kind);
        var said = error.Message is null ? string.Empty : $": {error.Message.TrimEnd('.')}";
        return new TastyAuthenticationException($"{Meaning(reason, environment)} (HTTP {(int)status}, {error.Code}{said}).")
        {
            Refusal = reason,
            StatusCode = status,
            ErrorCode = error.Code,
            RequestPath = state.Path,
            Reasons = error.Reasons,
        };
    }

    // The service is known to say "Grant revoked", "Client secret mismatch" and "Invalid JWT"; the descriptions of an exchange are unconfirmed.
    private static TokenRefusalReason Reason(string? code, string text, TokenRequestKind kind) => code switch
    {
        "invalid_grant" or "invalid_request" or "redirect_uri_mismatch" when text.Contains("REDIRECT") || code[0] == 'r' => TokenRefusalReason.RedirectMismatch,
        "invalid_grant" or "invalid_client" when text.Contains("SECRET") => TokenRefusalReason.WrongSecret,
        "invalid_grant" when kind == TokenRequestKind.Exchange => TokenRefusalReason.CodeRefused,
        "invalid_grant" when text.Contains("REVOKED") => TokenRefusalReason.GrantRevoked,
        "invalid_grant" when text.Contains("JWT") => TokenRefusalReason.WrongEnvironment,
        "invalid_grant" => TokenRefusalReason.RefreshTokenRefused,
        "invalid_client" => TokenRefusalReason.UnknownClient,
        "unauthorized_client" => TokenRefusalReason.ClientNotAllowed,
        "invalid_scope" => TokenRefusalReason.ScopeRefused,
        _ => TokenRefusalReason.Other,
    };

    private static string Meaning(TokenRefusalReason reason, TastyEnvironment environment) => reason switch
    {
        TokenRefusalReason.GrantRevoked =>
            "The grant was revoked: somebody deleted it, or the client secret was regenerated. Create a new grant",
        TokenRefusalReason.WrongSecret =>
            "The client secret does not belong to this OAuth application. Check the secret. A lost secret cannot be shown again: regenerate it on the application's page and create a new grant",
        TokenRefusalReason.WrongEnvironment =>
            $"The refresh token is garbled or was issued by another environment than {environment}. Check both",
        TokenRefusalReason.RefreshTokenRefused =>
            $"The refresh token was refused by {environment}. Create a new grant",
        TokenRefusalReason.CodeRefused =>
            "The authorization code was refused: it was used already, is too old or was never issued. Start the sign-in again",
        TokenRefusalReason.RedirectMismatch =>
            "The redirect URI is not the one registered. Register exactly http://localhost:8000, without a slash at its end",
        TokenRefusalReason.UnknownClient =>
            $"The OAuth application is not known to {environment}. Check the client id, the client secret and the environment",
        TokenRefusalReason.ClientNotAllowed =>
            $"The OAuth application may not sign in this way at {environment}. Create a grant on its page and use that refresh token",
        TokenRefusalReason.ScopeRefused =>
            "The grant does not include the scope asked for. Create a new grant with it",
        _ =>
            $"The token endpoint of {environment} refused to issue an access token",
    };
}

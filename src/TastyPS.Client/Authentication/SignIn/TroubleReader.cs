namespace TastyPS.Client.Authentication.SignIn;

/// <summary>Turns failures of the token endpoint and errors of the consent page into troubles.</summary>
internal static class TroubleReader
{
    private const int LongestCode = 60;

    /// <summary>No client secret was entered, and without one there is nothing to ask of the service.</summary>
    public static SignInTrouble MissingSecret { get; } = new(
        SignInReason.ClientSecretMissing,
        "No client secret was entered. The broker shows it once, when the application is made, and never again. If you have lost it, make a new one: open the application's page at the broker (OAuth Applications, Manage), regenerate the secret, and copy it at once. The client id stays the same. Grants made before may end with the old secret, so make a new grant if you enter a refresh token. Then start again.");

    public static SignInTrouble Read(TastyException failure, SignInOptions options) => failure switch
    {
        TastyAuthenticationException { Refusal: { } refusal } => Read(refusal, failure.Message, options),
        TastyNetworkException or TastyTimeoutException => new SignInTrouble(SignInReason.Network, $"{failure.Message} Check the connection to the network, then start again."),
        _ => new SignInTrouble(SignInReason.ServiceFailed, $"{failure.Message} Start again; if it stays so, try later."),
    };

    /// <summary>The consent page's error, of RFC 6749. Its text is not shown: whoever made the address wrote it.</summary>
    public static SignInTrouble ReadConsent(string error, SignInOptions options) => error switch
    {
        "access_denied" => new(SignInReason.ConsentDenied, "Consent was denied on the broker's page, so nothing was granted and nothing saved."),
        "invalid_scope" => new(SignInReason.ScopeRefused, $"The application does not have the scope {string.Join(" ", options.Scopes)}. Give it that scope at the broker, or ask for less."),
        "unauthorized_client" => new(SignInReason.ClientNotAllowed, "The application may not use the consent page. Create a grant on its page at the broker and enter the refresh token here."),
        "redirect_uri_mismatch" => RedirectMismatch(options),
        _ => new(SignInReason.ConsentFailed, $"The broker's consent page answered {Safe(error)}. Check the client id and the environment, then start again."),
    };

    /// <summary>A mistake of ours, by its type: its message is not known to hold no secret.</summary>
    public static SignInTrouble ReadDefect(Exception failure) => new(
        SignInReason.Defect,
        $"TastyPS made a mistake of its own ({failure.GetType().Name}). Start again.");

    private static SignInTrouble Read(TokenRefusalReason refusal, string message, SignInOptions options) => refusal switch
    {
        TokenRefusalReason.RedirectMismatch => RedirectMismatch(options),
        TokenRefusalReason.WrongSecret => new(SignInReason.WrongSecret, message),
        TokenRefusalReason.GrantRevoked => new(SignInReason.GrantRevoked, message),
        TokenRefusalReason.WrongEnvironment => new(SignInReason.WrongEnvironment, message),
        TokenRefusalReason.RefreshTokenRefused => new(SignInReason.RefreshTokenRefused, message),
        TokenRefusalReason.CodeRefused => new(SignInReason.CodeRefused, message),
        TokenRefusalReason.UnknownClient => new(SignInReason.UnknownClient, message),
        TokenRefusalReason.ClientNotAllowed => new(SignInReason.ClientNotAllowed, message),
        TokenRefusalReason.ScopeRefused => new(SignInReason.ScopeRefused, message),
        _ => new(SignInReason.ServiceFailed, message),
    };

    private static SignInTrouble RedirectMismatch(SignInOptions options) => new(
        SignInReason.RedirectMismatch,
        $"The redirect URI registered with the application is not the one of this page. Register exactly {options.RedirectUri} at the broker, without a slash at its end, then start again.");

    private static string Safe(string code) =>
        new([.. code.Where(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-').Take(LongestCode)]);
}

using System.Management.Automation;
using TastyPS.Client;
using TastyPS.Client.Authentication;
using TastyPS.Client.Authentication.Secrets;
using TastyPS.Client.Authentication.SignIn;
using TastyPS.Errors;

namespace TastyPS.SigningIn;

/// <summary>Gives each trouble of signing in its own id and the way out of it.</summary>
internal static class SignInFailures
{
    private const string NewGrant = "Make a new grant on the broker's page (OAuth applications, Manage, Create grant) and run Connect-Tasty -Force.";

    public static TastyCommandException NobodyThere(TastyEnvironment environment, string name, SecretsLocation location) => new(
        $"There are no stored secrets{(location.IsGiven ? $" in {location.WritePath}" : "")} for {environment}{(name == StoredCredentials.DefaultName ? "" : $" under the name '{name}'")}, and nobody is there to sign in.", ErrorIds.SignInNeedsUser, ErrorCategory.AuthenticationError,
        "Run Connect-Tasty once in a PowerShell window, as the same user and with the same -SecretsPath; or set TASTYPS_CLIENT_SECRET and TASTYPS_REFRESH_TOKEN" + (location.IsGiven ? " and leave out -SecretsPath." : "."));

    /// <summary>The failure with an id of its own where it has one, else the failure.</summary>
    public static Exception Explain(Exception failure) => failure switch
    {
        SignInException e => Of(e),
        SecretsFileException e => Of(e),
        TastyAuthenticationException { Refusal: { } refusal } e => Of(refusal, e),
        _ => failure,
    };

    /// <summary>A trouble that the user can mend while the page waits, with the id of the error that it becomes if nobody does.</summary>
    public static string Describe(SignInTrouble trouble) => $"{trouble.Message} ({WayOut(trouble.Reason).Id}) Ctrl+C ends the waiting.";

    // Of a time-out the last trouble is the likely cause, and the one that has a way out.
    private static TastyCommandException Of(SignInException e)
    {
        var (id, category, recommendation) = WayOut(e.LastTrouble?.Reason ?? e.Reason);
        return Make(e, id, category, recommendation);
    }

    private static (string Id, ErrorCategory Category, string Recommendation) WayOut(SignInReason reason) => reason switch
    {
        SignInReason.PortTaken => (ErrorIds.PortTaken, ErrorCategory.ResourceBusy, "End the program that has port 8000, then run Connect-Tasty again. The redirect URI allows no other port."),
        SignInReason.CannotListen => (ErrorIds.PageNotServed, ErrorCategory.ResourceUnavailable, "Give -ClientSecret and -RefreshToken of a grant instead of signing in by a page."),
        SignInReason.BrowserNotOpened => (ErrorIds.BrowserNotOpened, ErrorCategory.ResourceUnavailable, "Run Connect-Tasty -NoBrowser and open the address that it prints in a browser on this machine, or give -ClientSecret and -RefreshToken of a grant."),
        SignInReason.TimedOut => (ErrorIds.SignInTimedOut, ErrorCategory.OperationTimeout, "Run Connect-Tasty again, with a larger -TimeoutSeconds if you need more time."),
        SignInReason.ConsentDenied => (ErrorIds.ConsentDenied, ErrorCategory.PermissionDenied, "Run Connect-Tasty again and authorize the application on the broker's page."),
        SignInReason.RedirectMismatch => (ErrorIds.RedirectMismatch, ErrorCategory.InvalidArgument, "Register http://localhost:8000, without a slash at its end, as the application's redirect URI."),
        SignInReason.WrongSecret => (ErrorIds.ClientSecretWrong, ErrorCategory.AuthenticationError, "Regenerate the client secret on the broker's page; it is shown once. Then run Connect-Tasty -Force."),
        SignInReason.GrantRevoked => (ErrorIds.GrantRevoked, ErrorCategory.AuthenticationError, NewGrant),
        SignInReason.WrongEnvironment => (ErrorIds.WrongEnvironment, ErrorCategory.AuthenticationError, "Production and sandbox share no grants: connect to the environment in which the grant was made."),
        SignInReason.Network => (ErrorIds.ConnectionFailed, ErrorCategory.ConnectionError, "Check the network, then run Connect-Tasty again."),
        SignInReason.ServiceFailed => (ErrorIds.ServiceUnavailable, ErrorCategory.ResourceUnavailable, "Run Connect-Tasty again in a few minutes."),
        _ => (ErrorIds.SignInRefused, ErrorCategory.AuthenticationError, "Run Connect-Tasty again, or give -ClientSecret and -RefreshToken of a grant."),
    };

    private static TastyCommandException Of(SecretsFileException e) => Make(
        e,
        "TastySecrets" + e.Reason,
        e.Reason is SecretsFileReason.NotWritable ? ErrorCategory.WriteError : ErrorCategory.SecurityError,
        e.Mend ?? "Run Connect-Tasty -Force to sign in again, or name another file with -SecretsPath.");

    private static Exception Of(TokenRefusalReason refusal, TastyAuthenticationException e) => refusal switch
    {
        TokenRefusalReason.GrantRevoked => Make(e, ErrorIds.GrantRevoked, ErrorCategory.AuthenticationError, NewGrant),
        TokenRefusalReason.WrongSecret => Make(e, ErrorIds.ClientSecretWrong, ErrorCategory.AuthenticationError, "Run Connect-Tasty -Force and give the client secret of the application; regenerate it on the broker's page if it is lost."),
        TokenRefusalReason.WrongEnvironment => Make(e, ErrorIds.WrongEnvironment, ErrorCategory.AuthenticationError, "Connect to the environment in which the grant was made, or run Connect-Tasty -Force to sign in again."),
        _ => e,
    };

    private static TastyCommandException Make(Exception e, string id, ErrorCategory category, string recommendation) => new(e.Message, id, category, recommendation, e);
}

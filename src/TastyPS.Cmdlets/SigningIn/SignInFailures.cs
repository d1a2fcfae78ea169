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

    /// <summary>Nobody is there to sign in. Says why the secrets that there are do not do.</summary>
    public static TastyCommandException NobodyThere(SignInRequest request, string? why)
    {
        var variables = why is null ? GivenCredentials.WhyVariablesDoNot(request.Environment.Name, request.Location) : null;
        var missing = $"There are no stored secrets{(request.Location.IsGiven ? $" in {request.Location.WritePath}" : "")} for {request.Environment}{(request.Name == StoredCredentials.DefaultName ? "" : $" under the name '{request.Name}'")}.";
        var otherwise = why is not null ? "or leave out -Scope"
            : variables is not null ? "or set TASTYPS_CLIENT_SECRET, TASTYPS_REFRESH_TOKEN and TASTYPS_ENVIRONMENT so that they fit"
            : request.Force ? "or leave out -Force"
            : "or set TASTYPS_CLIENT_SECRET and TASTYPS_REFRESH_TOKEN" + (request.Location.IsGiven ? " and leave out -SecretsPath" : "");
        return new TastyCommandException(
            (why ?? (request.Force ? "-Force asks to sign in again." : variables is null ? missing : $"{variables} {missing}")) + " Nobody is there to sign in.",
            ErrorIds.SignInNeedsUser,
            ErrorCategory.AuthenticationError,
            $"Run Connect-Tasty once in a PowerShell window, as the same user and in the same folder: {request.Command}; {otherwise}.");
    }

    /// <summary>Credentials were given, but not enough of them.</summary>
    public static TastyCommandException Incomplete(string lack, string otherwise) => new(
        lack,
        ErrorIds.CredentialsIncomplete,
        ErrorCategory.InvalidArgument,
        $"Run Connect-Tasty with -ClientSecret and -RefreshToken of one grant{otherwise}.");

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
        SignInReason.WrongSecret => (ErrorIds.ClientSecretWrong, ErrorCategory.AuthenticationError, "Check the client secret. A lost one cannot be shown again: regenerate it on the broker's page and make a new grant. Then run Connect-Tasty -Force."),
        SignInReason.ClientSecretMissing => (ErrorIds.ClientSecretLost, ErrorCategory.AuthenticationError, "Regenerate the client secret on the broker's page (OAuth applications, Manage), copy it at once, make a new grant if you use a refresh token, and run Connect-Tasty again."),
        SignInReason.GrantRevoked => (ErrorIds.GrantRevoked, ErrorCategory.AuthenticationError, NewGrant),
        SignInReason.WrongEnvironment => (ErrorIds.WrongEnvironment, ErrorCategory.AuthenticationError, "Production and sandbox share no grants: connect to the environment in which the grant was made."),
        SignInReason.Network => (ErrorIds.ConnectionFailed, ErrorCategory.ConnectionError, "Check the network, then run Connect-Tasty again."),
        SignInReason.ServiceFailed => (ErrorIds.ServiceUnavailable, ErrorCategory.ResourceUnavailable, "Run Connect-Tasty again in a few minutes."),
        SignInReason.Defect => (ErrorIds.Unexpected, ErrorCategory.NotSpecified, "This is a defect of TastyPS. Run Connect-Tasty again, or give -ClientSecret and -RefreshToken of a grant."),
        _ => (ErrorIds.SignInRefused, ErrorCategory.AuthenticationError, "Run Connect-Tasty again, or give -ClientSecret and -RefreshToken of a grant."),
    };

    private static TastyCommandException Of(SecretsFileException e) => Make(
        e,
        "TastySecrets" + e.Reason,
        e.Reason is SecretsFileReason.NotWritable ? ErrorCategory.WriteError : ErrorCategory.SecurityError,
        MendOf(e));

    // A sign-in replaces an entry, but never a file that is not ours or not understood: that one has to go first.
    private static string MendOf(SecretsFileException e) => e.Reason switch
    {
        _ when e.Mend is not null => $"Run {e.Mend}, then Connect-Tasty again.",
        SecretsFileReason.Corrupt or SecretsFileReason.Link or SecretsFileReason.NotAFile => $"Run Move-Item -LiteralPath {Quote(e.Path)} -Destination {Quote(e.Path + ".old")}, then Connect-Tasty to sign in again.",
        SecretsFileReason.UnknownVersion => $"Update TastyPS. Or run Move-Item -LiteralPath {Quote(e.Path)} -Destination {Quote(e.Path + ".old")}, then Connect-Tasty to sign in again.",
        SecretsFileReason.WrongBinding or SecretsFileReason.CannotUnprotect => "Run Connect-Tasty -Force to sign in again; that replaces the entry.",
        SecretsFileReason.Busy => "Run Connect-Tasty again when the other process has ended.",
        SecretsFileReason.Unsupported => "Run Connect-Tasty -NoSave, or use PowerShell 7.3 or later.",
        _ => SecretsLocation.UserPath() is { } own && own != e.Path
            ? $"Run Connect-Tasty -SecretsPath {Quote(own)} to use a file of your own, or Connect-Tasty -NoSave -Force to sign in without one."
            : "Run Connect-Tasty -NoSave -Force to sign in without a file, or name another one with -SecretsPath.",
    };

    private static string Quote(string path) => $"'{path.Replace("'", "''")}'";

    private static Exception Of(TokenRefusalReason refusal, TastyAuthenticationException e) => refusal switch
    {
        TokenRefusalReason.GrantRevoked => Make(e, ErrorIds.GrantRevoked, ErrorCategory.AuthenticationError, NewGrant),
        TokenRefusalReason.WrongSecret => Make(e, ErrorIds.ClientSecretWrong, ErrorCategory.AuthenticationError, "Run Connect-Tasty -Force and give the client secret of the application. A lost one cannot be shown again: regenerate it on the broker's page and make a new grant."),
        TokenRefusalReason.WrongEnvironment => Make(e, ErrorIds.WrongEnvironment, ErrorCategory.AuthenticationError, "Connect to the environment in which the grant was made, or run Connect-Tasty -Force to sign in again."),
        _ => e,
    };

    private static TastyCommandException Make(Exception e, string id, ErrorCategory category, string recommendation) => new(e.Message, id, category, recommendation, e);
}

using System.Management.Automation;
using TastyPS.Client;
using TastyPS.Errors;

namespace TastyPS.SigningIn;

/// <summary>The failures of connecting whose way out is another than in a command on a connection.</summary>
internal static class ConnectFailures
{
    /// <summary>The failure with what to do before there is a connection.</summary>
    public static Exception Explain(Exception failure) => SignInFailures.Explain(failure) switch
    {
        TastyNetworkException e => new TastyCommandException(e.Message, ErrorIds.ConnectionFailed, ErrorCategory.ConnectionError,
            "Check the network, and the address if you gave -BaseUri, then run Connect-Tasty again.", e),
        TastyTimeoutException e => new TastyCommandException(e.Message, ErrorIds.TimedOut, ErrorCategory.OperationTimeout,
            "The service did not answer. Run Connect-Tasty again in a few minutes.", e),
        TastyAuthenticationException { Refusal: null } e => new TastyCommandException(e.Message, ErrorIds.AuthenticationFailed, ErrorCategory.AuthenticationError,
            "Check that the address is the API's, then run Connect-Tasty again.", e),
        TastyAuthorizationException e => new TastyCommandException(e.Message, ErrorIds.PermissionDenied, ErrorCategory.PermissionDenied,
            "Make a grant with the scope read at the broker, then run Connect-Tasty -Force.", e),
        TastyServerException e => new TastyCommandException(e.Message, ErrorIds.ServiceUnavailable, ErrorCategory.ResourceUnavailable,
            "The service has a problem. Run Connect-Tasty again in a few minutes; check the address if you gave -BaseUri.", e),
        TastyProtocolException e => new TastyCommandException(e.Message, ErrorIds.ReplyUnreadable, ErrorCategory.ProtocolError,
            "Check that the address is the API's if you gave -BaseUri, then run Connect-Tasty again.", e),
        var other => other,
    };
}

using System.Management.Automation;
using System.Net;
using TastyPS.Client;
using TastyPS.Client.Orders.Checks;
using TastyPS.Client.Orders.Limits;
using TastyPS.Client.Streaming;
using TastyPS.Connections;
using TastyPS.Reporting.Tables;
using TastyPS.SigningIn;
using TastyPS.Simulator.Market.ChainFile;

namespace TastyPS.Errors;

/// <summary>Turns failures into error records: a fixed id, the right category, and a recommendation that names the next command.</summary>
internal static class ErrorRecords
{
    private const string ReportIt = "This is a defect of TastyPS. Report it with $Error[0].Exception.ToString().";
    /// <summary>What to do about something that the service does not find.</summary>
    public const string CheckSpelling = "Check the spelling. Index symbols carry no prefix: SPX, not $SPX or ^SPX; share classes a slash: BRK/B.";

    private const string ConnectFirst = "Run Connect-Tasty, or Connect-Tasty -Simulator to work without an account.";

    public static ErrorRecord From(Exception failure, object? target) => failure switch
    {
        TastyCommandException e => Make(e, e.ErrorId, e.Category, target, e.Recommendation),
        TastyAuthenticationException { Refusal: not null } e when SignInFailures.Explain(e) is TastyCommandException known =>
            Make(e, known.ErrorId, known.Category, target, known.Recommendation),
        OrderCheckException e => OrderFailures.Record(e, target),
        OrderLimitException e => OrderFailures.Record(e, target),
        OrderLimitsFileException e => OrderFailures.Record(e, target),
        TastyException e when SentOrderFailures.Record(e, target) is { } known => known,
        TastyStreamTokenRefusedException e => Make(e, ErrorIds.StreamTokenRefused, ErrorCategory.AuthenticationError, target,
            "Run Connect-Tasty again, and see on the broker's pages whether the account may stream; then run the command again."),
        TastyStreamUpgradeException { StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden } e => Make(e, ErrorIds.StreamUpgradeFailed, ErrorCategory.PermissionDenied, target,
            "Run Connect-Tasty again, and see on the broker's pages whether the account may stream market data; Test-TastyConnection shows what the token allows."),
        TastyStreamUpgradeException e => Make(e, ErrorIds.StreamUpgradeFailed, ErrorCategory.ConnectionError, target,
            "The streaming service has a problem if the status is 5xx: run the command again in a few minutes. Otherwise run Test-TastyConnection."),
        TastyStreamTimeoutException e => Make(e, ErrorIds.StreamTimedOut, ErrorCategory.OperationTimeout, target,
            "Run the command again in a minute; Test-TastyConnection shows whether anything stands in the way."),
        TastyStreamRefusedException e => Make(e, ErrorIds.StreamRefused, ErrorCategory.ProtocolError, target,
            "Close other programs that stream with the same account, and run the command again."),
        TastyStreamClosedException e => Make(e, ErrorIds.StreamEnded, ErrorCategory.ConnectionError, target,
            "Run the command again."),
        TastyStreamException e => Make(e, ErrorIds.StreamUnavailable, ErrorCategory.ConnectionError, target,
            "Run Test-TastyConnection, which shows what stands in the way, then run the command again."),
        TastyAuthenticationException e => Make(e, ErrorIds.AuthenticationFailed, ErrorCategory.AuthenticationError, target,
            "Run Connect-Tasty again with a valid client secret and refresh token of this environment."),
        TastyAuthorizationException e => Make(e, ErrorIds.PermissionDenied, ErrorCategory.PermissionDenied, target,
            "Run Get-TastyConnection to see the scope of the token, and connect with a grant that allows this."),
        TastyNotFoundException e => Make(e, ErrorIds.NotFound, ErrorCategory.ObjectNotFound, target, CheckSpelling),
        TastyValidationException e => Make(e, ErrorIds.RequestRefused, ErrorCategory.InvalidArgument, target,
            "Check the arguments against Get-Help of the command."),
        TastyRateLimitException e => Make(e, ErrorIds.RateLimited, ErrorCategory.LimitsExceeded, target,
            "Wait a minute and run the command again; ask for less with -MaxDaysToExpiration, -StrikeCount or -ContractOnly."),
        TastyServiceNotInSandboxException e => Make(e, ErrorIds.ServiceNotInSandbox, ErrorCategory.ResourceUnavailable, target,
            "The sandbox does not have this service. Connect to production for it, or run Connect-Tasty -Simulator."),
        TastyServerException e => Make(e, ErrorIds.ServiceUnavailable, ErrorCategory.ResourceUnavailable, target,
            "The service has a problem. Run the command again in a few minutes; Get-TastyConnection shows where it leads."),
        TastyNetworkException e => Make(e, ErrorIds.ConnectionFailed, ErrorCategory.ConnectionError, target,
            "Check the network and the address that Get-TastyConnection shows, then run Connect-Tasty again."),
        TastyTimeoutException e => Make(e, ErrorIds.TimedOut, ErrorCategory.OperationTimeout, target,
            "Run the command again, with a larger -TimeoutSeconds if it has one."),
        TastyProtocolException e => Make(e, ErrorIds.ReplyUnreadable, ErrorCategory.ProtocolError, target,
            "Run the command again. If it stays so, check with Get-TastyConnection that the address is the API's."),
        ChainFileException e => Make(e, ErrorIds.ChainFileInvalid, ErrorCategory.InvalidData, target,
            "Give -ChainFile a quote table as Cboe offers it for download (quotedata.csv, or the same as .gz)."),
        TableSchemaException e => Make(e, ErrorIds.ExportColumnsDiffer, ErrorCategory.InvalidData, target,
            "Write to a new file, or leave out -Append to replace the old one."),
        _ => Make(failure, ErrorIds.Unexpected, ErrorCategory.NotSpecified, target, ReportIt),
    };

    public static ErrorRecord UnknownConnection(string name) => Make(
        new TastyCommandException($"There is no open connection '{name}'."), ErrorIds.ConnectionNotFound, ErrorCategory.ObjectNotFound, name,
        "Run Get-TastyConnection -All to see the open ones.");

    public static ErrorRecord NotConnected(TastyConnection? given) => Make(
        new TastyCommandException(given is null ? "There is no connection to tastytrade." : $"The connection '{given.Name}' is closed."),
        ErrorIds.NotConnected, ErrorCategory.ConnectionError, given,
        ConnectFirst);

    public static TastyCommandException ClosedMeanwhile(TastyConnection connection, Exception cause) =>
        new($"The connection '{connection.Name}' was closed while it was used.", ErrorIds.NotConnected, ErrorCategory.ConnectionError, ConnectFirst, cause);

    public static TastyCommandException Defect(Exception cause) => new(MessageOf(cause), ErrorIds.Unexpected, ErrorCategory.NotSpecified, ReportIt, cause);

    /// <summary>What a failure says, without the name of a parameter in the code, which no user has typed.</summary>
    public static string MessageOf(Exception failure)
    {
        if (failure is not ArgumentException { ParamName: { } parameter })
            return failure.Message;
        foreach (var suffix in (string[])[$" (Parameter '{parameter}')", $"\r\nParameter name: {parameter}", $"\nParameter name: {parameter}"]) // PowerShell 7, then Windows PowerShell
        {
            if (failure.Message.EndsWith(suffix, StringComparison.Ordinal))
                return failure.Message.Substring(0, failure.Message.Length - suffix.Length);
        }

        return failure.Message;
    }

    /// <summary>A record. It says what the failure says, unless there are better words for it.</summary>
    public static ErrorRecord Make(Exception failure, string id, ErrorCategory category, object? target, string recommendation, string? message = null) =>
        new(failure, id, category, target)
        {
            ErrorDetails = new ErrorDetails(message ?? MessageOf(failure)) { RecommendedAction = recommendation },
        };
}

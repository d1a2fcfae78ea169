using System.Management.Automation;
using TastyPS.Client;
using TastyPS.Errors;

namespace TastyPS.Abstractions;

/// <summary>The failures that only accounts know.</summary>
internal static class AccountFailures
{
    /// <summary>Tells an account that is not the customer's from other things refused.</summary>
    public static Exception Explain(Exception failure, string accountNumber) => failure switch
    {
        TastyNotFoundException => NotYours(accountNumber, failure),
        TastyAuthorizationException => NotYours(accountNumber, failure),
        ArgumentException => NotYours(accountNumber, failure),
        _ => failure,
    };

    private static TastyCommandException NotYours(string accountNumber, Exception cause) =>
        new($"The account '{accountNumber}' cannot be read: {cause.Message}", ErrorIds.AccountNotFound, ErrorCategory.ObjectNotFound,
            "Run Get-TastyAccount to see the accounts of this connection, and Get-TastyConnection to see its scope.", cause);
}

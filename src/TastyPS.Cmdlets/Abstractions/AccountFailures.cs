using System.Management.Automation;
using TastyPS.Client;
using TastyPS.Errors;

namespace TastyPS.Abstractions;

/// <summary>The failures that only accounts know.</summary>
internal static class AccountFailures
{
    private const string NeededScope = "read";

    /// <summary>Tells an account that is not the customer's from other things refused.</summary>
    /// <param name="failure">What happened.</param>
    /// <param name="accountNumber">The account asked for.</param>
    /// <param name="scope">The scopes of the token with blanks between; null if none is known. The service refuses a token without <c>read</c> in the same words.</param>
    public static Exception Explain(Exception failure, string accountNumber, string? scope) => failure switch
    {
        TastyAuthorizationException when scope?.Split(' ').Contains(NeededScope) != true => failure,
        TastyNotFoundException or TastyAuthorizationException or ArgumentException => NotYours(accountNumber, failure),
        _ => failure,
    };

    private static TastyCommandException NotYours(string accountNumber, Exception cause) =>
        new($"The account '{accountNumber}' cannot be read: {ErrorRecords.MessageOf(cause)}", ErrorIds.AccountNotFound, ErrorCategory.ObjectNotFound,
            "Run Get-TastyAccount to see the accounts of this connection.", cause);
}

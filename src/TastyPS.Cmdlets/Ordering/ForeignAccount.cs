using System.Management.Automation;
using TastyPS.Client.Accounts;
using TastyPS.Errors;

namespace TastyPS.Ordering;

/// <summary>Tells an account that is none of the connection from an order that is none of the account: the service refuses both alike.</summary>
internal static class ForeignAccount
{
    /// <summary>What is wrong with an account; null if it is one of the connection.</summary>
    /// <param name="account">Its number.</param>
    /// <param name="own">The accounts of the connection, also the closed ones.</param>
    /// <param name="refusal">What the service said.</param>
    public static TastyCommandException? Find(string account, IEnumerable<Account> own, Exception? refusal)
    {
        List<string> numbers = [.. own.Select(one => one.AccountNumber)];
        return numbers.Contains(account, StringComparer.OrdinalIgnoreCase)
            ? null
            : new TastyCommandException(
                $"The account '{account}' is none of this connection, whose accounts are {string.Join(", ", numbers)}. Nothing was placed or changed.",
                ErrorIds.AccountNotFound, ErrorCategory.ObjectNotFound, "Run Get-TastyAccount to see the accounts.", refusal);
    }
}

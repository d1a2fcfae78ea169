using System.Management.Automation;
using TastyPS.Client;
using TastyPS.Client.Accounts;
using TastyPS.Errors;

namespace TastyPS.Ordering;

/// <summary>Tells an account that is none of the connection from an order that is none of the account: the service refuses both alike.</summary>
internal static class ForeignAccount
{
    /// <summary>What is wrong with an account; null if it is one of the connection, or nobody can say: then the refusal itself is told.</summary>
    /// <param name="account">Its number.</param>
    /// <param name="own">Asks for the accounts of the connection, also the closed ones.</param>
    /// <param name="refusal">What the service said.</param>
    /// <param name="stop">Ends the call.</param>
    public static async Task<TastyCommandException?> FindAsync(string account, Func<CancellationToken, Task<IReadOnlyList<Account>>> own, Exception? refusal, CancellationToken stop)
    {
        List<string> numbers;
        try
        {
            numbers = [.. (await own(stop).ConfigureAwait(false)).Select(one => one.AccountNumber)];
        }
        catch (TastyException)
        {
            return null;
        }

        return numbers.Contains(account, StringComparer.OrdinalIgnoreCase)
            ? null
            : new TastyCommandException(
                $"The account '{account}' is none of this connection, whose accounts are {string.Join(", ", numbers)}. Nothing was placed or changed.",
                ErrorIds.AccountNotFound, ErrorCategory.ObjectNotFound, "Run Get-TastyAccount to see the accounts.", refusal);
    }
}

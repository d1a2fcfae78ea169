using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Client;
using TastyPS.Client.Accounts;
using TastyPS.Errors;

namespace TastyPS.Commands.Accounts;

/// <summary>Gives the customer's accounts, closed ones included.</summary>
[Cmdlet(VerbsCommon.Get, "TastyAccount")]
[OutputType(typeof(Account))]
public sealed class GetTastyAccountCommand : AccountChoiceCommand
{
    private protected override async Task WriteAsync(AccountNumbers named, PipelineOutput output, CancellationToken stop)
    {
        var defects = new List<ItemDefect>();
        var accounts = await Tasty.Client.Accounts.GetAccountsAsync(defects, stop).ConfigureAwait(false);
        foreach (var defect in defects)
            output.Warning($"An account could not be read: {defect}");

        foreach (var number in named.Among([.. accounts.Select(account => account.AccountNumber)]))
        {
            if (accounts.FirstOrDefault(account => string.Equals(account.AccountNumber, number, StringComparison.OrdinalIgnoreCase)) is { } found)
                output.Write(found);
            else
                output.Failure(Unknown(number), number);
        }
    }

    private static TastyCommandException Unknown(string number) =>
        new($"There is no account '{number}'.", ErrorIds.AccountNotFound, ErrorCategory.ObjectNotFound, "Run Get-TastyAccount without arguments to see them all.");
}

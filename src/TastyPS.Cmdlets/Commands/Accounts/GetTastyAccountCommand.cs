using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Client;
using TastyPS.Client.Accounts;
using TastyPS.Completion;
using TastyPS.Errors;

namespace TastyPS.Commands.Accounts;

/// <summary>Gives the customer's accounts.</summary>
[Cmdlet(VerbsCommon.Get, "TastyAccount")]
[OutputType(typeof(Account))]
public sealed class GetTastyAccountCommand : ConnectedCommand
{
    /// <summary>Account numbers; wildcards allowed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AccountNumberCompleter))]
    public string[]? AccountNumber { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            RunConnected(WriteAccountsAsync);
        }
        catch (TastyException e)
        {
            ThrowFailure(e);
        }
    }

    private async Task WriteAccountsAsync(PipelineOutput output, CancellationToken stop)
    {
        var defects = new List<ItemDefect>();
        var accounts = await Tasty.Client.Accounts.GetAccountsAsync(defects, stop).ConfigureAwait(false);
        foreach (var defect in defects)
            output.Warning($"An account could not be read: {defect}");
        if (AccountNumber is null)
        {
            output.WriteAll(accounts);
            return;
        }

        foreach (var wanted in AccountNumber)
        {
            var pattern = new WildcardPattern(wanted.Trim(), WildcardOptions.IgnoreCase);
            var found = accounts.Where(account => pattern.IsMatch(account.AccountNumber)).ToList();
            output.WriteAll(found);
            if (found.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(wanted))
                output.Failure(Unknown(wanted), wanted);
        }
    }

    private static TastyCommandException Unknown(string number) =>
        new($"There is no account '{number}'.", ErrorIds.AccountNotFound, ErrorCategory.ObjectNotFound, "Run Get-TastyAccount without arguments to see them all.");
}

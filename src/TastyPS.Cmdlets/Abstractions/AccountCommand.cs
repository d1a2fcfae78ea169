using System.Management.Automation;
using TastyPS.Client;
using TastyPS.Completion;

namespace TastyPS.Abstractions;

/// <summary>Base of the cmdlets that look into accounts: those given, else all of the customer.</summary>
public abstract class AccountCommand : ConnectedCommand
{
    /// <summary>Account numbers; default all accounts.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AccountNumberCompleter))]
    public string[]? AccountNumber { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => RunConnected(WriteAccountsAsync);

    /// <summary>Writes what the cmdlet gives of one account.</summary>
    private protected abstract Task WriteAccountAsync(string accountNumber, PipelineOutput output, CancellationToken stop);

    private async Task WriteAccountsAsync(PipelineOutput output, CancellationToken stop)
    {
        foreach (var number in AccountNumber ?? await AllAsync(stop).ConfigureAwait(false))
        {
            try
            {
                await WriteAccountAsync(number.Trim(), output, stop).ConfigureAwait(false);
            }
            catch (TastyException e) when (e is not TastyAuthenticationException)
            {
                output.Failure(AccountFailures.Explain(e, number), number);
            }
        }
    }

    private async Task<string[]> AllAsync(CancellationToken stop) =>
        [.. (await Tasty.Client.Accounts.GetAccountsAsync(stop).ConfigureAwait(false)).Where(account => account.IsClosed != true).Select(account => account.AccountNumber)];
}

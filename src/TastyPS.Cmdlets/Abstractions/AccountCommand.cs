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
    protected override void ProcessRecord()
    {
        try
        {
            RunConnected(WriteAsync);
        }
        catch (TastyException e)
        {
            ThrowFailure(e);
        }
    }

    /// <summary>Writes what the cmdlet gives of these accounts.</summary>
    private protected abstract Task WriteAccountsAsync(IReadOnlyList<string> numbers, PipelineOutput output, CancellationToken stop);

    /// <summary>Does something for each account; the failure of one costs no other.</summary>
    private protected static async Task ForEachAsync(IReadOnlyList<string> numbers, PipelineOutput output, Func<string, Task> work)
    {
        foreach (var number in numbers)
        {
            try
            {
                await work(number).ConfigureAwait(false);
            }
            catch (Exception e) when (e is ArgumentException or TastyException and not TastyAuthenticationException)
            {
                output.Failure(AccountFailures.Explain(e, number), number);
            }
        }
    }

    private async Task WriteAsync(PipelineOutput output, CancellationToken stop)
    {
        IReadOnlyList<string> numbers = AccountNumber is { } given ? [.. given.Select(number => number.Trim())] : await AllAsync(stop).ConfigureAwait(false);
        await WriteAccountsAsync(numbers, output, stop).ConfigureAwait(false);
    }

    private async Task<string[]> AllAsync(CancellationToken stop) =>
        [.. (await Tasty.Client.Accounts.GetAccountsAsync(stop).ConfigureAwait(false)).Where(account => account.IsClosed != true).Select(account => account.AccountNumber)];
}

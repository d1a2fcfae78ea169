using TastyPS.Client;

namespace TastyPS.Abstractions;

/// <summary>Base of the cmdlets that look into accounts: those named, else all open ones of the customer.</summary>
public abstract class AccountCommand : AccountChoiceCommand
{
    /// <summary>Whether the service is asked for the accounts where none is named, or one by a wildcard.</summary>
    private protected virtual bool AsksForAccounts => true;

    private protected sealed override async Task WriteAsync(AccountNumbers named, PipelineOutput output, CancellationToken stop)
    {
        var numbers = !AsksForAccounts || named is { IsEmpty: false, HasWildcards: false } ? named.Among([]) : named.Among(await OpenAsync(stop).ConfigureAwait(false));
        await WriteAccountsAsync(numbers, output, stop).ConfigureAwait(false);
    }

    /// <summary>Writes what the cmdlet gives of these accounts.</summary>
    private protected abstract Task WriteAccountsAsync(IReadOnlyList<string> numbers, PipelineOutput output, CancellationToken stop);

    /// <summary>Does something for each account; the failure of one costs no other.</summary>
    private protected async Task ForEachAsync(IReadOnlyList<string> numbers, PipelineOutput output, Func<string, Task> work)
    {
        foreach (var number in numbers)
        {
            try
            {
                await work(number).ConfigureAwait(false);
            }
            catch (Exception e) when (e is ArgumentException or TastyException and not TastyAuthenticationException)
            {
                output.Failure(AccountFailures.Explain(e, number, Tasty.Client.Tokens.Scope), number);
            }
        }
    }

    /// <summary>The numbers of all open accounts of the customer.</summary>
    private protected async Task<string[]> OpenAsync(CancellationToken stop) =>
        [.. (await Tasty.Client.Accounts.GetAccountsAsync(stop).ConfigureAwait(false)).Where(account => account.IsClosed != true).Select(account => account.AccountNumber)];
}

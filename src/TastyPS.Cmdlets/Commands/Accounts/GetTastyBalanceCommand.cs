using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Client.Accounts;

namespace TastyPS.Commands.Accounts;

/// <summary>Gives the balances of accounts: cash, net liquidating value, buying power, margin.</summary>
[Cmdlet(VerbsCommon.Get, "TastyBalance")]
[OutputType(typeof(Balance))]
public sealed class GetTastyBalanceCommand : AccountCommand
{
    private protected override Task WriteAccountsAsync(IReadOnlyList<string> numbers, PipelineOutput output, CancellationToken stop) =>
        ForEachAsync(numbers, output, async number => output.WriteAll(await Tasty.Client.Accounts.GetBalancesAsync(number, stop).ConfigureAwait(false)));
}

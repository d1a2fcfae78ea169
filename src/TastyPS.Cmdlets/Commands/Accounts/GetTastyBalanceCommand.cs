using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Client.Accounts;

namespace TastyPS.Commands.Accounts;

/// <summary>Gives the balances of accounts: cash, net liquidating value, buying power, margin.</summary>
[Cmdlet(VerbsCommon.Get, "TastyBalance")]
[OutputType(typeof(Balance))]
public sealed class GetTastyBalanceCommand : AccountCommand
{
    private protected override async Task WriteAccountAsync(string accountNumber, PipelineOutput output, CancellationToken stop) =>
        output.WriteAll(await Tasty.Client.Accounts.GetBalancesAsync(accountNumber, stop).ConfigureAwait(false));
}

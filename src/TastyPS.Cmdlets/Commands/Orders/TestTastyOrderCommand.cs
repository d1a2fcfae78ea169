using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Client.Orders;
using TastyPS.Errors;
using TastyPS.Ordering;

namespace TastyPS.Commands.Orders;

/// <summary>Asks the service what an order would cost and do, without placing it.</summary>
[Cmdlet(VerbsDiagnostic.Test, "TastyOrder")]
[OutputType(typeof(OrderPreview))]
public sealed class TestTastyOrderCommand : NewOrderCommand
{
    private protected override bool IsPreviewOnly => false;

    private protected override void Process(NewOrder order)
    {
        foreach (var remark in order.Remarks)
            WriteWarning($"{remark}. ({WarningIds.OrderWarning})");
        RunConnected(async (output, stop) => output.Write(await order.PreviewAsync(Tasty.Client, await AccountAsync(AccountNumber, stop).ConfigureAwait(false), stop).ConfigureAwait(false)));
    }
}

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
        var account = "";
        OrderPreview preview = null!;
        RunConnected(async (_, stop) =>
        {
            account = await AccountAsync(AccountNumber, stop).ConfigureAwait(false);
            preview = await order.PreviewAsync(Tasty.Client, account, stop).ConfigureAwait(false);
        });
        OrderAsking.Warn(this, order.Question(preview, PlaceOf(account)));
        WriteObject(preview);
    }
}

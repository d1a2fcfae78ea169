using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Confirming;
using TastyPS.Ordering;

namespace TastyPS.Commands.Orders;

/// <summary>Cancels orders. One of a complex order is cancelled together with the others.</summary>
[Cmdlet(VerbsLifecycle.Stop, "TastyOrder", SupportsShouldProcess = true)]
[Alias("Cancel-TastyOrder")]
[OutputType(typeof(Order), typeof(ComplexOrder))]
public sealed class StopTastyOrderCommand : PlacedOrderCommand
{
    private readonly HashSet<long> _cancelledComplex = [];
    private OrderFinder _finder = null!;

    /// <summary>The numbers are those of complex orders.</summary>
    [Parameter]
    public SwitchParameter Complex { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _finder = new OrderFinder(Tasty);
    }

    private protected override void Process(long id)
    {
        if (Complex)
        {
            CancelComplex(AccountNumber, id);
            return;
        }

        string account = "";
        Order order = null!;
        RunConnected(async (_, stop) => (account, order) = await _finder.FindAsync(AccountNumber, id, stop).ConfigureAwait(false));
        PlacedOrders.DemandWorking(order);
        if (order.ComplexOrderId is { } complex)
            CancelComplex(account, complex);
        else if (Ask(OrderQuestion.ToCancel(order, PlaceOf(account))))
            RunConnected(async (output, stop) => output.Write(await Tasty.Client.Orders.CancelAsync(account, id, null, stop).ConfigureAwait(false)));
    }

    // Its other orders may come along the pipeline as well: they are cancelled already.
    private void CancelComplex(string? account, long id)
    {
        if (!_cancelledComplex.Add(id))
            return;
        ComplexOrder order = null!;
        string found = "";
        RunConnected(async (_, stop) => (found, order) = await _finder.FindComplexAsync(account, id, stop).ConfigureAwait(false));
        PlacedOrders.DemandWorking(order);
        if (Ask(OrderQuestion.ToCancel(order, PlaceOf(found))))
            RunConnected(async (output, stop) => output.Write(await Tasty.Client.Orders.CancelComplexAsync(found, id, null, stop).ConfigureAwait(false)));
    }
}

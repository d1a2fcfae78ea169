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
    private const string ComplexSet = "Complex";

    private readonly HashSet<long> _askedComplex = [];

    /// <summary>The numbers are those of complex orders.</summary>
    [Parameter(ParameterSetName = IdSet)]
    public SwitchParameter Complex { get; set; }

    /// <summary>Complex orders of Get-TastyOrder.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ComplexSet)]
    public ComplexOrder[] ComplexOrder { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == IdSet)
        {
            base.ProcessRecord();
            return;
        }

        foreach (var order in ComplexOrder.Where(order => order.Id is not null))
            ForOrder(order, () => CancelComplex(order.AccountNumber, order.Id!.Value));
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
        RunConnected(async (_, stop) => (account, order) = await Finder.FindArrivedAsync(AccountNumber, id, stop).ConfigureAwait(false));
        if (order.ComplexOrderId is { } cancelled && _askedComplex.Contains(cancelled))
            return; // Its other orders may come along the pipeline as well: one question is enough.
        PlacedOrders.DemandWorking(order);
        if (order.ComplexOrderId is { } complex)
            CancelComplex(account, complex);
        else if (Ask(OrderQuestion.ToCancel(order, PlaceOf(account))))
            Send(Cancellation<Order>(id, account, isComplex: false), UsualLookUp, (options, stop) => Tasty.Client.Orders.CancelAsync(account, id, options, stop));
    }

    private void CancelComplex(string? account, long id)
    {
        if (!_askedComplex.Add(id))
            return;
        ComplexOrder order = null!;
        string found = "";
        RunConnected(async (_, stop) => (found, order) = await Finder.FindComplexAsync(account, id, stop).ConfigureAwait(false));
        PlacedOrders.DemandWorking(order);
        if (Ask(OrderQuestion.ToCancel(order, PlaceOf(found))))
            Send(Cancellation<ComplexOrder>(id, found, isComplex: true), UsualLookUp, (options, stop) => Tasty.Client.Orders.CancelComplexAsync(found, id, options, stop));
    }

    private OrderMove<T> Cancellation<T>(long id, string account, bool isComplex)
        where T : class =>
        OrderMoves.Change<T>(FormattableString.Invariant($"the cancellation of {(isComplex ? "complex order" : "order")} {id}"), OrderLookUp.Command(id, account, isComplex), Via);
}

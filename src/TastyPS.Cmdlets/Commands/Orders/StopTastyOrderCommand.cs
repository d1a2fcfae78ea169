using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Confirming;
using TastyPS.Completion;
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

    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [OrderNumber(LeavesComplexOrders = true)]
    [ArgumentCompleter(typeof(OrderNumberCompleter))]
    public override long[] Id { get; set; } = [];

    /// <summary>The numbers are those of complex orders.</summary>
    [Parameter(ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    [Alias(nameof(Client.Orders.ComplexOrder.IsComplex))]
    [RowSwitch]
    public SwitchParameter Complex { get; set; }

    /// <summary>Complex orders of Get-TastyOrder.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ComplexSet)]
    public ComplexOrder[] ComplexOrder { get; set; } = [];

    /// <summary>How long to look what happened if the reply is lost.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    [PlainNumber]
    public int LookUpSeconds { get; set; } = 30;

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
        RunConnected(async (_, stop) => (account, order) = await Locator.FindArrivedAsync(AccountNumber, id, stop).ConfigureAwait(false));
        if (order.ComplexOrderId is { } cancelled && _askedComplex.Contains(cancelled))
            return; // Its other orders may come along the pipeline as well: one question is enough.
        PlacedOrders.DemandWorking(order);
        if (order.Status == KnownOrderStatus.CancelRequested)
        {
            WriteVerbose(FormattableString.Invariant($"Order {id} is being cancelled already."));
            WriteObject(order);
            return;
        }

        if (order.ComplexOrderId is { } complex)
            CancelComplex(account, complex);
        else if (Ask(OrderQuestion.ToCancel(order, PlaceOf(account))))
            Send(Cancellation<Order>(id, account, isComplex: false), TimeSpan.FromSeconds(LookUpSeconds), (options, stop) => Tasty.Client.Orders.CancelAsync(account, id, options, stop));
    }

    private void CancelComplex(string? account, long id)
    {
        if (_askedComplex.Contains(id))
            return;
        ComplexOrder order = null!;
        string found = "";
        RunConnected(async (_, stop) => (found, order) = await Locator.FindComplexAsync(account, id, stop).ConfigureAwait(false));
        PlacedOrders.DemandWorking(order);
        _askedComplex.Add(id);
        if (Ask(OrderQuestion.ToCancel(order, PlaceOf(found))))
            Send(Cancellation<ComplexOrder>(id, found, isComplex: true), TimeSpan.FromSeconds(LookUpSeconds), (options, stop) => Tasty.Client.Orders.CancelComplexAsync(found, id, options, stop));
    }

    private OrderMove<T> Cancellation<T>(long id, string account, bool isComplex)
        where T : class =>
        OrderMoves.Change<T>(FormattableString.Invariant($"the cancellation of {(isComplex ? "complex order" : "order")} {id}"), OrderLookUp.Command(id, account, isComplex), Via);
}

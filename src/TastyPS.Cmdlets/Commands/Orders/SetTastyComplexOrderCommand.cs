using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Confirming;
using TastyPS.Client.Orders.Submission;
using TastyPS.Completion;
using TastyPS.Errors;
using TastyPS.Ordering;

namespace TastyPS.Commands.Orders;

/// <summary>Changes the ratio that sends the orders of pairs, after a dry run and a question that shows what the dry run said.</summary>
[Cmdlet(VerbsCommon.Set, "TastyComplexOrder", SupportsShouldProcess = true, DefaultParameterSetName = IdSet, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ComplexOrder))]
public sealed class SetTastyComplexOrderCommand : OrderCommand
{
    private const string IdSet = "Id";
    private const string OrderSet = "Order";

    private OrderLocator _locator = null!;

    /// <summary>Numbers of complex orders.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdSet)]
    [OrderNumber(IsComplex = true)]
    [ArgumentCompleter(typeof(OrderNumberCompleter))]
    public long[] Id { get; set; } = [];

    /// <summary>The account; found by the number of the complex order if it is left out.</summary>
    [Parameter(Position = 1, ParameterSetName = IdSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AccountNumberCompleter))]
    public string? AccountNumber { get; set; }

    /// <summary>Complex orders of Get-TastyOrder.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = OrderSet)]
    public ComplexOrder[] ComplexOrder { get; set; } = [];

    /// <summary>The new ratio that sends the orders.</summary>
    [Parameter]
    [PlainNumber]
    public decimal RatioThreshold { get; set; }

    /// <summary>How the ratio is compared.</summary>
    [Parameter]
    [SingleWord]
    public OrderComparator RatioComparator { get; set; }

    /// <summary>How long to look what happened if the reply is lost.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    [PlainNumber]
    public int LookUpSeconds { get; set; } = 30;

    private decimal? GivenThreshold => MyInvocation.BoundParameters.ContainsKey(nameof(RatioThreshold)) ? RatioThreshold : null;

    private OrderComparator? GivenComparator => MyInvocation.BoundParameters.ContainsKey(nameof(RatioComparator)) ? RatioComparator : null;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (GivenThreshold is null && GivenComparator is null)
            ThrowFailure(new TastyCommandException("Nothing is to be changed.", ErrorIds.OrderUnchanged, ErrorCategory.InvalidArgument, "Give -RatioThreshold or -RatioComparator."));
        _locator = new OrderLocator(Tasty);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var id in Id)
            ForOrder(id, () => Process(AccountNumber, id));
        foreach (var order in ComplexOrder.Where(order => order.Id is not null))
            ForOrder(order, () => Process(order.AccountNumber, order.Id!.Value));
    }

    private void Process(string? named, long id)
    {
        string account = "";
        ComplexOrder pair = null!;
        decimal threshold = 0m;
        RunConnected(async (_, stop) =>
        {
            (account, pair) = await _locator.FindComplexAsync(named, id, stop).ConfigureAwait(false);
            PlacedOrders.DemandWorking(pair);
            var wanted = GivenThreshold ?? pair.RatioPriceThreshold;
            await PlacedOrders.UnderstoodAsync(Tasty.Client.Orders.DemandRatioAsync(account, pair, wanted, stop)).ConfigureAwait(false); // What a cap forbids is not asked about.
            threshold = wanted!.Value;
        });
        if ((GivenComparator ?? pair.RatioPriceComparator) is not { } comparator)
            WriteFailure(OrderFailures.Terms(FormattableString.Invariant($"How the ratio of complex order {id} is compared is newer than this version."), "Give -RatioComparator."), pair);
        else if (threshold == pair.RatioPriceThreshold && comparator == pair.RatioPriceComparator)
            WriteFailure(new TastyCommandException(
                FormattableString.Invariant($"Complex order {id} has that ratio already."), ErrorIds.OrderUnchanged, ErrorCategory.InvalidArgument, "Give another -RatioThreshold or -RatioComparator."), pair);
        else
            Change(account, pair, id, threshold, comparator);
    }

    private void Change(string account, ComplexOrder pair, long id, decimal threshold, OrderComparator comparator)
    {
        OrderPreview? preview = null;
        if (MayTrade)
            RunConnected(async (_, stop) => preview = await DryRun.OfAsync(Tasty.Client.Orders.PreviewEditComplexAsync(account, id, threshold, comparator, stop)).ConfigureAwait(false));
        if (!Ask(OrderQuestion.ToChangeRatio(pair, threshold, comparator, preview, PlaceOf(account), MayTrade ? [] : [NoPriceCheck])))
            return;

        var change = OrderMoves.Change<ComplexOrder>(FormattableString.Invariant($"the new ratio of complex order {id}"), OrderLookUp.Command(id, account, isComplex: true), Via);
        try
        {
            Send(change, TimeSpan.FromSeconds(LookUpSeconds), (options, stop) => Tasty.Client.Orders.EditComplexAsync(account, id, threshold, comparator, options, stop));
        }
        catch (OrderOutcomeUnknownException e)
        {
            ThrowFailure(e, id); // And no further one is changed.
        }
    }
}

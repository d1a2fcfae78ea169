using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Client;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Confirming;
using TastyPS.Client.Orders.Submission;
using TastyPS.Errors;
using TastyPS.Ordering;

namespace TastyPS.Commands.Orders;

/// <summary>Replaces working orders by changed ones, each after a dry run and a question that shows what the dry run said.</summary>
[Cmdlet(VerbsCommon.Set, "TastyOrder", SupportsShouldProcess = true, DefaultParameterSetName = IdSet, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Order))]
public sealed class SetTastyOrderCommand : PlacedOrderCommand
{
    /// <summary>The new limit, without a sign.</summary>
    [Parameter]
    [PlainNumber]
    public decimal Price { get; set; }

    /// <summary>The price is paid.</summary>
    [Parameter]
    public SwitchParameter Debit { get; set; }

    /// <summary>The price is received.</summary>
    [Parameter]
    public SwitchParameter Credit { get; set; }

    /// <summary>The new price that sets off a stop.</summary>
    [Parameter]
    [PlainNumber]
    public decimal StopTrigger { get; set; }

    /// <summary>How long the order works.</summary>
    [Parameter]
    [SingleWord]
    public TimeInForce TimeInForce { get; set; }

    /// <summary>The last day of an order that works until a day.</summary>
    [Parameter]
    public CalendarDate GtcDate { get; set; }

    /// <summary>How the order is priced.</summary>
    [Parameter]
    [SingleWord]
    public OrderType OrderType { get; set; }

    /// <summary>Moves a price or a stop trigger between two ticks to the nearer one that is in the customer's favour.</summary>
    [Parameter]
    public SwitchParameter RoundToTick { get; set; }

    /// <summary>How long to look what happened if the reply is lost.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    [PlainNumber]
    public int LookUpSeconds { get; set; } = 30;

    private OrderEdit Changes => new()
    {
        Price = Given(nameof(Price), Price),
        PriceEffect = Debit ? PriceEffect.Debit : Credit ? PriceEffect.Credit : null,
        StopTrigger = Given(nameof(StopTrigger), StopTrigger),
        TimeInForce = Given(nameof(TimeInForce), TimeInForce),
        GtcDate = Given(nameof(GtcDate), GtcDate),
        OrderType = Given(nameof(OrderType), OrderType),
        ExternalIdentifier = Guid.NewGuid().ToString("N"),
    };

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Debit && Credit)
            ThrowFailure(OrderFailures.Terms("A price is either paid or received.", "Give -Debit or -Credit, not both."));
        if (Changes is { Price: null, PriceEffect: null, StopTrigger: null, TimeInForce: null, GtcDate: null, OrderType: null })
            ThrowFailure(new TastyCommandException("Nothing is to be changed.", ErrorIds.OrderUnchanged, ErrorCategory.InvalidArgument, "Give -Price, -StopTrigger, -TimeInForce, -GtcDate or -OrderType."));
    }

    private protected override void Process(long id)
    {
        OrderQuestion? question = null;
        OrderRequest replacement = null!;
        string account = "";
        RunConnected(async (output, stop) =>
        {
            (account, var order) = await Locator.FindArrivedAsync(AccountNumber, id, stop).ConfigureAwait(false);
            PlacedOrders.DemandWorking(order);
            var rounding = new TickRounding(RoundToTick);
            replacement = rounding.Apply(await InstrumentKnowledge.CompleteAsync(Tasty, PlacedOrders.Replacement(order, Changes), output, stop).ConfigureAwait(false));
            PlacedOrders.DemandChanged(order, replacement);
            Tasty.Client.Orders.DemandReplacement(account, replacement);
            var preview = MayTrade ? await DryRun.OfAsync(Tasty.Client.Orders.PreviewReplaceAsync(account, id, replacement, stop)).ConfigureAwait(false) : null;
            string[] remarks = [.. rounding.Remarks, .. MayTrade ? [] : (string[])[NoPriceCheck]];
            question = OrderQuestion.ToReplace(order, replacement, preview, PlaceOf(account), remarks);
        });
        if (!Ask(question!))
            return;

        var change = OrderMoves.Change<Order>(FormattableString.Invariant($"the replacement of order {id}"), OrderLookUp.Command(id, account, isComplex: false), Via);
        try
        {
            Send(change, TimeSpan.FromSeconds(LookUpSeconds), (options, stop) => Tasty.Client.Orders.ReplaceAsync(account, id, replacement, options, stop));
        }
        catch (OrderOutcomeUnknownException e)
        {
            ThrowFailure(e, id); // And no further order is replaced.
        }
    }

    private T? Given<T>(string parameter, T value)
        where T : struct =>
        MyInvocation.BoundParameters.ContainsKey(parameter) ? value : null;
}

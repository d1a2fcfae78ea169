using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Confirming;
using TastyPS.Client.Orders.Submission;
using TastyPS.Ordering;

namespace TastyPS.Commands.Orders;

/// <summary>Confirms placed orders which the service wants confirmed once more.</summary>
[Cmdlet(VerbsLifecycle.Confirm, "TastyOrder", SupportsShouldProcess = true, DefaultParameterSetName = IdSet, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Order))]
public sealed class ConfirmTastyOrderCommand : PlacedOrderCommand
{
    private protected override void Process(long id)
    {
        string account = "";
        Order order = null!;
        RunConnected(async (_, stop) =>
        {
            (account, order) = await Locator.FindAsync(AccountNumber, id, stop).ConfigureAwait(false);
            PlacedOrders.DemandWorking(order);
            await PlacedOrders.UnderstoodAsync(Tasty.Client.Orders.DemandReconfirmationAsync(account, order, stop)).ConfigureAwait(false); // What a cap forbids is not asked about.
        });
        if (!Ask(OrderQuestion.ToReconfirm(order, PlaceOf(account))))
            return;

        var confirmation = OrderMoves.Change<Order>(FormattableString.Invariant($"the confirmation of order {id}"), OrderLookUp.Command(id, account, isComplex: false), Via);
        try
        {
            Send(confirmation, UsualLookUp, (_, stop) => Tasty.Client.Orders.ReconfirmAsync(account, id, stop));
        }
        catch (OrderOutcomeUnknownException e)
        {
            ThrowFailure(e, id); // And no further order is confirmed.
        }
    }
}

using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Client.Orders;
using TastyPS.Ordering;

namespace TastyPS.Commands.Orders;

/// <summary>Places orders, each after a dry run and a question that shows what the dry run said.</summary>
[Cmdlet(VerbsLifecycle.Submit, "TastyOrder", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(Order), typeof(ComplexOrder))]
public sealed class SubmitTastyOrderCommand : NewOrderCommand
{
    private OrderFollowings? _followings;

    /// <summary>Waits until the order has ended.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>How long to wait for the end.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    [PlainNumber]
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>How long to look for an order whose reply was lost.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    [PlainNumber]
    public int LookUpSeconds { get; set; } = 30;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _followings = Wait ? new OrderFollowings(Tasty) : null;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            _followings?.Dispose();
    }

    private protected override void Process(NewOrder order)
    {
        var account = "";
        RunConnected(async (_, stop) => account = await AccountAsync(AccountNumber, stop).ConfigureAwait(false));
        Place(new OrderSending(Tasty, order, account) { Followings = _followings, Patience = TimeSpan.FromSeconds(TimeoutSeconds) }, TimeSpan.FromSeconds(LookUpSeconds));
    }
}

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
    // Less than a command that is stopped may take to let go, so that the outcome can still be told.
    private static readonly TimeSpan LookUpWhenStopped = TimeSpan.FromSeconds(4);

    /// <summary>Waits until the order has ended.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>How long to wait for the end.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>How long to look for an order whose reply was lost.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    public int LookUpSeconds { get; set; } = 30;

    private protected override void Process(NewOrder order)
    {
        string account = "";
        OrderPreview? preview = null;
        RunConnected(async (_, stop) =>
        {
            account = await AccountAsync(AccountNumber, stop).ConfigureAwait(false);
            order.Demand(Tasty.Client, account); // What a cap forbids is not asked about.
            if (MayTrade)
                preview = await DryRun.OfAsync(order.PreviewAsync(Tasty.Client, account, stop)).ConfigureAwait(false);
        });
        string[] more = MayTrade ? [] : [$"No server price check: scope is {TradeScope.Told(Tasty)}"];
        if (Ask(order.Question(preview, PlaceOf(account), more)))
            Send(order, account);
    }

    private void Send(NewOrder order, string account)
    {
        var sending = new OrderSending(Tasty, order, account) { Wait = Wait ? TimeSpan.FromSeconds(TimeoutSeconds) : null };
        var options = new OrderSubmitOptions { LookUpFor = TimeSpan.FromSeconds(LookUpSeconds), LookUpAfterCancelFor = LookUpWhenStopped };
        try
        {
            RunConnected((output, stop) => sending.RunAsync(options, output, stop));
        }
        catch (PipelineStoppedException)
        {
            // Nothing that a stopped command writes arrives, but whoever stopped it must know whether an order works now.
            if (sending.Standing is { } standing)
                Host.UI.WriteWarningLine(standing);
            throw;
        }

        if (sending.Unknown is { } unknown)
            ThrowFailure(unknown, order.Request); // And no further order is sent.
    }
}

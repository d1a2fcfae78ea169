using System.Management.Automation;
using System.Net;
using TastyPS.Client;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Submission;
using TastyPS.Completion;
using TastyPS.Errors;
using TastyPS.Ordering;

namespace TastyPS.Abstractions;

/// <summary>Base of the cmdlets to which orders come that have not been placed yet.</summary>
public abstract class NewOrderCommand : OrderCommand
{
    /// <summary>Orders of New-TastyOrder or New-TastyComplexOrder.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [OrderArgument]
    public object[] Order { get; set; } = [];

    /// <summary>The account; may be left out if there is only one.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AccountNumberCompleter))]
    public string? AccountNumber { get; set; }

    /// <summary>Moves prices and stop triggers between two ticks to the nearer one that is in the customer's favour.</summary>
    [Parameter]
    public SwitchParameter RoundToTick { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var order in Order)
            ForOrder(order, () => Try(NewOrder.Of(Complete(order), RoundToTick)));
    }

    // What is known of the instruments is checked before the service is bothered: steps of prices, closing only, halted, expired.
    private object Complete(object order)
    {
        if (!MayTrade)
            return order; // A look at an order that cannot be sent sends nothing at all.

        var complete = order;
        RunConnected(async (output, stop) => complete = order is OrderRequest single
            ? await InstrumentKnowledge.CompleteAsync(Tasty, single, output, stop).ConfigureAwait(false)
            : await InstrumentKnowledge.CompleteAsync(Tasty, (ComplexOrderRequest)order, output, stop).ConfigureAwait(false));
        return complete;
    }

    private void Try(NewOrder order)
    {
        try
        {
            Process(order);
        }
        catch (TastyException e) when (AccountNumber is not null && e is OrderRefusedException or TastyAuthorizationException or TastyNotFoundException
            && e.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
        {
            Exception told = new TastyCommandException(
                $"The account '{AccountNumber}' is none of this connection, or may not trade. Nothing was placed.", ErrorIds.AccountNotFound, ErrorCategory.ObjectNotFound, "Run Get-TastyAccount to see the accounts.", e);
            if (e.StatusCode == HttpStatusCode.NotFound)
                RunConnected(async (_, stop) => told = await ForeignAccount.FindAsync(AccountNumbers.One(AccountNumber!), Tasty.Client.Accounts.GetAccountsAsync, e, stop).ConfigureAwait(false) ?? (Exception)e);
            WriteFailure(told, order.Request);
        }
    }

    /// <summary>Does what the cmdlet is for with one order.</summary>
    private protected abstract void Process(NewOrder order);
}

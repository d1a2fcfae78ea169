using System.Management.Automation;
using TastyPS.Completion;
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

    /// <summary>Moves prices between two ticks to the nearer one that is in the customer's favour.</summary>
    [Parameter]
    public SwitchParameter RoundToTick { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var order in Order)
            ForOrder(order, () => Process(NewOrder.Of(order, RoundToTick)));
    }

    /// <summary>Does what the cmdlet is for with one order.</summary>
    private protected abstract void Process(NewOrder order);
}

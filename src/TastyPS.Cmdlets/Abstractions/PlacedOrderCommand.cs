using System.Management.Automation;
using TastyPS.Completion;
using TastyPS.Ordering;

namespace TastyPS.Abstractions;

/// <summary>Base of the cmdlets that change or cancel orders which have been placed.</summary>
public abstract class PlacedOrderCommand : OrderCommand
{
    private protected const string IdSet = "Id";

    /// <summary>Numbers of orders.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [OrderNumber]
    [ArgumentCompleter(typeof(OrderNumberCompleter))]
    public virtual long[] Id { get; set; } = [];

    /// <summary>The account; found by the number of the order if it is left out.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = IdSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AccountNumberCompleter))]
    public string? AccountNumber { get; set; }

    private protected OrderLocator Locator { get; private set; } = null!;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Locator = new OrderLocator(Tasty);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var id in Id)
            ForOrder(id, () => Process(id));
    }

    /// <summary>Does what the cmdlet is for with one order.</summary>
    private protected abstract void Process(long id);
}

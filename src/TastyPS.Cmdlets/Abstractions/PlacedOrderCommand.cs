using System.Management.Automation;
using TastyPS.Completion;

namespace TastyPS.Abstractions;

/// <summary>Base of the cmdlets that change or cancel orders which have been placed.</summary>
public abstract class PlacedOrderCommand : OrderCommand
{
    /// <summary>Numbers of orders.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public long[] Id { get; set; } = [];

    /// <summary>The account; found by the number of the order if it is left out.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AccountNumberCompleter))]
    public string? AccountNumber { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var id in Id)
            ForOrder(id, () => Process(id));
    }

    /// <summary>Does what the cmdlet is for with one order.</summary>
    private protected abstract void Process(long id);
}

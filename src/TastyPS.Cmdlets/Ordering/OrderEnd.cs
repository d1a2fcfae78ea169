using TastyPS.Abstractions;
using TastyPS.Client.Orders;

namespace TastyPS.Ordering;

/// <summary>What came of waiting for an order's end.</summary>
internal sealed class OrderEnd
{
    /// <summary>The order when the wait was over, single or complex; null if nothing is known of it.</summary>
    public object? Order { get; set; }

    /// <summary>What whoever waited has to know.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>What else went wrong.</summary>
    public List<string> Details { get; } = [];

    /// <summary>Whether the order has been filled.</summary>
    public bool IsFilled => Order is Order { Status.Known: KnownOrderStatus.Filled };

    /// <summary>Writes all of it.</summary>
    public void WriteTo(PipelineOutput output)
    {
        foreach (var warning in Warnings)
            output.Warning(warning);
        foreach (var detail in Details)
            output.Verbose(detail);
        if (Order is not null)
            output.Write(Order);
    }
}

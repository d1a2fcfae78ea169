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

    /// <summary>Whether nothing can happen to the order any more.</summary>
    public bool HasEnded => Order is Order { Status.IsTerminal: true } or ComplexOrder { TerminalAt: not null };

    /// <summary>The status of the order, or of all of them.</summary>
    public string Standing => Order switch
    {
        Order single => single.Status.ToString(),
        ComplexOrder several => string.Join(", ", several.AllOrders().Select(component => component.Status)),
        _ => "unknown",
    };

    /// <summary>Writes all of it.</summary>
    /// <param name="output">The command's streams.</param>
    /// <param name="given">Told when whoever takes the output gets the order.</param>
    public void WriteTo(PipelineOutput output, Action given)
    {
        foreach (var warning in Warnings)
            output.Warning(warning);
        foreach (var detail in Details)
            output.Verbose(detail);
        if (Order is not null)
            output.Write(Order, given);
        else
            output.Post(given);
    }
}

using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Checks;
using TastyPS.Ordering;

namespace TastyPS.Commands.Orders;

/// <summary>Puts orders together that depend on each other, and checks what can be known of them. Nothing is sent.</summary>
[Cmdlet(VerbsCommon.New, "TastyComplexOrder")]
[OutputType(typeof(ComplexOrderRequest))]
public sealed class NewTastyComplexOrderCommand : TastyCommand
{
    private readonly List<OrderRequest> _orders = [];

    /// <summary>How the orders depend on each other.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [SingleWord]
    public ComplexOrderType Type { get; set; }

    /// <summary>The orders.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public OrderRequest[] Order { get; set; } = [];

    /// <summary>The order whose fill sends the others.</summary>
    [Parameter]
    [ValidateNotNull]
    public OrderRequest? Trigger { get; set; }

    /// <summary>Of PAIRS: the ratio that sends them.</summary>
    [Parameter]
    [PlainNumber]
    public decimal RatioThreshold { get; set; }

    /// <summary>Of PAIRS: how the ratio is compared.</summary>
    [Parameter]
    [SingleWord]
    public OrderComparator RatioComparator { get; set; }

    /// <summary>Of PAIRS: the threshold is an amount of money.</summary>
    [Parameter]
    public SwitchParameter RatioIsNotional { get; set; }

    /// <summary>The application's name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Source { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _orders.AddRange(Order);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var order = new ComplexOrderRequest
        {
            Type = Type,
            TriggerOrder = Trigger,
            Orders = [.. _orders],
            RatioPriceThreshold = IsGiven(nameof(RatioThreshold)) ? RatioThreshold : null,
            RatioPriceComparator = IsGiven(nameof(RatioComparator)) ? RatioComparator : null,
            RatioPriceIsThresholdBasedOnNotional = IsGiven(nameof(RatioIsNotional)) ? RatioIsNotional.ToBool() : null,
            Source = Source,
        };
        try
        {
            if (MadeOrder.Demand(order, OrderClock.Now) is { } offTick)
                WriteWarning(offTick);
            WriteObject(order);
        }
        catch (OrderCheckException e)
        {
            WriteFailure(e, order);
        }
    }

    private bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}

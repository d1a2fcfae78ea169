using System.Management.Automation;
using TastyPS.Client.Orders;

namespace TastyPS.Abstractions;

/// <summary>Takes orders that are to be placed, single and complex ones, and says clearly what else is none.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OrderArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Unwrap(inputData) switch
    {
        object[] list => Array.ConvertAll(list, item => Taken(Unwrap(item))),
        var single => Taken(single),
    };

    private static object Taken(object? value) => value switch
    {
        OrderRequest or ComplexOrderRequest => value,
        Order or ComplexOrder or PlacedOrder => throw Refused("This order has been placed already. Make a new one with New-TastyOrder; Set-TastyOrder changes one that works."),
        OrderPreview => throw Refused("This is what a dry run said, not the order itself. Keep the order of New-TastyOrder in a variable and submit that."),
        OrderLegRequest => throw Refused("This is a leg and not yet an order. Make an order of it with New-TastyOrder."),
        string text => throw Refused($"'{text}' is no order. Name an account with -AccountNumber where orders come through the pipeline; make orders with New-TastyOrder or New-TastyComplexOrder."),
        _ => throw Refused($"{Named(value)} is no order. Make one with New-TastyOrder or New-TastyComplexOrder."),
    };

    /// <summary>A value by its type: the text of many says nothing.</summary>
    internal static string Named(object? value) => value?.GetType().Name is not { } name ? "$null" : ("AEIOU".IndexOf(name[0]) >= 0 ? "An " : "A ") + name;

    private static ArgumentTransformationMetadataException Refused(string message) => new(message);

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}

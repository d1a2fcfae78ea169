using System.Management.Automation;
using TastyPS.Client.Orders;

namespace TastyPS.Abstractions;

/// <summary>Takes numbers of single orders, and orders and rows that have one. A complex order has a number of another kind, which would be that of somebody else's single order.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OrderNumberAttribute : ArgumentTransformationAttribute
{
    private const string Complex = "This is a complex order, whose number is none of a single one. Stop-TastyOrder cancels it, Set-TastyComplexOrder changes the ratio of a pair; Get-TastyOrder gives its single orders.";

    /// <summary>Whether another parameter of the command takes complex orders from the pipeline.</summary>
    public bool LeavesComplexOrders { get; init; }

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        Unwrap(inputData) is object[] list ? Array.ConvertAll(list, Number) : Number(inputData);

    private object Number(object? given)
    {
        var value = Unwrap(given);
        return value switch
        {
            string or ValueType => value,
            long[] => value,
            Order { Id: { } id } => id,
            ComplexOrder when LeavesComplexOrders => throw new ArgumentTransformationMetadataException(Complex, new PSInvalidCastException(Complex)),
            ComplexOrder => throw new ArgumentTransformationMetadataException(Complex),
            _ when given is PSObject row && row.Properties["Id"]?.Value is { } id => id,
            _ => throw new ArgumentTransformationMetadataException($"{OrderArgumentAttribute.Named(value)} is no order and has no number of one. Get-TastyOrder gives orders."),
        };
    }

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}

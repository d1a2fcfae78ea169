using System.Globalization;
using System.Management.Automation;
using TastyPS.Client.Orders;

namespace TastyPS.Abstractions;

/// <summary>
/// Takes numbers of single orders, and orders and rows that have one. A complex order has a number of another kind, which would be that of somebody else's single order. So
/// would be what PowerShell makes of a text with commas, which it drops, and of decimals, which it rounds.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OrderNumberAttribute : ArgumentTransformationAttribute
{
    private const NumberStyles Digits = NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
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
            string text => long.TryParse(text, Digits, CultureInfo.InvariantCulture, out var number) ? number : throw NoNumber(text),
            decimal or double or float when !IsWhole(value) => throw NoNumber(value),
            bool or char or DateTime => throw NoNumber(value),
            ValueType => value,
            long[] => value,
            Order { Id: { } id } => id,
            ComplexOrder when LeavesComplexOrders => throw new ArgumentTransformationMetadataException(Complex, new PSInvalidCastException(Complex)),
            ComplexOrder => throw new ArgumentTransformationMetadataException(Complex),
            _ when given is PSObject row && row.Properties["Id"]?.Value is { } id => Number(id),
            _ => throw new ArgumentTransformationMetadataException($"{OrderArgumentAttribute.Named(value)} is no order and has no number of one. Get-TastyOrder gives orders."),
        };
    }

    private static bool IsWhole(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && number == Math.Floor(number);

    private static ArgumentTransformationMetadataException NoNumber(object value) =>
        new(FormattableString.Invariant($"'{value}' is no number of an order. Those are of digits alone; several are given with a comma between them and without quotes."));

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}

using System.Collections;
using System.Globalization;
using System.Management.Automation;
using TastyPS.Client.Orders;

namespace TastyPS.Abstractions;

/// <summary>
/// Takes numbers of orders, and orders and rows that have one. Single and complex orders have numbers of two kinds, and that of one would be that of somebody else's other.
/// So would be what PowerShell makes of a text with commas, which it drops, and of decimals, which it rounds.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OrderNumberAttribute : ArgumentTransformationAttribute
{
    private const NumberStyles Digits = NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
    private const string Complex = "This is a complex order, whose number is none of a single one. Stop-TastyOrder cancels it (its number with -Complex), Set-TastyComplexOrder changes the ratio of a pair; Get-TastyOrder gives its single orders.";
    private const string Single = "This is a single order, whose number is none of a complex one. Get-TastyOrder -Complex gives those.";

    /// <summary>Whether the numbers are those of complex orders.</summary>
    public bool IsComplex { get; init; }

    /// <summary>Whether other parameters of the command take complex orders and their rows from the pipeline.</summary>
    public bool LeavesComplexOrders { get; init; }

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        Unwrap(inputData) is IEnumerable list and not (string or IDictionary) ? list.Cast<object?>().Select(Number).ToArray() : Number(inputData);

    private object Number(object? given)
    {
        var value = Unwrap(given);
        return value switch
        {
            string text => long.TryParse(text, Digits, CultureInfo.InvariantCulture, out var number) ? number : throw NoNumber(text),
            decimal or double or float when !IsWhole(value) => throw NoNumber(value),
            bool or char or DateTime => throw NoNumber(value),
            ValueType => value,
            Order when IsComplex => throw new ArgumentTransformationMetadataException(Single),
            Order { Id: { } id } => id,
            ComplexOrder { Id: { } id } when IsComplex => id,
            ComplexOrder => throw NoSingle(),
            _ when given is PSObject row && row.Properties["Id"]?.Value is { } id => IsComplex || !IsOfComplex(row) ? Number(id) : throw NoSingle(),
            _ => throw new ArgumentTransformationMetadataException($"{OrderArgumentAttribute.Named(value)} is no order and has no number of one. Get-TastyOrder gives orders."),
        };
    }

    // A row of a file tells it as text.
    private static bool IsOfComplex(PSObject row) => bool.TryParse(row.Properties[nameof(ComplexOrder.IsComplex)]?.Value?.ToString(), out var isComplex) && isComplex;

    private static bool IsWhole(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && number == Math.Floor(number);

    // What could not be cast is left to the other parameters.
    private ArgumentTransformationMetadataException NoSingle() =>
        LeavesComplexOrders ? new ArgumentTransformationMetadataException(Complex, new PSInvalidCastException(Complex)) : new ArgumentTransformationMetadataException(Complex);

    private static ArgumentTransformationMetadataException NoNumber(object value) =>
        new(FormattableString.Invariant($"'{value}' is no number of an order. Those are of digits alone; several are given with a comma between them and without quotes."));

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}

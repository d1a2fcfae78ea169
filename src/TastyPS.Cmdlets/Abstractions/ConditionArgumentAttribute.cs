using System.Collections;
using System.Management.Automation;
using TastyPS.Client.Orders;

namespace TastyPS.Abstractions;

/// <summary>
/// Holds the threshold of a condition that is written as a hashtable or comes as a row, and the quantities of what its price is made of, to what <see cref="PlainNumberAttribute"/>
/// takes for a number, and its words to what <see cref="SingleWordAttribute"/> takes for one.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConditionArgumentAttribute : ArgumentTransformationAttribute
{
    private static readonly string[] Words = [nameof(OrderCondition.Action), nameof(OrderCondition.Indicator), nameof(OrderCondition.Comparator)];

    private readonly PlainNumberAttribute _number = new() { AllowsNull = true };

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Unwrap(inputData) is IEnumerable list and not (string or IDictionary)
        ? list.Cast<object?>().Select(condition => Taken(engineIntrinsics, condition)).ToArray()
        : Taken(engineIntrinsics, inputData)!;

    private object? Taken(EngineIntrinsics engineIntrinsics, object? condition)
    {
        Demand(engineIntrinsics, condition, nameof(OrderCondition.Threshold));
        foreach (var word in Words)
            SingleWordAttribute.Of(Field(condition, word));
        foreach (var part in Each(Field(condition, nameof(OrderCondition.PriceComponents))))
            Demand(engineIntrinsics, part, nameof(OrderPriceComponent.Quantity));
        return Unwrap(condition) is IDictionary table && KeyOf(table, nameof(OrderCondition.PriceComponents)) is { } parts
            ? new Hashtable(table) { [parts] = LanguagePrimitives.ConvertTo<OrderPriceComponent[]?>(table[parts]) ?? [] } // PowerShell makes no list of hashtables.
            : condition;
    }

    // Refuses what is none; PowerShell makes the condition.
    private void Demand(EngineIntrinsics engineIntrinsics, object? of, string name) => _number.Transform(engineIntrinsics, Field(of, name));

    private static IEnumerable<object?> Each(object? value) => Unwrap(value) is IEnumerable list and not (string or IDictionary) ? list.Cast<object?>() : [value];

    private static object? Field(object? of, string name) => Unwrap(of) switch
    {
        IDictionary table => KeyOf(table, name) is { } key ? table[key] : null,
        _ => of is PSObject row ? row.Properties[name]?.Value : null,
    };

    private static string? KeyOf(IDictionary table, string name) => table.Keys.OfType<string>().FirstOrDefault(key => string.Equals(key, name, StringComparison.OrdinalIgnoreCase));

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}

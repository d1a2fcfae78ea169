using System.Collections;
using System.Management.Automation;

namespace TastyPS.Abstractions;

/// <summary>Holds the threshold of a condition that is written as a hashtable or comes as a row to what <see cref="PlainNumberAttribute"/> takes for a number.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConditionArgumentAttribute : ArgumentTransformationAttribute
{
    private const string Threshold = "Threshold";

    private readonly PlainNumberAttribute _number = new();

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        foreach (var condition in Unwrap(inputData) is IEnumerable list and not (string or IDictionary) ? list.Cast<object?>() : [inputData])
            _number.Transform(engineIntrinsics, ThresholdOf(condition)); // Refuses what is none; PowerShell makes the condition.
        return inputData;
    }

    private static object? ThresholdOf(object? condition) => Unwrap(condition) switch
    {
        IDictionary table => table.Keys.OfType<string>().Where(IsThreshold).Select(key => table[key]).FirstOrDefault(),
        _ => condition is PSObject row ? row.Properties[Threshold]?.Value : null,
    };

    private static bool IsThreshold(string name) => string.Equals(name, Threshold, StringComparison.OrdinalIgnoreCase);

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}

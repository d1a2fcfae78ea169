using System.Collections;
using System.Management.Automation;

namespace TastyPS.Abstractions;

/// <summary>Holds the threshold of a condition that is written as a hashtable to what <see cref="PlainNumberAttribute"/> takes for a number.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConditionArgumentAttribute : ArgumentTransformationAttribute
{
    private const string Threshold = "Threshold";

    private readonly PlainNumberAttribute _number = new();

    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var given = Unwrap(inputData);
        foreach (var condition in given is object[] list ? list.Select(Unwrap) : [given])
        {
            if (condition is IDictionary table && table.Contains(Threshold))
                _number.Transform(engineIntrinsics, table[Threshold]); // Refuses what is none; PowerShell makes the condition.
        }

        return inputData;
    }

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}

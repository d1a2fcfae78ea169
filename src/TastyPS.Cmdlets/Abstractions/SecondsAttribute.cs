using System.Globalization;
using System.Management.Automation;

namespace TastyPS.Abstractions;

/// <summary>Reads a bare number as seconds, where PowerShell would make ticks of it. Spans pass.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecondsAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        double? seconds = value switch
        {
            sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal => Convert.ToDouble(value, CultureInfo.InvariantCulture),
            string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        };
        if (seconds is not { } given)
            return inputData;

        try
        {
            return TimeSpan.FromSeconds(given);
        }
        catch (Exception e) when (e is OverflowException or ArgumentException)
        {
            throw new ArgumentTransformationMetadataException($"{value} seconds are more than a span of time can be.", e);
        }
    }
}

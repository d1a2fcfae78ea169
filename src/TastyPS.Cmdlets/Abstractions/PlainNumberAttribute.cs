using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace TastyPS.Abstractions;

/// <summary>
/// Takes prices, quantities, limits and times as numbers, or as text of digits with one point. PowerShell itself drops the commas of a text, which turns a German 101,05 into
/// 10105, and takes the default in place of what a row has and cannot be read.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PlainNumberAttribute : ArgumentTransformationAttribute
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    /// <summary>Whether there may be no number.</summary>
    public bool AllowsNull { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
    {
        string text when decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) => number,
        string text => throw new ArgumentTransformationMetadataException($"'{text}' is no plain number. Write it with digits and, where it needs one, a point, as in 101.05; without a comma or any other separator."),
        IEnumerable list and not string => list.Cast<object?>().ToList() is [var only]
            ? Transform(engineIntrinsics, only)
            : throw new ArgumentTransformationMetadataException($"'{string.Join(", ", list.Cast<object?>())}' is no number but a list: a comma makes one. Write a number with digits and, where it needs one, a point, as in 101.05."),
        null when !AllowsNull => throw new ArgumentTransformationMetadataException("$null is no number. Look at the variable that it comes from."),
        bool or char or DateTime => throw new ArgumentTransformationMetadataException($"'{inputData}' is no number."),
        _ => inputData,
    };
}

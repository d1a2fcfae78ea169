using System.Management.Automation;

namespace TastyPS.Abstractions;

/// <summary>Reads a switch of a row, also of a file, which has it as text. PowerShell passes over a text there, as if the row did not have the switch.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RowSwitchAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
    {
        string text when string.IsNullOrWhiteSpace(text) => new SwitchParameter(false),
        string text when bool.TryParse(text, out var isSet) => new SwitchParameter(isSet),
        string text => throw new ArgumentTransformationMetadataException($"'{text}' is neither True nor False."),
        _ => inputData,
    };
}

using System.Management.Automation;

namespace TastyPS.Connections;

/// <summary>Keeps a connection from being taken for the text that its name is, as when one is piped to a cmdlet that expects symbols or account numbers.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotAConnectionAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        inputData is TastyConnection or PSObject { BaseObject: TastyConnection }
            ? throw new ArgumentTransformationMetadataException("That is a connection. Give it as -Connection.")
            : inputData;
}

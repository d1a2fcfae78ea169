using System.Management.Automation;

namespace TastyPS.Connections;

/// <summary>Lets a connection be given by its name. Lists are taken name by name.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConnectionByNameAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) => Unwrap(inputData) switch
    {
        string name => Named(name),
        object[] list => Array.ConvertAll(list, item => Unwrap(item) is string name ? Named(name) : item),
        _ => inputData,
    };

    private static TastyConnection Named(string name) => ConnectionNames.Find(name)
        ?? throw new ArgumentTransformationMetadataException($"There is no open connection '{name}'. Run Get-TastyConnection -All to see the open ones.");

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}

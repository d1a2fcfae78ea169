using System.Management.Automation;
using TastyPS.Completion;
using TastyPS.Connections;
using TastyPS.Errors;

namespace TastyPS.Commands.Connection;

/// <summary>Gives the current connection, or all open ones.</summary>
[Cmdlet(VerbsCommon.Get, "TastyConnection", DefaultParameterSetName = CurrentSet)]
[OutputType(typeof(TastyConnection))]
public sealed class GetTastyConnectionCommand : PSCmdlet
{
    private const string CurrentSet = "Current";
    private const string NameSet = "Name";
    private const string AllSet = "All";

    /// <summary>Names of connections; wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = NameSet)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Gives every open connection.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter All { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        IEnumerable<TastyConnection> chosen = ParameterSetName switch
        {
            NameSet => Named(),
            AllSet => ConnectionRegistry.All,
            _ => ConnectionRegistry.Current is { } current ? [current] : [],
        };
        WriteObject(chosen, enumerateCollection: true);
    }

    private IReadOnlyList<TastyConnection> Named()
    {
        foreach (var unknown in ConnectionNames.Unknown(Name))
            WriteError(ErrorRecords.UnknownConnection(unknown));
        return ConnectionNames.Select(Name);
    }
}

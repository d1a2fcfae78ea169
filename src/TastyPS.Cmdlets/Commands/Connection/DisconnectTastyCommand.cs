using System.Management.Automation;
using TastyPS.Completion;
using TastyPS.Connections;
using TastyPS.Errors;

namespace TastyPS.Commands.Connection;

/// <summary>Closes connections and forgets their tokens.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "Tasty", DefaultParameterSetName = CurrentSet)]
public sealed class DisconnectTastyCommand : PSCmdlet
{
    private const string CurrentSet = "Current";
    private const string NameSet = "Name";
    private const string ConnectionSet = "Connection";
    private const string AllSet = "All";

    /// <summary>Names of the connections to close; wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = NameSet)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>The connections to close.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ConnectionSet)]
    public TastyConnection[] Connection { get; set; } = [];

    /// <summary>Closes every connection of this process.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter All { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var connection in Chosen())
        {
            ConnectionRegistry.Disconnect(connection);
            connection.TellWarnings(WriteWarning);
            WriteVerbose($"Closed {connection}.");
        }
    }

    // Without a connection there is nothing to close: that is success, so that scripts may end with Disconnect-Tasty.
    private IEnumerable<TastyConnection> Chosen() => ParameterSetName switch
    {
        NameSet => Named(),
        ConnectionSet => Connection,
        AllSet => ConnectionRegistry.All,
        _ => ConnectionRegistry.Current is { } current ? [current] : [],
    };

    private IReadOnlyList<TastyConnection> Named()
    {
        foreach (var unknown in ConnectionNames.Unknown(Name))
            WriteError(ErrorRecords.UnknownConnection(unknown));
        return ConnectionNames.Select(Name);
    }
}

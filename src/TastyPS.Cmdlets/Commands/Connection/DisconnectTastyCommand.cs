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

    private TastyConnection? _before;

    /// <summary>Names of the connections to close; wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = NameSet)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>The connections to close, or their names.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = ConnectionSet)]
    [ConnectionByName]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    public TastyConnection[] Connection { get; set; } = [];

    /// <summary>Closes every connection of this process.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter All { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => _before = ConnectionRegistry.Current;

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

    // The next command goes elsewhere than the last one did, maybe from the sandbox to production: nobody should have to guess that.
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ConnectionRegistry.Current is { } current && _before is { IsConnected: false })
            WriteInformation(new HostInformationMessage { Message = $"The current connection is now {current}." }, ["PSHOST"]);
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

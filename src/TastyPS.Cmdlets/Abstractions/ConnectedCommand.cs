using System.Management.Automation;
using TastyPS.Client.Http;
using TastyPS.Connections;
using TastyPS.Errors;

namespace TastyPS.Abstractions;

/// <summary>Base of the cmdlets that need a connection: the one given, else the current one.</summary>
public abstract class ConnectedCommand : TastyCommand
{
    /// <summary>The connection to use; default the current one.</summary>
    [Parameter]
    public TastyConnection? Connection { get; set; }

    /// <summary>The connection in use, once BeginProcessing has run.</summary>
    private protected TastyConnection Tasty { get; private set; } = null!;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        var connection = Connection ?? ConnectionRegistry.Current;
        if (connection is not { IsConnected: true })
            ThrowTerminatingError(ErrorRecords.NotConnected(connection));
        Tasty = connection!;
    }

    /// <summary>Runs work on the connection; its requests are told on the verbose stream.</summary>
    private protected void RunConnected(Func<PipelineOutput, CancellationToken, Task> body) =>
        RunAsync(async (output, stop) =>
        {
            using var told = Tasty.RequestLog.Listen(entry => output.Verbose(Describe(entry)));
            await body(output, stop).ConfigureAwait(false);
        });

    private static string Describe(RequestLogEntry entry) => entry.ToString();
}

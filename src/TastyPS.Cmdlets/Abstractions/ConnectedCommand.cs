using System.Management.Automation;
using TastyPS.Client;
using TastyPS.Client.Orders.Submission;
using TastyPS.Completion;
using TastyPS.Connections;
using TastyPS.Errors;
using TastyPS.Ordering;

namespace TastyPS.Abstractions;

/// <summary>Base of the cmdlets that need a connection: the one given, else the current one.</summary>
public abstract class ConnectedCommand : TastyCommand
{
    /// <summary>The connection to use, or its name; default the current one.</summary>
    [Parameter]
    [ConnectionByName]
    [ArgumentCompleter(typeof(ConnectionNameCompleter))]
    public TastyConnection? Connection { get; set; }

    /// <summary>The connection in use, once BeginProcessing has run.</summary>
    private protected TastyConnection Tasty { get; private set; } = null!;

    /// <summary>What a command that is recommended must say of its connection to reach this one: nothing, if it is the current one and was not named.</summary>
    private protected string Via => Connection is null && ReferenceEquals(Tasty, ConnectionRegistry.Current) ? "" : $" -Connection '{Tasty.Name.Replace("'", "''")}'";

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        var connection = Connection ?? ConnectionRegistry.Current;
        if (connection is not { IsConnected: true })
            ThrowTerminatingError(ErrorRecords.NotConnected(connection));
        Tasty = connection!;
    }

    private protected override ErrorRecord RecordOf(Exception failure, object? target) => failure switch
    {
        TastyException e when SentOrderFailures.Record(e, target, Via) is { } known => known,
        TradeScopeMissingException => ErrorRecords.Make(failure, ErrorIds.ScopeMissing, ErrorCategory.PermissionDenied, target, TradePermission.Recommendation(Tasty)),
        _ => base.RecordOf(failure, target),
    };

    /// <summary>Runs work on the connection. A connection that is closed meanwhile, or a defect, ends the command with a record of its own.</summary>
    /// <exception cref="TastyException">The work failed; how far that reaches is for the caller to say.</exception>
    private protected void RunConnected(Func<PipelineOutput, CancellationToken, Task> body)
    {
        try
        {
            RunOnConnection(body);
        }
        catch (TastyCommandException e)
        {
            ThrowFailure(e, Tasty);
        }
    }

    /// <summary>Runs work on the connection; its requests are told on the verbose stream.</summary>
    /// <exception cref="TastyException">The work failed.</exception>
    /// <exception cref="TastyCommandException">The connection was closed meanwhile, or the work has a defect.</exception>
    private protected void RunOnConnection(Func<PipelineOutput, CancellationToken, Task> body) =>
        RunAsync(async (output, stop) =>
        {
            using var told = Tasty.RequestLog.Listen(entry => output.Verbose(entry.ToString()));
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, Tasty.Closing);
            try
            {
                await body(output, either.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is OrderOutcomeUnknownException or OrderRefusedException)
            {
                throw; // That an order may work is told whatever else has happened.
            }
            catch (Exception e) when (!stop.IsCancellationRequested && !Tasty.IsConnected)
            {
                // Another runspace may close it at any moment, and what breaks first then is a matter of chance.
                throw ErrorRecords.ClosedMeanwhile(Tasty, e);
            }
            catch (Exception e) when (!stop.IsCancellationRequested && e is not (TastyException or TastyCommandException))
            {
                throw ErrorRecords.Defect(e);
            }
            finally
            {
                output.Post(() => Tasty.TellWarnings(WriteWarning));
            }
        });
}

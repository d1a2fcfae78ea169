using System.Collections.Concurrent;
using System.Management.Automation;

namespace TastyPS.Abstractions;

/// <summary>The cmdlet's streams for work that runs on another thread: every call is carried to the pipeline thread, in order.</summary>
internal sealed class PipelineOutput(PSCmdlet cmdlet, Func<Exception, object?, ErrorRecord> recordOf, BlockingCollection<Action> queue, CancellationToken stop)
{
    public void Write(object row) => Write(row, null);

    /// <summary>Writes an object.</summary>
    /// <param name="row">The object.</param>
    /// <param name="given">Told right before whoever takes the output gets it: not by a command that has been stopped.</param>
    public void Write(object row, Action? given) => Post(() =>
    {
        if (!cmdlet.Stopping)
            given?.Invoke();
        cmdlet.WriteObject(row);
    });

    /// <summary>Writes many objects with one hand-over. The list must not change afterwards.</summary>
    public void WriteAll<T>(IReadOnlyList<T> rows)
    {
        if (rows.Count > 0)
            Post(() => cmdlet.WriteObject(rows, enumerateCollection: true));
    }

    /// <summary>Writes many objects with one hand-over and waits until the pipeline has taken them all; the list may be used again then.</summary>
    public async Task WriteAllAndWaitAsync<T>(IReadOnlyList<T> rows)
    {
        var taken = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            try
            {
                cmdlet.WriteObject(rows, enumerateCollection: true);
            }
            finally
            {
                taken.TrySetResult(true);
            }
        });
        using (stop.Register(() => taken.TrySetCanceled()))
            await taken.Task.ConfigureAwait(false);
    }

    public void Failure(Exception failure, object? target) => Post(() => cmdlet.WriteError(recordOf(failure, target)));

    public void Warning(string text) => Post(() => cmdlet.WriteWarning(text));

    /// <summary>News for whoever sits at the console; not output.</summary>
    public void Tell(string text) => Post(() => cmdlet.WriteInformation(new HostInformationMessage { Message = text }, ["PSHOST"]));

    public void Verbose(string text) => Post(() => cmdlet.WriteVerbose(text));

    public void Progress(ProgressRecord record) => Post(() => cmdlet.WriteProgress(record));

    /// <summary>Runs an action of the cmdlet on the pipeline thread, after everything posted before.</summary>
    public void Post(Action action)
    {
        try
        {
            queue.Add(action, stop);
        }
        catch (InvalidOperationException) when (stop.IsCancellationRequested || queue.IsAddingCompleted)
        {
            throw new OperationCanceledException(stop);
        }
    }
}

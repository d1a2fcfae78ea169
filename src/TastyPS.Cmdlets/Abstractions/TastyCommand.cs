using System.Collections.Concurrent;
using System.Management.Automation;
using TastyPS.Errors;

namespace TastyPS.Abstractions;

/// <summary>
/// Base of every cmdlet: runs asynchronous work off the pipeline thread and carries what it writes back to it. Every way out
/// (Ctrl+C, <c>Select-Object -First</c>, a downstream error) cancels the work.
/// </summary>
public abstract class TastyCommand : PSCmdlet, IDisposable
{
    // Bounded, so that a slow consumer slows the reader instead of filling the memory.
    private const int QueueCapacity = 64;

    private static readonly TimeSpan LettingGo = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stop = new();

    /// <summary>Runs asynchronous work to its end, writing what it posts from the pipeline thread.</summary>
    private protected void RunAsync(Func<PipelineOutput, CancellationToken, Task> body)
    {
        using var queue = new BlockingCollection<Action>(QueueCapacity);
        var output = new PipelineOutput(this, RecordOf, queue, _stop.Token);
        var work = Task.Run(async () =>
        {
            try
            {
                await body(output, _stop.Token).ConfigureAwait(false);
            }
            finally
            {
                queue.CompleteAdding();
            }
        });

        try
        {
            foreach (var write in queue.GetConsumingEnumerable(_stop.Token))
                write();
            work.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            EndWork(work);
        }
    }

    /// <summary>Whether only to tell what would happen, as the parameter or the preference says.</summary>
    private protected bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given)
        ? given is SwitchParameter { IsPresent: true }
        : LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference"));

    /// <summary>Writes a failure of one item and goes on.</summary>
    private protected void WriteFailure(Exception failure, object? target) => WriteError(RecordOf(failure, target));

    /// <summary>Ends the command with a failure of the whole invocation.</summary>
    private protected void ThrowFailure(Exception failure, object? target = null) => ThrowTerminatingError(RecordOf(failure, target));

    /// <summary>The record of a failure.</summary>
    private protected virtual ErrorRecord RecordOf(Exception failure, object? target) => ErrorRecords.From(failure, target);

    /// <inheritdoc/>
    protected override void StopProcessing() => Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Cancels what still runs. Safe to call twice.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            Cancel();
    }

    private void EndWork(Task work)
    {
        if (work.IsCompleted)
            return;

        Cancel();

        // The work obeys the token; whatever does not let go in time must not hold the prompt. WaitAny does not throw: the command
        // already leaves with what brought it here, and a failure of cancelled work adds nothing.
        Task.WaitAny([work], LettingGo);
    }

    private void Cancel()
    {
        if (!_stop.IsCancellationRequested)
            _stop.Cancel();
    }
}

using System.Management.Automation;

namespace TastyPS.Module.Tests.Engine;

/// <summary>A script under way, as a user sees it who may press Ctrl+C.</summary>
internal sealed class RunningScript : IDisposable
{
    private readonly PowerShell _shell;
    private readonly PSDataCollection<PSObject> _output = [];
    private readonly TaskCompletionSource _firstOutput = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _run;

    public RunningScript(PowerShell shell)
    {
        _shell = shell;
        _output.DataAdded += (_, _) => _firstOutput.TrySetResult();

        // Whoever waits goes on on another thread: on the pipeline's own it could not run the next script, which needs that thread.
        _run = shell.InvokeAsync<PSObject, PSObject>(input: null, _output).ContinueWith(run => run, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Unwrap();
    }

    /// <summary>Done when the first object has come out of the pipeline.</summary>
    public Task FirstOutput => _firstOutput.Task;

    /// <summary>What has come out so far.</summary>
    public IReadOnlyList<PSObject> Output => SoFar(_output);

    /// <summary>What has been shown as progress so far.</summary>
    public IReadOnlyList<ProgressRecord> Progress => SoFar(_shell.Streams.Progress);

    /// <summary>How the run stands.</summary>
    public PSInvocationState State => _shell.InvocationStateInfo.State;

    /// <summary>Waits for what no event tells of, while the script runs.</summary>
    public async Task UntilAsync(Func<bool> isSo, CancellationToken cancellation)
    {
        while (!isSo())
        {
            Assert.Equal(PSInvocationState.Running, State);
            await Task.Delay(5, cancellation);
        }
    }

    /// <summary>Does what Ctrl+C does; done when the pipeline has stopped.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        // The engine's own tasks end on the thread pool. One made of BeginStop's callback would end on the session's thread; whoever awaits it would
        // go on there, and its next script would wait for ever for that very thread.
        await _shell.StopAsync(callback: null, state: null).WaitAsync(cancellation);
        await Assert.ThrowsAnyAsync<PipelineStoppedException>(() => _run.WaitAsync(cancellation));
    }

    /// <summary>Waits for the script's end.</summary>
    public async Task<EngineResult> FinishAsync(CancellationToken cancellation)
    {
        await _run.WaitAsync(cancellation);
        return EngineResult.Of(_output, _shell.Streams);
    }

    // One by one: what copies the whole at once counts first, and more may have come by the time it copies.
    private static List<T> SoFar<T>(PSDataCollection<T> stream)
    {
        var items = new List<T>();
        foreach (var item in stream)
            items.Add(item);
        return items;
    }

    public void Dispose()
    {
        _shell.Dispose();
        _output.Dispose();
    }
}

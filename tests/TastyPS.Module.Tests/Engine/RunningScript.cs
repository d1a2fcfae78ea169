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
    public IReadOnlyList<PSObject> Output => [.. _output];

    /// <summary>How the run stands.</summary>
    public PSInvocationState State => _shell.InvocationStateInfo.State;

    /// <summary>Does what Ctrl+C does; done when the pipeline has stopped.</summary>
    public async Task StopAsync(CancellationToken cancellation)
    {
        await Task.Factory.FromAsync(_shell.BeginStop, _shell.EndStop, state: null).WaitAsync(cancellation);
        await Assert.ThrowsAnyAsync<PipelineStoppedException>(() => _run.WaitAsync(cancellation));
    }

    /// <summary>Waits for the script's end.</summary>
    public async Task<EngineResult> FinishAsync(CancellationToken cancellation)
    {
        await _run.WaitAsync(cancellation);
        return EngineResult.Of(_output, _shell.Streams);
    }

    public void Dispose()
    {
        _shell.Dispose();
        _output.Dispose();
    }
}

namespace TastyPS.Client.Streaming.Sessions;

/// <summary>Wakes one waiter. A signal given while nobody waits is kept for the next wait; several count as one.</summary>
internal sealed class AsyncSignal
{
    private readonly object _gate = new();
    private TaskCompletionSource<bool> _next = NewSource();

    public void Set()
    {
        lock (_gate)
            _next.TrySetResult(true);
    }

    /// <summary>Waits for a signal and takes it, or until the time is over.</summary>
    /// <returns>False if the time is over.</returns>
    public async Task<bool> WaitAsync(TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken)
    {
        Task signalled;
        lock (_gate)
            signalled = _next.Task;

        try
        {
            await signalled.WaitAsync(timeout, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return false;
        }

        lock (_gate)
        {
            if (_next.Task == signalled)
                _next = NewSource();
        }

        return true;
    }

    private static TaskCompletionSource<bool> NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

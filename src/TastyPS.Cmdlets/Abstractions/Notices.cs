using System.Collections.Concurrent;

namespace TastyPS.Abstractions;

/// <summary>
/// Tells what a stream has to tell beside its content. The stream is never held up by a pipeline that takes its time: notices wait here.
/// </summary>
internal abstract class Notices<T>(PipelineOutput output) : IDisposable
{
    private readonly ConcurrentQueue<T> _waiting = new();
    private readonly SemaphoreSlim _arrived = new(0);

    /// <summary>Takes a notice, on any thread.</summary>
    public void Take(T notice)
    {
        Follow(notice);
        _waiting.Enqueue(notice);
        _arrived.Release();
    }

    /// <summary>Tells notices as they come, until the work is over; then what still waits.</summary>
    public async Task TellDuringAsync(Func<Task> work, CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var telling = TellAsync(over.Token);
        try
        {
            await work().ConfigureAwait(false);
        }
        finally
        {
            over.Cancel();
            await Task.WhenAny(telling).ConfigureAwait(false); // It ends by being cancelled.
        }

        while (_waiting.TryDequeue(out var notice))
            Tell(notice);
    }

    public void Dispose() => _arrived.Dispose();

    /// <summary>Learns from a notice how the stream stands. On any thread, before it is told.</summary>
    private protected abstract void Follow(T notice);

    private protected abstract void Tell(T notice);

    private protected void Warn(string text, string id) => output.Warning($"{text} ({id})");

    private protected void Mention(string text) => output.Verbose(text);

    private async Task TellAsync(CancellationToken stop)
    {
        while (true)
        {
            await _arrived.WaitAsync(stop).ConfigureAwait(false);
            if (_waiting.TryDequeue(out var notice))
                Tell(notice);
        }
    }
}

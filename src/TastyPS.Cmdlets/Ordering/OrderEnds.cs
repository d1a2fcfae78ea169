using System.Collections.Concurrent;
using TastyPS.Abstractions;
using TastyPS.Connections;

namespace TastyPS.Ordering;

/// <summary>Awaits the ends of several orders together, also where the command does something else in between.</summary>
/// <param name="connection">The connection.</param>
/// <param name="patience">How long to wait for the end of one, from when the waiting begins.</param>
internal sealed class OrderEnds(TastyConnection connection, TimeSpan patience) : IDisposable
{
    private readonly CancellationTokenSource _over = new();
    private readonly OrderFollowings _followings = new(connection);
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly List<OrderSending> _all = [];
    private readonly List<OrderSending> _placed = [];
    private readonly Dictionary<Task<OrderEnd>, OrderSending> _awaited = [];

    /// <summary>The orders that have not been given, in the order in which they were placed: an end that has come is not written yet.</summary>
    public IReadOnlyList<OrderSending> Open => [.. _all.Where(sending => !sending.IsGiven)];

    /// <summary>Takes an order that has been placed. Its time runs from the next wait.</summary>
    public void Add(OrderSending sending)
    {
        _all.Add(sending);
        _placed.Add(sending);
    }

    /// <summary>Waits for the next end and writes it; returns at once if there is none to come.</summary>
    public async Task WriteNextAsync(PipelineOutput output, CancellationToken stop)
    {
        foreach (var sending in _placed)
            _awaited.Add(WhenEnds(sending), sending);
        _placed.Clear();
        if (_awaited.Count == 0)
            return;

        var stopped = new TaskCompletionSource<OrderEnd>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (stop.Register(() => stopped.TrySetCanceled()))
            await Task.WhenAny([.. _awaited.Keys, stopped.Task]).ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
        while (_requests.TryDequeue(out var request))
            output.Verbose(request);
        foreach (var ended in _awaited.Keys.Where(task => task.IsCompleted).ToList())
        {
            var sending = _awaited[ended];
            _awaited.Remove(ended);
            sending.End = await ended.ConfigureAwait(false);
            sending.End.WriteTo(output, sending.Give);
        }
    }

    public void Dispose()
    {
        _over.Cancel();
        _followings.Dispose();
        _over.Dispose();
    }

    // What is awaited outlives the call that began it, so it must not tell its requests to that one.
    private Task<OrderEnd> WhenEnds(OrderSending sending)
    {
        var following = _followings.Of(sending.Account);
        using (ExecutionContext.SuppressFlow())
        {
            return Task.Run(async () =>
            {
                using (connection.RequestLog.Listen(entry => _requests.Enqueue(entry.ToString())))
                    return await following.WhenEndsAsync(sending.Placed!, patience, sending.Via, _over.Token).ConfigureAwait(false);
            });
        }
    }
}

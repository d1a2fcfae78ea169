namespace TastyPS.Client.Streaming.Transport;

/// <summary>Sends messages one after another; urgent ones overtake those that still wait.</summary>
/// <param name="send">Sends one message. It is never called while it runs.</param>
internal sealed class SendQueue(Func<ArraySegment<byte>, Task> send)
{
    private readonly object _gate = new();
    private readonly Queue<Outgoing> _urgent = new();
    private readonly Queue<Outgoing> _normal = new();
    private Exception? _failure;
    private bool _isSending;

    /// <summary>True while a message waits whose sending has not begun.</summary>
    public bool IsWaiting
    {
        get
        {
            lock (_gate)
                return _urgent.Count > 0 || _normal.Count > 0;
        }
    }

    /// <summary>Sends a message when its turn comes.</summary>
    /// <returns>Completes when the message has been handed to the network.</returns>
    public Task SendAsync(byte[] message, bool isUrgent, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled(cancellationToken);
        var outgoing = new Outgoing(message, cancellationToken);
        lock (_gate)
        {
            if (_failure is not null)
                return Task.FromException(_failure);
            (isUrgent ? _urgent : _normal).Enqueue(outgoing);
            if (_isSending)
                return outgoing.Sent;
            _isSending = true;
        }

        _ = Task.Run(RunAsync, CancellationToken.None);
        return outgoing.Sent;
    }

    /// <summary>Fails every message that waits and every one to come.</summary>
    public void Fail(Exception failure)
    {
        List<Outgoing> waiting;
        lock (_gate)
        {
            _failure ??= failure;
            waiting = [.. _urgent, .. _normal];
            _urgent.Clear();
            _normal.Clear();
        }

        foreach (var outgoing in waiting)
            outgoing.Fail(_failure);
    }

    private async Task RunAsync()
    {
        while (Next() is { } outgoing)
        {
            if (!outgoing.TryBegin())
                continue;
            try
            {
                await send(new ArraySegment<byte>(outgoing.Message)).ConfigureAwait(false);
                outgoing.Succeed();
            }
            catch (Exception failure)
            {
                outgoing.Fail(failure);
                Fail(failure);
            }
        }
    }

    private Outgoing? Next()
    {
        lock (_gate)
        {
            if (_urgent.Count > 0)
                return _urgent.Dequeue();
            if (_normal.Count > 0)
                return _normal.Dequeue();
            _isSending = false;
            return null;
        }
    }

    /// <summary>A message and what became of it. Cancelling takes it back until its sending has begun.</summary>
    private sealed class Outgoing
    {
        private readonly TaskCompletionSource<bool> _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly CancellationTokenRegistration _registration;
        private int _begun;

        public Outgoing(byte[] message, CancellationToken cancellationToken)
        {
            Message = message;
            _registration = cancellationToken.Register(() =>
            {
                if (Interlocked.Exchange(ref _begun, 1) == 0)
                    _sent.TrySetCanceled(cancellationToken);
            });
        }

        public byte[] Message { get; }

        public Task Sent => _sent.Task;

        public bool TryBegin() => Interlocked.Exchange(ref _begun, 1) == 0;

        public void Succeed()
        {
            _registration.Dispose();
            _sent.TrySetResult(true);
        }

        public void Fail(Exception failure)
        {
            _registration.Dispose();
            _sent.TrySetException(failure);
        }
    }
}

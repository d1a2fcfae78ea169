using System.Net;
using System.Net.WebSockets;
using TastyPS.Simulator.WebSockets.Faults;

namespace TastyPS.Simulator.WebSockets;

/// <summary>One connection: a reader that hands messages to a protocol, a writer that sends what comes of it, and a clock over both.</summary>
internal abstract class SocketSession(TimeProvider clock, SocketFaults faults, Action countMessage) : IDisposable
{
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _wake = new(0);
    private readonly CancellationTokenSource _breaking = new();
    private ITimer? _pulse;
    private MessageDelivery? _delivery;
    private (int Code, string Reason)? _close;

    /// <summary>Held whenever the protocol is asked for something, and by the protocol wherever others may ask it.</summary>
    protected object Gate { get; } = new();

    /// <summary>Whether no client can be reached yet.</summary>
    protected bool IsUpgrading => _delivery is null;

    /// <summary>Whether a close is on its way.</summary>
    protected bool IsClosing => _close is not null;

    protected bool IsEnded { get; private set; }

    /// <summary>The most bytes a message of the client may have.</summary>
    protected abstract int LongestMessage { get; }

    /// <summary>Lets its time run: before the upgrade, so that the client never sees a session whose time does not.</summary>
    public void Start() => _pulse = clock.CreateTimer(_ => CheckTime(), null, Pulse, Pulse);

    /// <summary>Serves the client until either side ends the connection.</summary>
    public async Task RunAsync(WebSocket webSocket, CancellationToken stopping)
    {
        using var socket = new MessageSocket(webSocket);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping, _breaking.Token);
        var delivery = new MessageDelivery(socket, faults, clock, CloseNow);
        lock (Gate) _delivery = delivery;
        var sending = Task.Run(() => SendAsync(socket, delivery, ended.Token), CancellationToken.None);
        var receiving = Task.Run(() => ReceiveAsync(socket, ended.Token), CancellationToken.None);
        await Task.WhenAny(sending, receiving).ConfigureAwait(false);
        // Whoever closes gives the other side a moment to answer; a connection that was cut has none.
        if (_close is not null) await Task.WhenAny(Task.WhenAll(sending, receiving), clock.Delay(Farewell, ended.Token)).ConfigureAwait(false);
        ended.Cancel();
        socket.Abort();
        await Task.WhenAll(sending, receiving).ConfigureAwait(false);
    }

    /// <summary>Says nothing more, and does not close either.</summary>
    public void FallSilent()
    {
        lock (Gate)
        {
            if (_delivery is not null) _delivery.IsSilent = true;
        }
    }

    /// <summary>Cuts the connection.</summary>
    public void Break() => _breaking.Cancel();

    /// <summary>Closes the session once everything before has been sent.</summary>
    public void Close(int code, string reason)
    {
        lock (Gate) _close ??= (code, reason);
        Wake();
    }

    /// <summary>Closes the session without sending what is still waiting.</summary>
    public void CloseNow(int code, string reason)
    {
        lock (Gate)
        {
            Discard();
            _close ??= (code, reason);
        }
        Wake();
    }

    /// <summary>Says that there is something to send.</summary>
    public void Wake()
    {
        if (_wake.CurrentCount == 0) _wake.Release();
    }

    public void Dispose()
    {
        _pulse?.Dispose();
        End();
    }

    /// <summary>Takes a message of the client; not asked while the session closes.</summary>
    protected abstract void Handle(ReadOnlyMemory<byte> bytes);

    /// <summary>The next message to send; null if nothing is left.</summary>
    protected abstract SocketMessage? NextMessage();

    /// <summary>Forgets what waits to be sent.</summary>
    protected abstract void Discard();

    /// <summary>Looks at the time; not asked of a session that closes or has fallen silent.</summary>
    protected abstract void CheckTime(DateTimeOffset now);

    /// <summary>Closes because the client does, or because it has sent more than <see cref="LongestMessage"/>.</summary>
    protected abstract void HangUp(WebSocketCloseStatus status);

    /// <summary>Gives back what the session holds; more than once is harmless.</summary>
    protected virtual void Leave()
    {
    }

    // A client that has seen the close may come back at once, and then this session no longer counts.
    private void End()
    {
        lock (Gate)
        {
            IsEnded = true;
            Discard();
            Leave();
        }
    }

    private async Task SendAsync(MessageSocket socket, MessageDelivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var (message, close) = Next();
                if (message is not null)
                {
                    if (!await delivery.DeliverAsync(message, cancellationToken).ConfigureAwait(false)) return;
                }
                else if (close is { } farewell)
                {
                    End();
                    if (!delivery.IsSilent) await socket.CloseAsync(farewell.Code, farewell.Reason, cancellationToken).ConfigureAwait(false);
                    return;
                }
                else await _wake.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (IsEnd(error))
        {
            // The client has gone or the simulator stops.
        }
    }

    private (SocketMessage? Message, (int Code, string Reason)? Close) Next()
    {
        lock (Gate) return (NextMessage(), _close);
    }

    private async Task ReceiveAsync(MessageSocket socket, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var (outcome, bytes) = await socket.ReceiveAsync(LongestMessage, cancellationToken).ConfigureAwait(false);
                switch (outcome)
                {
                    case ReceiveOutcome.Message:
                        Take(bytes);
                        break;
                    case ReceiveOutcome.TooLong:
                        lock (Gate) HangUp(WebSocketCloseStatus.MessageTooBig);
                        await socket.DrainAsync(cancellationToken).ConfigureAwait(false);
                        return;
                    default:
                        lock (Gate) HangUp(WebSocketCloseStatus.NormalClosure);
                        return;
                }
            }
        }
        catch (Exception error) when (IsEnd(error))
        {
            // As above.
        }
    }

    private void Take(ReadOnlyMemory<byte> bytes)
    {
        lock (Gate)
        {
            if (_close is null) Handle(bytes);
            countMessage(); // Here, so that whoever sees what came of a message finds it counted.
        }
        Wake();
    }

    private void CheckTime()
    {
        lock (Gate)
        {
            if (!IsEnded && _close is null && _delivery?.IsSilent != true) CheckTime(clock.GetUtcNow());
        }
    }

    private static bool IsEnd(Exception error) =>
        error is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or HttpListenerException;
}

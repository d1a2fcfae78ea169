using System.Net.WebSockets;
using TastyPS.Simulator.AccountStream.Wire;
using TastyPS.Simulator.Wire;

namespace TastyPS.Simulator.AccountStream.Sessions;

/// <summary>One connection: a reader that hands messages to the conversation, a writer that sends replies and notifications, and a clock over both.</summary>
internal sealed class AccountSession : IDisposable
{
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);
    private const int LongestMessage = 1024 * 1024;

    private readonly object _gate = new();
    private readonly AccountSessionServices _services;
    private readonly AccountConversation _conversation;
    private readonly SessionOutbox _outbox;
    private readonly SemaphoreSlim _wake = new(0);
    private readonly CancellationTokenSource _breaking = new();
    private readonly ITimer _pulse;
    private FrameDelivery? _delivery;
    private (int Code, string Reason)? _close;
    private bool _isEnded;

    /// <summary>Begins before the upgrade, so that the client never sees a session whose time does not run yet.</summary>
    public AccountSession(AccountSessionServices services)
    {
        _services = services;
        _outbox = new SessionOutbox(services.Faults);
        _conversation = new AccountConversation(services, _outbox.Add, CloseNow);
        _pulse = services.Clock.CreateTimer(_ => CheckTime(), null, Pulse, Pulse);
    }

    /// <summary>Serves the client until either side ends the connection.</summary>
    public async Task RunAsync(WebSocket webSocket, CancellationToken stopping)
    {
        using var socket = new MessageSocket(webSocket);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping, _breaking.Token);
        lock (_gate)
        {
            _delivery = new FrameDelivery(socket, _services.Faults, _services.Clock, CloseNow);
        }
        var sending = Task.Run(() => SendAsync(socket, _delivery, ended.Token), CancellationToken.None);
        var receiving = Task.Run(() => ReceiveAsync(socket, ended.Token), CancellationToken.None);
        await Task.WhenAny(sending, receiving).ConfigureAwait(false);
        // Whoever closes gives the other side a moment to answer; a connection that was cut has none.
        if (_close is not null) await Task.WhenAny(Task.WhenAll(sending, receiving), _services.Clock.Delay(Farewell, ended.Token)).ConfigureAwait(false);
        ended.Cancel();
        socket.Abort();
        await Task.WhenAll(sending, receiving).ConfigureAwait(false);
    }

    /// <summary>Says nothing more, and does not close either.</summary>
    public void FallSilent()
    {
        lock (_gate)
        {
            if (_delivery is not null) _delivery.IsSilent = true;
        }
    }

    /// <summary>Cuts the connection.</summary>
    public void Break() => _breaking.Cancel();

    /// <summary>Sends a notification, if the client has subscribed to it.</summary>
    public void Notify(Notification notification)
    {
        lock (_gate)
        {
            if (_isEnded || _close is not null || !_conversation.Wants(notification)) return;
            _outbox.Add(notification);
        }
        Wake();
    }

    /// <summary>Sends any text.</summary>
    public void SendText(string text)
    {
        lock (_gate)
        {
            if (_isEnded || _close is not null) return;
            _outbox.Add(StreamFrame.Raw(text));
        }
        Wake();
    }

    /// <summary>Ends when all that waits now has been sent, or never will be.</summary>
    public Task DrainAsync()
    {
        var mark = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_isEnded || _close is not null || _delivery is null) return Task.CompletedTask;
            _outbox.Add(mark);
        }
        Wake();
        return mark.Task;
    }

    /// <summary>Closes the session without sending what is still waiting.</summary>
    public void CloseNow(int code, string reason)
    {
        lock (_gate)
        {
            _outbox.Clear();
            _close ??= (code, reason);
        }
        Wake();
    }

    public void Dispose()
    {
        _pulse.Dispose();
        End();
    }

    private void Wake()
    {
        if (_wake.CurrentCount == 0) _wake.Release();
    }

    private void End()
    {
        lock (_gate)
        {
            _isEnded = true;
            _outbox.Clear();
        }
    }

    private async Task SendAsync(MessageSocket socket, FrameDelivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var (frame, close) = Next();
                if (frame is not null)
                {
                    if (!await delivery.DeliverAsync(frame, cancellationToken).ConfigureAwait(false)) return;
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
        finally
        {
            End();
        }
    }

    private (StreamFrame? Frame, (int Code, string Reason)? Close) Next()
    {
        lock (_gate) return (_outbox.Next(), _close);
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
                        CloseNow(1009, "");
                        await socket.DrainAsync(cancellationToken).ConfigureAwait(false);
                        return;
                    default:
                        CloseNow(1000, "");
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
        lock (_gate)
        {
            if (_close is null) _conversation.Handle(bytes);
        }
        _services.CountMessage();
        Wake();
    }

    private void CheckTime()
    {
        lock (_gate)
        {
            if (_isEnded || _close is not null || _delivery?.IsSilent == true) return;
            if (_services.Clock.GetUtcNow() - _conversation.AliveAt >= _services.Patience()) CloseNow(1000, "Bye");
        }
    }

    private static bool IsEnd(Exception error) =>
        error is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or System.Net.HttpListenerException;
}

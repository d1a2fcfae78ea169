using System.Net.WebSockets;
using TastyPS.Simulator.DxLink.Events;
using TastyPS.Simulator.DxLink.Wire;
using TastyPS.Simulator.Wire;

namespace TastyPS.Simulator.DxLink.Sessions;

/// <summary>One connection: a reader that hands messages to the conversation, a writer that sends what comes of it, and a clock over both.</summary>
internal sealed class StreamSession : IOutbox, IDisposable
{
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ClientTimeout = TimeSpan.FromSeconds(ServerMessages.KeepaliveSeconds);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);
    private const int LongestMessage = 64 * 1024 * 1024;

    private readonly object _gate = new();
    private readonly SessionServices _services;
    private readonly Conversation _conversation;
    private readonly Queue<ServerMessage> _outbox = new();
    private readonly SemaphoreSlim _wake = new(0);
    private readonly CancellationTokenSource _breaking = new();
    private readonly ITimer _pulse;
    private readonly DateTimeOffset _startedAt;
    private MessageDelivery? _delivery;
    private DateTimeOffset _receivedAt;
    private DateTimeOffset _sentAt;
    private (int Code, string Reason)? _close;
    private bool _isEnded;
    private bool _hasYielded;

    /// <summary>Begins before the upgrade, so that the client never sees a session whose time does not run yet.</summary>
    public StreamSession(SessionServices services)
    {
        _services = services;
        _conversation = new Conversation(services, this);
        _startedAt = _receivedAt = _sentAt = services.Clock.GetUtcNow();
        _pulse = services.Clock.CreateTimer(_ => CheckTime(), null, Pulse, Pulse);
    }

    /// <summary>How many items it holds.</summary>
    public int ItemCount
    {
        get { lock (_gate) return _conversation.ItemCount; }
    }

    /// <summary>Serves the client until either side ends the connection.</summary>
    public async Task RunAsync(WebSocket webSocket, CancellationToken stopping)
    {
        using var socket = new MessageSocket(webSocket);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping, _breaking.Token);
        lock (_gate)
        {
            _delivery = new MessageDelivery(socket, _services.Faults, _services.Clock, CloseNow);
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

    /// <summary>Does something with the channels.</summary>
    public void Act(Action<ChannelTable> act)
    {
        lock (_gate)
        {
            if (_isEnded) return;
            act(_conversation.Channels);
        }
        Wake();
    }

    public void Publish(EventSchema schema, FeedEvent scripted) => Act(channels => channels.Publish(schema, scripted));

    public void Send(ServerMessage message)
    {
        lock (_gate)
        {
            if (_close is null) _outbox.Enqueue(message);
        }
        Wake();
    }

    public void Close(int code, string reason)
    {
        lock (_gate) _close ??= (code, reason);
        Wake();
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

    public void Wake()
    {
        if (_wake.CurrentCount == 0) _wake.Release();
    }

    public void Dispose()
    {
        _pulse.Dispose();
        End();
    }

    // A client that has seen the close may come back at once, and then this session no longer counts.
    private void End()
    {
        lock (_gate)
        {
            _isEnded = true;
            _conversation.Dispose();
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

    private (ServerMessage? Message, (int Code, string Reason)? Close) Next()
    {
        lock (_gate)
        {
            var message = _close is not null || MustGoFirst() ? null : _conversation.NextMessage();
            _hasYielded = message is not null && _outbox.Count > 0;
            if (message is null && _outbox.Count > 0) message = _outbox.Dequeue();
            if (message is not null) _sentAt = _services.Clock.GetUtcNow();
            return (message, _close);
        }
    }

    // Answers go before data. An ERROR lets one message of data pass, so that what was due before it is seen before it.
    private bool MustGoFirst() => _outbox.Count > 0 && (_hasYielded || _outbox.Peek().Type != MessageTypes.Error);

    private async Task ReceiveAsync(MessageSocket socket, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var limit = _services.Limits().MessageBytes ?? LongestMessage;
                var (outcome, bytes) = await socket.ReceiveAsync(limit, cancellationToken).ConfigureAwait(false);
                switch (outcome)
                {
                    case ReceiveOutcome.Message:
                        Take(bytes);
                        break;
                    case ReceiveOutcome.TooLong:
                        _services.Violations.CountMessageBytes();
                        Close(1009, "");
                        await socket.DrainAsync(cancellationToken).ConfigureAwait(false);
                        return;
                    default:
                        Close(1000, "");
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
            _receivedAt = _services.Clock.GetUtcNow();
            if (_close is null) _conversation.Handle(bytes);
            _services.CountMessage(); // Here, so that whoever sees what came of a message finds it counted.
        }
        Wake();
    }

    private void CheckTime()
    {
        lock (_gate)
        {
            if (_isEnded || _close is not null || _delivery?.IsSilent == true) return;
            var now = _services.Clock.GetUtcNow();
            if (_conversation.IsWaitingForClient && now - _startedAt >= HandshakeTimeout)
            {
                Send(ServerMessages.Error(0, ErrorTypes.Timeout, $"The timeout has been reached. The message was last received {(int)(now - _receivedAt).TotalSeconds} seconds ago."));
                Close(1000, "Bye");
            }
            else if (now - _receivedAt >= ClientTimeout) Close(1000, "Bye");
            else if (now - _sentAt >= _conversation.KeepaliveInterval)
            {
                _sentAt = now;
                Send(ServerMessages.Keepalive());
            }
        }
    }

    private static bool IsEnd(Exception error) =>
        error is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or System.Net.HttpListenerException;
}

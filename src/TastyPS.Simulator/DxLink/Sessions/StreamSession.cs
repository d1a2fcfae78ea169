using System.Net.WebSockets;
using TastyPS.Simulator.DxLink.Events;
using TastyPS.Simulator.DxLink.Wire;
using TastyPS.Simulator.WebSockets;

namespace TastyPS.Simulator.DxLink.Sessions;

/// <summary>One connection of the stream: answers and data in their order, and the time-outs of the protocol.</summary>
internal sealed class StreamSession : SocketSession, IOutbox
{
    private static readonly TimeSpan HandshakeTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ClientTimeout = TimeSpan.FromSeconds(ServerMessages.KeepaliveSeconds);
    private const int Unlimited = 64 * 1024 * 1024;

    private readonly SessionServices _services;
    private readonly Conversation _conversation;
    private readonly Queue<SocketMessage> _outbox = new();
    private readonly DateTimeOffset _startedAt;
    private DateTimeOffset _receivedAt;
    private DateTimeOffset _sentAt;
    private bool _hasYielded;

    public StreamSession(SessionServices services)
        : base(services.Clock, services.Faults, services.CountMessage)
    {
        _services = services;
        _conversation = new Conversation(services, this);
        _startedAt = _receivedAt = _sentAt = services.Clock.GetUtcNow();
    }

    /// <summary>How many items it holds.</summary>
    public int ItemCount
    {
        get { lock (Gate) return _conversation.ItemCount; }
    }

    protected override int LongestMessage => _services.Limits().MessageBytes ?? Unlimited;

    /// <summary>Does something with the channels.</summary>
    public void Act(Action<ChannelTable> act)
    {
        lock (Gate)
        {
            if (IsEnded) return;
            act(_conversation.Channels);
        }
        Wake();
    }

    public void Publish(EventSchema schema, FeedEvent scripted) => Act(channels => channels.Publish(schema, scripted));

    public void Send(SocketMessage message)
    {
        lock (Gate)
        {
            if (!IsClosing) _outbox.Enqueue(message);
        }
        Wake();
    }

    protected override void Handle(ReadOnlyMemory<byte> bytes)
    {
        _receivedAt = _services.Clock.GetUtcNow();
        _conversation.Handle(bytes);
    }

    protected override SocketMessage? NextMessage()
    {
        SocketMessage? message = IsClosing || MustGoFirst() ? null : _conversation.NextMessage();
        _hasYielded = message is not null && _outbox.Count > 0;
        if (message is null && _outbox.Count > 0) message = _outbox.Dequeue();
        if (message is not null) _sentAt = _services.Clock.GetUtcNow();
        return message;
    }

    protected override void Discard() => _outbox.Clear();

    protected override void CheckTime(DateTimeOffset now)
    {
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

    // What has been answered before is still sent.
    protected override void HangUp(WebSocketCloseStatus status)
    {
        if (status == WebSocketCloseStatus.MessageTooBig) _services.Violations.CountMessageBytes();
        Close((int)status, "");
    }

    protected override void Leave() => _conversation.Dispose();

    // Answers go before data. An ERROR lets one message of data pass, so that what was due before it is seen before it.
    private bool MustGoFirst() => _outbox.Count > 0 && (_hasYielded || _outbox.Peek().Type != MessageTypes.Error);
}

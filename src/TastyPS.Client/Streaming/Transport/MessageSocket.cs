using System.Net.WebSockets;
using TastyPS.Client.Http;

namespace TastyPS.Client.Streaming.Transport;

/// <summary>What came in: a message, or the end of the connection.</summary>
/// <param name="Bytes">The message; valid until the next one is received.</param>
/// <param name="IsClose">True if the other side closed.</param>
/// <param name="CloseCode">Its close code, if it sent one.</param>
/// <param name="CloseText">Its close text, if it sent one.</param>
internal readonly record struct Incoming(ReadOnlyMemory<byte> Bytes, bool IsClose = false, int? CloseCode = null, string? CloseText = null);

/// <summary>One message is longer than the limit.</summary>
internal sealed class MessageTooLongException(int limit) : Exception(FormattableString.Invariant($"The server sent a message of more than {limit} bytes."));

/// <summary>
/// One WebSocket that carries whole messages. Receiving and sending do not wait for one another. Pings of the WebSocket are off: the protocol has its own.
/// </summary>
internal sealed class MessageSocket : IDisposable
{
    // No message is empty, so that an empty one can stand for the close, which has to wait for its turn like a message.
    private static readonly byte[] CloseMark = [];

    private readonly ClientWebSocket _socket = new();
    private readonly MessageBuffer _buffer;
    private readonly SendQueue _outgoing;
    private readonly TimeProvider _clock;
    private readonly int _limit;
    private long _lastReceived;
    private long _lastSent;

    /// <param name="limit">Bytes of the largest message that is accepted.</param>
    /// <param name="clock">Tells how long nothing was received or sent.</param>
    public MessageSocket(int limit, TimeProvider clock)
    {
        _limit = limit;
        _clock = clock;
        _buffer = new MessageBuffer(limit);
        _outgoing = new SendQueue(SendNowAsync);
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
        UpgradeDetails.Keep(_socket);
        MarkReceived();
        MarkSent();
    }

    /// <summary>How long nothing has been received, not even a part of a message.</summary>
    public TimeSpan SinceReceived => _clock.GetElapsedTime(Interlocked.Read(ref _lastReceived));

    /// <summary>How long no message has set out.</summary>
    public TimeSpan SinceSent => _clock.GetElapsedTime(Interlocked.Read(ref _lastSent));

    /// <summary>True while a message waits for another to leave.</summary>
    public bool IsSendingHeldUp => _outgoing.IsWaiting;

    /// <summary>Connects.</summary>
    /// <exception cref="TastyStreamUpgradeException">The server answered, but not with a WebSocket.</exception>
    /// <exception cref="TastyStreamException">No connection.</exception>
    public async Task ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            await _socket.ConnectAsync(address, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            var place = $"{address.IdnHost}:{address.Port}";
            if (UpgradeDetails.Status(_socket, failure) is { } status)
                throw new TastyStreamUpgradeException($"{place} refused the stream with HTTP {(int)status} ({status}).", failure) { StatusCode = status };
            throw new TastyStreamException($"No connection to the streaming service: {NetworkFailure.Describe(failure, place) ?? $"{place} gave no stream. {Innermost(failure).Message}"}", failure);
        }

        MarkReceived();
        MarkSent();
    }

    /// <summary>Waits for a whole message, or the end.</summary>
    /// <exception cref="WebSocketException">The connection broke.</exception>
    /// <exception cref="MessageTooLongException">The message is longer than the limit.</exception>
    public async Task<Incoming> ReceiveAsync(CancellationToken cancellationToken)
    {
        _buffer.Clear();
        while (true)
        {
            var part = await _socket.ReceiveAsync(_buffer.Room(), cancellationToken).ConfigureAwait(false);
            MarkReceived();
            if (part.MessageType == WebSocketMessageType.Close)
                return new Incoming(default, IsClose: true, (int?)part.CloseStatus, part.CloseStatusDescription);
            _buffer.Advance(part.Count);
            if (_buffer.IsOverfull)
                throw new MessageTooLongException(_limit);
            if (part.EndOfMessage)
                return new Incoming(_buffer.Message);
        }
    }

    /// <summary>Counts the silence from now on: nobody received, so that it was not the other side's.</summary>
    public void ExcuseSilence() => MarkReceived();

    /// <summary>Sends a message when its turn comes; an urgent one before all that wait.</summary>
    public Task SendAsync(byte[] message, bool isUrgent, CancellationToken cancellationToken) => _outgoing.SendAsync(message, isUrgent, cancellationToken);

    /// <summary>Tells the other side that this one is done. The other's answer comes through <see cref="ReceiveAsync"/>.</summary>
    public Task CloseOutputAsync(CancellationToken cancellationToken) => _outgoing.SendAsync(CloseMark, isUrgent: true, cancellationToken);

    /// <summary>Breaks the connection: whoever waits for it fails.</summary>
    /// <param name="reason">What those who still want to send are told.</param>
    public void Abort(Exception reason)
    {
        _outgoing.Fail(reason);
        _socket.Abort();
    }

    /// <summary>Frees the socket and the buffer. Only when nobody receives any more.</summary>
    public void Dispose()
    {
        _socket.Dispose();
        _buffer.Dispose();
    }

    private static Exception Innermost(Exception failure)
    {
        while (failure.InnerException is { } inner)
            failure = inner;
        return failure;
    }

    private async Task SendNowAsync(ArraySegment<byte> message)
    {
        if (message.Count == 0)
        {
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None).ConfigureAwait(false);
            return;
        }

        MarkSent(); // Before it leaves: the other side must never have it earlier than this side says.
        await _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).ConfigureAwait(false);
    }

    private void MarkReceived() => Interlocked.Exchange(ref _lastReceived, _clock.GetTimestamp());

    private void MarkSent() => Interlocked.Exchange(ref _lastSent, _clock.GetTimestamp());
}

using System.Net.WebSockets;

namespace TastyPS.Simulator.WebSockets;

/// <summary>How reading a message ended.</summary>
internal enum ReceiveOutcome
{
    /// <summary>A whole text message.</summary>
    Message,

    /// <summary>More bytes than the limit.</summary>
    TooLong,

    /// <summary>The client closes.</summary>
    Closed,
}

/// <summary>Whole messages over a WebSocket. One reader and one writer at a time.</summary>
internal sealed class MessageSocket(WebSocket socket) : IDisposable
{
    private byte[] _buffer = new byte[16 * 1024];

    /// <summary>Reads the next message; its bytes are valid until the next call.</summary>
    /// <param name="limit">The most bytes a message may have.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<(ReceiveOutcome Outcome, ReadOnlyMemory<byte> Bytes)> ReceiveAsync(int limit, CancellationToken cancellationToken)
    {
        var length = 0;
        while (true)
        {
            if (length == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
            var result = await socket.ReceiveAsync(new ArraySegment<byte>(_buffer, length, _buffer.Length - length), cancellationToken).ConfigureAwait(false);
            if (result.MessageType == WebSocketMessageType.Close) return (ReceiveOutcome.Closed, default);
            length += result.Count;
            if (length > limit) return (ReceiveOutcome.TooLong, default);
            if (result.EndOfMessage) return (ReceiveOutcome.Message, new ReadOnlyMemory<byte>(_buffer, 0, length));
        }
    }

    /// <summary>Reads and forgets until the client closes.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        while (socket.State is WebSocketState.Open or WebSocketState.CloseSent)
            await socket.ReceiveAsync(new ArraySegment<byte>(_buffer), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends a text message, in as many fragments as asked for.</summary>
    public async Task SendAsync(ArraySegment<byte> bytes, int fragments, CancellationToken cancellationToken)
    {
        for (var fragment = 0; fragment < fragments; fragment++)
        {
            var from = (int)((long)bytes.Count * fragment / fragments);
            var to = (int)((long)bytes.Count * (fragment + 1) / fragments);
            await SendPartAsync(new ArraySegment<byte>(bytes.Array!, bytes.Offset + from, to - from), fragment == fragments - 1, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Sends a part of a message.</summary>
    public Task SendPartAsync(ArraySegment<byte> part, bool isLast, CancellationToken cancellationToken) =>
        socket.SendAsync(part, WebSocketMessageType.Text, isLast, cancellationToken);

    /// <summary>Sends the close frame, if none has been sent.</summary>
    public async Task CloseAsync(int code, string reason, CancellationToken cancellationToken)
    {
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            await socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, cancellationToken).ConfigureAwait(false);
    }

    public void Abort() => socket.Abort();

    public void Dispose() => socket.Dispose();
}

namespace TastyPS.Client.Streaming.DxLink.Protocol;

/// <summary>One session on one socket, from its handshake to its end. It never reconnects.</summary>
internal sealed class DxLinkSession : IDisposable
{
    /// <summary>Bytes that a FEED_SUBSCRIPTION message has before its first item, at most.</summary>
    public const int EnvelopeSize = 96;

    /// <summary>Completes when the session is over, and never fails.</summary>
    public Task<SessionEnd> Completion => throw new NotSupportedException();

    /// <summary>Bytes of an item on the wire, at most, with the comma before it.</summary>
    public static int MessageSize(FeedItem item) => throw new NotSupportedException(item.Symbol);

    /// <summary>Connects, and goes through the handshake until the server has answered FEED_SETUP.</summary>
    /// <exception cref="TastyStreamException">The handshake failed; the derived types say how.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static Task<DxLinkSession> OpenAsync(Uri address, string token, DxLinkSessionOptions options, IDxLinkListener listener, TimeProvider clock, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{address} {token.Length} {options} {listener} {clock} {cancellationToken}");

    /// <summary>Sends one FEED_SUBSCRIPTION message.</summary>
    /// <exception cref="ArgumentException">It has more items or bytes than a message may.</exception>
    /// <exception cref="TastyStreamException">The session is over.</exception>
    public Task SendAsync(SubscriptionChange change, CancellationToken cancellationToken) => throw new NotSupportedException($"{change} {cancellationToken} {Completion}");

    /// <summary>Ends the session with a closing handshake, and waits for it.</summary>
    public Task CloseAsync(CancellationToken cancellationToken) => throw new NotSupportedException($"{cancellationToken} {Completion}");

    /// <summary>Ends the session at once.</summary>
    public void Dispose()
    {
    }
}

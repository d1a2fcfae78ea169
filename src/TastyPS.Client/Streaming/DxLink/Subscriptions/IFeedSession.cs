using TastyPS.Client.Streaming.DxLink.Protocol;
using TastyPS.Client.Streaming.Sessions;

namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>One open session, as far as subscribing goes.</summary>
internal interface IFeedSession : IDisposable
{
    /// <summary>Completes when the session is over, and never fails.</summary>
    Task<SessionEnd> Completion { get; }

    /// <summary>Sends one message.</summary>
    Task SendAsync(SubscriptionChange change, CancellationToken cancellationToken);

    /// <summary>Closes without unsubscribing, and waits for the answer.</summary>
    Task CloseAsync(CancellationToken cancellationToken);
}

/// <summary>Opens sessions.</summary>
internal interface ISessionOpener
{
    /// <summary>Connects and goes through the handshake.</summary>
    /// <exception cref="TastyStreamException">The handshake failed.</exception>
    Task<IFeedSession> OpenAsync(Uri address, string token, IDxLinkListener listener, CancellationToken cancellationToken);

    /// <summary>Bytes of an item on the wire, at most, with the comma before it.</summary>
    int MessageSize(FeedItem item);
}

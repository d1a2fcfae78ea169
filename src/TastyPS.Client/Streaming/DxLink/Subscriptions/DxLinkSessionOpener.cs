using TastyPS.Client.Streaming.DxLink.Protocol;
using TastyPS.Client.Streaming.Sessions;

namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>Opens DXLink sessions with the same wishes each time.</summary>
internal sealed class DxLinkSessionOpener(DxLinkSessionOptions options, TimeProvider clock) : ISessionOpener
{
    public async Task<IFeedSession> OpenAsync(Uri address, string token, IDxLinkListener listener, CancellationToken cancellationToken) =>
        new OpenSession(await DxLinkSession.OpenAsync(address, token, options, listener, clock, cancellationToken).ConfigureAwait(false));

    public int MessageSize(FeedItem item) => DxLinkSession.MessageSize(item);

    private sealed class OpenSession(DxLinkSession session) : IFeedSession
    {
        public Task<SessionEnd> Completion => session.Completion;

        public Task SendAsync(SubscriptionChange change, CancellationToken cancellationToken) => session.SendAsync(change, cancellationToken);

        public Task CloseAsync(CancellationToken cancellationToken) => session.CloseAsync(cancellationToken);

        public void Dispose() => session.Dispose();
    }
}

using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Streaming.DxLink.Protocol;

/// <summary>
/// Takes what a session receives. Every call comes on the thread that receives and must not block. What a listener throws is kept from the session
/// and told once through <see cref="OnUnreadable"/>.
/// </summary>
internal interface IDxLinkListener : IMarketEventSink
{
    /// <summary>The server sent an ERROR; the session goes on unless the server ends it.</summary>
    void OnServerError(DxLinkError error);

    /// <summary>Something could not be read or handed over, and was left out.</summary>
    /// <param name="what">What it was; never the payload.</param>
    void OnUnreadable(string what);
}

using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Streaming.DxLink.Protocol;

/// <summary>Keeps what a listener throws from the session, tells it once, and takes the token out of every text.</summary>
internal sealed class GuardedListener(IDxLinkListener listener, string token) : IDxLinkListener
{
    private bool _told;

    public void OnEvents<T>(ReadOnlySpan<T> events)
        where T : struct, IMarketEvent
    {
        try
        {
            listener.OnEvents(events);
        }
        catch (Exception failure)
        {
            Tell(failure);
        }
    }

    public void OnServerError(DxLinkError error)
    {
        try
        {
            listener.OnServerError(error with { Message = Hide(error.Message) });
        }
        catch (Exception failure)
        {
            Tell(failure);
        }
    }

    public void OnUnreadable(string what)
    {
        try
        {
            listener.OnUnreadable(what);
        }
        catch (Exception failure)
        {
            Tell(failure);
        }
    }

    /// <summary>The text without the token.</summary>
    public string Hide(string text) => token.Length == 0 ? text : text.Replace(token, "(token)");

    private void Tell(Exception failure)
    {
        if (_told)
            return;
        _told = true;
        OnUnreadable($"The receiver of the events failed ({failure.GetType().Name}: {Hide(failure.Message)}); further failures of it are not told.");
    }
}

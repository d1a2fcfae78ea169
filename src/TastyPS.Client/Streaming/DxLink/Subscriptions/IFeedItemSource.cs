namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>
/// Where one connection gets what to subscribe: it asks when its pacing allows a message, so that items go to whichever session has room.
/// All members may be called from any thread; none may block.
/// </summary>
internal interface IFeedItemSource
{
    /// <summary>Raised when a draft that came back empty might not do so now.</summary>
    event Action? Changed;

    /// <summary>Puts as much into the message as it takes. What was put in belongs to this source's session until it is lost or given back.</summary>
    void Take(SubscriptionDraft draft);

    /// <summary>The message went out.</summary>
    void OnSent(SubscriptionDraft draft);

    /// <summary>The session has ended: nothing that went into its messages is subscribed any more.</summary>
    void OnSessionLost();

    /// <summary>The service may have overlooked these: to be asked for again.</summary>
    void Repeat(IReadOnlyList<FeedItem> items);

    /// <summary>The session does not take these: to be subscribed elsewhere.</summary>
    void GiveBack(IReadOnlyList<FeedItem> items);
}

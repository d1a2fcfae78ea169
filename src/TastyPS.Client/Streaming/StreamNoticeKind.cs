namespace TastyPS.Client.Streaming;

/// <summary>What a stream has to tell beside its events.</summary>
public enum StreamNoticeKind
{
    /// <summary>A session is open.</summary>
    Connected,

    /// <summary>The service sends values late, as the sandbox does.</summary>
    Delayed,

    /// <summary>A session has ended, or could not be opened. The stream opens another by itself.</summary>
    Lost,

    /// <summary>A session is being replaced before its token ends.</summary>
    Renewing,

    /// <summary>The service reported an error that needs no answer.</summary>
    ServerError,

    /// <summary>The service called the rate of subscriptions too high; the stream subscribes more slowly now.</summary>
    Slowed,

    /// <summary>The service called a session full; the stream gives it no more, and uses another one.</summary>
    SessionFull,

    /// <summary>Subscribing pauses until the limits allow more.</summary>
    Pacing,

    /// <summary>All sessions that the limits allow are in use; the stream waits for one.</summary>
    WaitingForSession,

    /// <summary>Items for which there is no room. They are subscribed as soon as there is some.</summary>
    NotSubscribed,

    /// <summary>Items that were subscribed a while ago and of which nothing has come.</summary>
    NoData,

    /// <summary>Something from the service could not be read, and was left out.</summary>
    Unreadable,

    /// <summary>A consumer failed on events that were handed to it.</summary>
    ConsumerFailed,

    /// <summary>The stream has ended for good.</summary>
    Failed,
}

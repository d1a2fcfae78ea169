namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>What a message being put together says to one more item.</summary>
internal enum DraftAnswer
{
    /// <summary>It is in.</summary>
    Accepted,

    /// <summary>The message is full; nothing more goes in.</summary>
    MessageFull,

    /// <summary>The session holds all it may of this kind; items of another kind may still go in.</summary>
    SessionFull,

    /// <summary>A history must wait until one before it is complete; items of another kind may still go in.</summary>
    HistoryMustWait,
}

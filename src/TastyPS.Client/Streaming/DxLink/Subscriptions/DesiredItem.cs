namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>One subscription that somebody wants, and where it stands. Guarded by the set it belongs to.</summary>
internal sealed class DesiredItem(FeedItem item)
{
    /// <summary>As it goes over the wire, with the oldest start time that anybody asked for.</summary>
    public FeedItem Item { get; set; } = item;

    /// <summary>Who wants it: this many subscriptions.</summary>
    public int References { get; set; } = 1;

    /// <summary>The source whose session has it, or is about to; null while it waits for one.</summary>
    public DesiredSet.Share? Owner { get; set; }

    /// <summary>True once the message with its latest form went out.</summary>
    public bool IsSent { get; set; }

    /// <summary>True while it waits in a queue.</summary>
    public bool IsQueued { get; set; }

    /// <summary>How far the history has come; null for what cannot be resumed.</summary>
    public HistoryProgress? Progress { get; set; }

    public bool IsWanted => References > 0;

    /// <summary>What to ask for now: a history that broke off after it was complete goes on from there.</summary>
    public FeedItem Asked => Progress?.ResumeFrom is { } from && !(from < Item.FromTime) ? Item with { FromTime = from } : Item;
}

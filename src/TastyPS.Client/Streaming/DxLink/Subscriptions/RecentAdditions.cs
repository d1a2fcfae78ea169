namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>What a session was asked for of late, message by message, to find out what a complaint of the service is about.</summary>
internal sealed class RecentAdditions
{
    /// <summary>A complaint about the rate is about what was sent within this time before it, or about the last message if that is older.</summary>
    public static readonly TimeSpan Doubt = TimeSpan.FromSeconds(2);

    // Messages older than this have been accepted.
    private static readonly TimeSpan Memory = TimeSpan.FromSeconds(10);

    private readonly LinkedList<(TimeSpan At, IReadOnlyList<FeedItem> Items)> _messages = new();

    /// <summary>Enters a message that is about to go out.</summary>
    public void Add(TimeSpan now, IReadOnlyList<FeedItem> items)
    {
        while (_messages.First is { } first && first.Value.At + Memory < now)
            _messages.RemoveFirst();

        if (items.Count > 0)
            _messages.AddLast((now, items));
    }

    /// <summary>Takes out what a complaint about the rate may be about, in the order of sending.</summary>
    public IReadOnlyList<FeedItem> TakeDoubtful(TimeSpan now)
    {
        List<FeedItem> items = [];
        while (_messages.Last is { } last && (items.Count == 0 || last.Value.At + Doubt >= now))
        {
            items.InsertRange(0, last.Value.Items);
            _messages.RemoveLast();
        }

        return items;
    }

    /// <summary>Takes out the last message.</summary>
    public IReadOnlyList<FeedItem> TakeLast()
    {
        if (_messages.Last is not { } last)
            return [];

        _messages.RemoveLast();
        return last.Value.Items;
    }
}

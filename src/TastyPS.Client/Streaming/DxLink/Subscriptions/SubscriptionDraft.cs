using TastyPS.Client.Streaming.DxLink.Protocol;

namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>One message being put together: it knows how much may go in. Removals come first in it, as the service processes them first.</summary>
internal sealed class SubscriptionDraft(DraftRoom room, Func<FeedItem, int> sizeOf)
{
    private readonly List<FeedItem> _remove = [];
    private readonly List<FeedItem> _add = [];
    private DraftRoom _room = room;
    private int _bytes = DxLinkSession.EnvelopeSize;

    public IReadOnlyList<FeedItem> Removed => _remove;

    /// <summary>The items new to the session, and those asked for again.</summary>
    public IReadOnlyList<FeedItem> Added => _add;

    public int Changes => _add.Count + _remove.Count;

    /// <summary>By how much the session's items grow.</summary>
    public int ItemsGrowth { get; private set; }

    /// <summary>By how much the session's histories grow.</summary>
    public int HistoriesGrowth { get; private set; }

    /// <summary>True if the item can be sent at all.</summary>
    public static bool Fits(FeedItem item, Func<FeedItem, int> sizeOf) => DxLinkSession.EnvelopeSize + sizeOf(item) <= SubscriptionChange.MaxBytes;

    public bool TryRemove(FeedItem item)
    {
        if (!Enter(item, _remove))
            return false;

        Grow(item, -1);
        return true;
    }

    /// <summary>An item that the session does not have yet.</summary>
    public DraftAnswer TryAdd(FeedItem item)
    {
        if (_room.Items < 1 || (item.IsHistory() && _room.Histories < 1))
            return DraftAnswer.SessionFull;

        var answer = TryRepeat(item);
        if (answer == DraftAnswer.Accepted)
            Grow(item, 1);

        return answer;
    }

    /// <summary>An item that the session has, asked for again.</summary>
    public DraftAnswer TryRepeat(FeedItem item)
    {
        var isHistory = item.IsHistory();
        if (isHistory && _room.HistoryStarts < 1)
            return DraftAnswer.HistoryMustWait;
        if (!Enter(item, _add))
            return DraftAnswer.MessageFull;

        if (isHistory)
            _room = _room with { HistoryStarts = _room.HistoryStarts - 1 };

        return DraftAnswer.Accepted;
    }

    public SubscriptionChange ToChange() => new() { Remove = _remove, Add = _add };

    private bool Enter(FeedItem item, List<FeedItem> list)
    {
        var bytes = sizeOf(item);
        if (Changes >= _room.Changes || _bytes + bytes > SubscriptionChange.MaxBytes)
            return false;

        _bytes += bytes;
        list.Add(item);
        return true;
    }

    private void Grow(FeedItem item, int by)
    {
        ItemsGrowth += by;
        _room = _room with { Items = _room.Items - by };
        if (item.IsHistory())
        {
            HistoriesGrowth += by;
            _room = _room with { Histories = _room.Histories - by };
        }
    }
}

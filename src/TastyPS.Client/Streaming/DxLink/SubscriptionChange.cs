using TastyPS.Client.Streaming.DxLink.Protocol;

namespace TastyPS.Client.Streaming.DxLink;

/// <summary>What one FEED_SUBSCRIPTION message changes, in the order the server takes it: reset, remove, add.</summary>
internal sealed class SubscriptionChange
{
    /// <summary>Items that one message may carry.</summary>
    public const int MaxItems = 200;

    /// <summary>Bytes that one message may have.</summary>
    public const int MaxBytes = 8 * 1024;

    /// <summary>Everything before is forgotten.</summary>
    public bool Reset { get; init; }

    public IReadOnlyList<FeedItem> Remove { get; init; } = [];

    public IReadOnlyList<FeedItem> Add { get; init; } = [];

    /// <summary>Cuts a change of any length into messages within the limits of count and bytes, removals first, so that none of them alone exceeds either.</summary>
    /// <exception cref="ArgumentException">One item alone is longer than a message may be.</exception>
    public static IEnumerable<SubscriptionChange> Split(IEnumerable<FeedItem> remove, IEnumerable<FeedItem> add, bool reset = false, int maxItems = MaxItems, int maxBytes = MaxBytes)
    {
        var chunk = new Chunk(reset);
        foreach (var (item, isAdd) in remove.Select(item => (item, false)).Concat(add.Select(item => (item, true))))
        {
            var size = DxLinkSession.MessageSize(item);
            if (DxLinkSession.EnvelopeSize + size > maxBytes)
                throw new ArgumentException($"The symbol of a subscription is too long: {size} bytes, and a message may have {maxBytes}.", nameof(add));
            if (chunk.Count == maxItems || chunk.Bytes + size > maxBytes)
            {
                yield return chunk.ToChange();
                chunk = new Chunk(reset: false);
            }

            chunk.Take(item, isAdd, size);
        }

        if (chunk.Count > 0 || chunk.Reset)
            yield return chunk.ToChange();
    }

    private sealed class Chunk(bool reset)
    {
        private readonly List<FeedItem> _remove = [];
        private readonly List<FeedItem> _add = [];

        public bool Reset => reset;

        public int Count => _remove.Count + _add.Count;

        public int Bytes { get; private set; } = DxLinkSession.EnvelopeSize;

        public void Take(FeedItem item, bool isAdd, int size)
        {
            (isAdd ? _add : _remove).Add(item);
            Bytes += size;
        }

        public SubscriptionChange ToChange() => new() { Reset = reset, Remove = _remove, Add = _add };
    }
}

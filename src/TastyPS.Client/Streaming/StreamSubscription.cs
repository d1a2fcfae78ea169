using TastyPS.Client.Streaming.DxLink;
using TastyPS.Client.Streaming.DxLink.Subscriptions;
using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Streaming;

/// <summary>The wish of one consumer for the events of some items. Disposing it ends the wish; what nobody else wants is then unsubscribed.</summary>
public sealed class StreamSubscription : IDisposable
{
    private readonly Action<StreamSubscription> _end;
    private int _disposed;

    internal StreamSubscription(IReadOnlyList<FeedItem> items, IMarketEventSink sink, Action<StreamSubscription> end)
    {
        Items = items;
        Sink = sink;
        _end = end;
        Alone = new SinkSet([this]);
    }

    /// <summary>What is wanted; each item once.</summary>
    public IReadOnlyList<FeedItem> Items { get; }

    internal IMarketEventSink Sink { get; }

    /// <summary>The set of this subscriber only.</summary>
    internal SinkSet Alone { get; }

    /// <summary>Where the items stand, in the order of <see cref="Items"/>.</summary>
    internal IReadOnlyList<DesiredItem> States { get; set; } = [];

    /// <summary>Ends the wish. No event is handed over after it returns, unless it is called from the consumer itself.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
            _end(this);
    }
}

using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>
/// Hands events to those who want their type and symbol, in runs, without allocating. Consumers of a stream are called one at a time, from whichever
/// session's thread.
/// </summary>
internal sealed class EventRouter : IMarketEventSink
{
    private readonly object _gate = new();
    private readonly Dictionary<string, EventRoute>[] _tables;
    private readonly Dictionary<(SinkSet, StreamSubscription), SinkSet> _unions = [];
    private readonly Action<IMarketEventSink, Exception> _consumerFailed;
    private long _dropped;

    /// <param name="consumerFailed">Told of a consumer that threw, while no lock is free: it must not call back.</param>
    public EventRouter(Action<IMarketEventSink, Exception> consumerFailed)
    {
        _consumerFailed = consumerFailed;
        _tables = new Dictionary<string, EventRoute>[Enum.GetValues(typeof(MarketEventType)).Length];
        for (var i = 0; i < _tables.Length; i++)
            _tables[i] = new Dictionary<string, EventRoute>(StringComparer.Ordinal);
    }

    /// <summary>Events that a consumer did not get because it threw.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Adds a subscriber to an item's route, and gives it the latest value if there is one.</summary>
    /// <returns>Where the route notes how far its history has come; null if it has none that can be resumed.</returns>
    public HistoryProgress? Add(StreamSubscription subscription, FeedItem item)
    {
        var key = FeedKey.Of(item);
        lock (_gate)
        {
            var table = _tables[(int)key.Type];
            if (!table.TryGetValue(key.Symbol, out var route))
            {
                route = new EventRoute(subscription.Alone, HistoryProgress.Of(key.Type));
                route.Names.Add(key.Symbol);
                table.Add(key.Symbol, route);
            }
            else if (!route.Sinks.Subscriptions.Contains(subscription))
            {
                Join(route, subscription);
            }

            return route.Progress;
        }
    }

    /// <summary>Takes a subscriber off the routes of its items.</summary>
    public void Remove(StreamSubscription subscription)
    {
        lock (_gate)
        {
            _unions.Clear();
            foreach (var item in subscription.Items)
            {
                var key = FeedKey.Of(item);
                var table = _tables[(int)key.Type];
                if (!table.TryGetValue(key.Symbol, out var route) || !route.Sinks.Subscriptions.Contains(subscription))
                    continue;

                var left = route.Sinks.Subscriptions.Where(other => other != subscription).ToList();
                if (left.Count > 0)
                {
                    route.Sinks = left.Skip(1).Aggregate(left[0].Alone, With);
                    continue;
                }

                foreach (var name in route.Names)
                    table.Remove(name);
            }
        }
    }

    /// <summary>True if an event of the item has come, other than the end of an empty history.</summary>
    public bool IsAnswered(FeedItem item)
    {
        var key = FeedKey.Of(item);
        lock (_gate)
            return _tables[(int)key.Type].TryGetValue(key.Symbol, out var route) && route.IsAnswered;
    }

    public void OnEvents<T>(ReadOnlySpan<T> events)
        where T : struct, IMarketEvent
    {
        lock (_gate)
        {
            var start = 0;
            SinkSet? running = null;
            for (var i = 0; i < events.Length; i++)
            {
                ref readonly var one = ref events[i];
                var route = Find(one.EventType, one.Symbol);
                var sinks = route?.Sinks;
                if (route is not null)
                    Note(route, one);

                if ((typeof(T) == typeof(CandleEvent) || typeof(T) == typeof(TimeAndSaleEvent)) && route?.Progress is { } progress)
                {
                    var flags = Pass(progress, one);
                    if (flags != FlagsOf(one))
                    {
                        Deliver(running, events.Slice(start, i - start));
                        (start, running) = (i + 1, null);
                        if (flags is { } changed)
                            Deliver(sinks, [With(one, changed)]);

                        continue;
                    }
                }

                if (ReferenceEquals(sinks, running) && i > start)
                    continue;

                Deliver(running, events.Slice(start, i - start));
                (start, running) = (i, sinks);
            }

            Deliver(running, events.Slice(start));
        }
    }

    private static void Note<T>(EventRoute route, in T one)
        where T : struct, IMarketEvent
    {
        route.IsAnswered = route.IsAnswered || !IsEndMarker(one);
        if (route.Latest is EventRoute.LatestValue<T> latest)
            latest.Value = one;
        else if (one.EventType.IsLasting())
            route.Latest = new EventRoute.LatestValue<T> { Value = one };
    }

    // The end of a history is an event without values: one that has nothing else brings nothing.
    private static bool IsEndMarker<T>(in T one)
        where T : struct, IMarketEvent =>
        one is IIndexedEvent { Flags: var flags } && (flags & EventFlags.RemoveEvent) != 0 && (flags & (EventFlags.SnapshotEnd | EventFlags.SnapshotSnip)) != 0;

    private static EventFlags? Pass<T>(HistoryProgress progress, in T one)
        where T : struct, IMarketEvent
    {
        if (typeof(T) == typeof(CandleEvent))
            return progress.Pass(CandleIndex.Of((CandleEvent)(object)one), FlagsOf(one));

        var sale = (TimeAndSaleEvent)(object)one;
        return progress.Pass(sale.Index, sale.Flags, sale.Kind is TimeAndSaleKind.Correction or TimeAndSaleKind.Cancel);
    }

    private static EventFlags FlagsOf<T>(in T one)
        where T : struct, IMarketEvent => ((IIndexedEvent)one).Flags;

    private static T With<T>(in T one, EventFlags flags)
        where T : struct, IMarketEvent =>
        typeof(T) == typeof(CandleEvent) ? (T)(object)((CandleEvent)(object)one).With(flags) : (T)(object)((TimeAndSaleEvent)(object)one).With(flags);

    private EventRoute? Find(MarketEventType type, string symbol)
    {
        var table = _tables[(int)type];
        if (table.TryGetValue(symbol, out var route) || type != MarketEventType.Candle)
            return route;

        // Once for each spelling: from then on the table has it under this name too.
        if (table.TryGetValue(CandleSpelling.Canonical(symbol), out route))
        {
            route.Names.Add(symbol);
            table.Add(symbol, route);
        }

        return route;
    }

    private void Join(EventRoute route, StreamSubscription subscription)
    {
        var isNew = !route.Sinks.Sinks.Contains(subscription.Sink);
        route.Sinks = With(route.Sinks, subscription);
        if (isNew && route.Latest is { } latest)
            Deliver(subscription.Sink, latest);
    }

    private SinkSet With(SinkSet sinks, StreamSubscription subscription)
    {
        if (!_unions.TryGetValue((sinks, subscription), out var union))
        {
            union = new SinkSet([.. sinks.Subscriptions, subscription]);
            _unions.Add((sinks, subscription), union);
        }

        return union;
    }

    private void Deliver<T>(SinkSet? sinks, ReadOnlySpan<T> events)
        where T : struct, IMarketEvent
    {
        if (sinks is null || events.IsEmpty)
            return;

        foreach (var sink in sinks.Sinks)
        {
            try
            {
                sink.OnEvents(events);
            }
            catch (Exception failure)
            {
                Fail(sink, failure, events.Length);
            }
        }
    }

    private void Deliver(IMarketEventSink sink, EventRoute.LatestValue latest)
    {
        try
        {
            latest.DeliverTo(sink);
        }
        catch (Exception failure)
        {
            Fail(sink, failure, 1);
        }
    }

    private void Fail(IMarketEventSink sink, Exception failure, int events)
    {
        Interlocked.Add(ref _dropped, events);
        _consumerFailed(sink, failure);
    }
}

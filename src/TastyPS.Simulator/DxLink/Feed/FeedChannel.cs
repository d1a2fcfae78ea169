using System.Text.Json;
using TastyPS.Simulator.DxLink.Events;
using TastyPS.Simulator.DxLink.Faults;
using TastyPS.Simulator.DxLink.Wire;

namespace TastyPS.Simulator.DxLink.Feed;

/// <summary>
/// A FEED channel: its subscriptions, and the messages that they lead to, one at a time. Not thread-safe: its session locks it. Messages
/// are made when the connection has room for them, so that a slow client finds quotes conflated, not queued.
/// </summary>
internal sealed class FeedChannel
{
    private const int MostEvents = 500;

    private readonly FeedContract _contract;
    private readonly SubscriptionFactory _factory;
    private readonly FeedFaults _faults;
    private readonly Dictionary<SubscriptionKey, List<Subscription>> _subscriptions = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TypeQueue> _queues = new(StringComparer.Ordinal);
    private readonly List<TypeQueue> _waiting = [];
    private readonly MarketWalk _walk;
    private int _dataMessages;
    private long _events;

    public FeedChannel(int id, FeedContract contract, SubscriptionFactory factory, FeedFaults faults)
    {
        Id = id;
        _contract = contract;
        _factory = factory;
        _faults = faults;
        _walk = new MarketWalk(Enqueue);
        Configuration = new FeedConfiguration(id, faults);
    }

    public int Id { get; }

    public FeedConfiguration Configuration { get; }

    /// <summary>How many items it holds.</summary>
    public int ItemCount => _subscriptions.Count;

    /// <summary>Counts up whenever items come or go.</summary>
    public int Version { get; private set; }

    /// <summary>Whether a FEED_SETUP has come, so that the client is owed a FEED_CONFIG even without data.</summary>
    public bool IsSetUp { get; private set; }

    /// <summary>The items that the feed has values for.</summary>
    public IEnumerable<SubscriptionKey> Keys => _subscriptions.Keys;

    public void SetUp(JsonElement setup)
    {
        Configuration.Accept(setup);
        IsSetUp = true;
    }

    /// <summary>How many items of a type it holds.</summary>
    public int CountOf(string type) => _counts.TryGetValue(type, out var count) ? count : 0;

    public bool Holds(SubscriptionKey key) => _subscriptions.ContainsKey(key);

    public void Reset()
    {
        foreach (var key in _subscriptions.Keys.ToArray()) Remove(key);
    }

    public void Remove(SubscriptionKey key)
    {
        if (!_subscriptions.TryGetValue(key, out var subscriptions)) return;
        foreach (var subscription in subscriptions) subscription.IsRemoved = true;
        _subscriptions.Remove(key);
        _counts[key.Type]--;
        Version++;
    }

    /// <summary>Subscribes; an item that is there already begins anew.</summary>
    public void Add(SubscriptionItem item, EventSchema schema)
    {
        Remove(item.Key);
        var subscriptions = new List<Subscription>();
        foreach (var one in _factory.Expand(item, schema, _contract)) subscriptions.Add(_factory.Create(one, schema, _contract));
        _subscriptions[item.Key] = subscriptions;
        _counts[schema.Type] = CountOf(schema.Type) + 1;
        Version++;
        foreach (var subscription in subscriptions)
        {
            if (subscription is SilentSubscription) continue;
            QueueOf(schema).Beginning.Enqueue(subscription);
        }
    }

    /// <summary>Looks how far the market has moved on.</summary>
    public void Tick() => _walk.Step(_factory.Market.Moment);

    /// <summary>Sends an event of a script to those who have subscribed to it.</summary>
    public void Publish(EventSchema schema, FeedEvent scripted)
    {
        var isWanted = _subscriptions.Keys.Any(key =>
            key.Type == schema.Type && (key.Symbol == scripted.Symbol || key.Symbol == SubscriptionFactory.Wildcard));
        if (isWanted) QueueOf(schema).Ready.Enqueue(scripted);
    }

    /// <summary>The next message; null if nothing is to be said.</summary>
    public ServerMessage? NextMessage()
    {
        if (IsSetUp && Configuration.NextMessage(null) is { } config) return config;
        var batches = new List<EventBatch>();
        var taken = new List<(TypeQueue Queue, List<FeedEvent> Events)>();
        while (_waiting.Count > 0)
        {
            var queue = _waiting[0];
            var events = Take(queue);
            if (events.Count > 0 && Announce(queue.Schema) is { } message)
            {
                // The events wait until the client knows how to read them, and so do those that were to go in the same message.
                queue.PutBack(events);
                foreach (var before in taken) Return(before.Queue, before.Events);
                return message;
            }
            if (queue.IsEmpty) _waiting.RemoveAt(0);
            else Rotate();
            if (events.Count == 0) continue;
            batches.Add(new EventBatch(queue.Schema, events));
            taken.Add((queue, events));
            if (!_faults.MixesTypes) break;
        }
        return batches.Count == 0 ? null : Data(batches);
    }

    private ServerMessage Data(List<EventBatch> batches)
    {
        if (_faults.EmptyEventEvery is { } every) batches = [.. batches.Select(batch => batch with { Events = [.. batch.Events.Select(row => ++_events % every == 0 ? row.Emptied() : row)] })];
        _dataMessages++;
        return FeedDataWriter.Write(Id, Configuration, batches);
    }

    private ServerMessage? Announce(EventSchema schema)
    {
        if (_faults.FullFormatAfter <= _dataMessages) Configuration.UseFullFormat();
        return Configuration.NextMessage(schema);
    }

    private List<FeedEvent> Take(TypeQueue queue)
    {
        var events = new List<FeedEvent>();
        var moment = _factory.Market.Moment;
        while (events.Count < MostEvents)
        {
            if (queue.Snapshot is { } snapshot)
            {
                if (snapshot.MoveNext()) events.Add(snapshot.Current);
                else queue.Snapshot = null;
            }
            else if (queue.Ready.Count > 0) events.Add(queue.Ready.Dequeue());
            else if (queue.Beginning.Count > 0)
            {
                var subscription = queue.Beginning.Dequeue();
                if (subscription.IsRemoved) continue;
                queue.Snapshot = subscription.Begin(moment).GetEnumerator();
                _walk.Add(subscription);
            }
            else break;
        }
        return events;
    }

    private void Enqueue(Subscription subscription, FeedEvent row) => QueueOf(subscription.Schema).Ready.Enqueue(row);

    private TypeQueue QueueOf(EventSchema schema)
    {
        if (!_queues.TryGetValue(schema.Type, out var queue)) _queues[schema.Type] = queue = new TypeQueue(schema);
        if (!_waiting.Contains(queue)) _waiting.Add(queue);
        return queue;
    }

    private void Return(TypeQueue queue, List<FeedEvent> events)
    {
        queue.PutBack(events);
        if (!_waiting.Contains(queue)) _waiting.Add(queue);
    }

    private void Rotate()
    {
        var first = _waiting[0];
        _waiting.RemoveAt(0);
        _waiting.Add(first);
    }

    // A snapshot that has begun goes before everything else of its type, so that updates stay behind it.
    private sealed class TypeQueue(EventSchema schema)
    {
        public EventSchema Schema => schema;

        public Queue<FeedEvent> Ready { get; private set; } = new();

        public Queue<Subscription> Beginning { get; } = new();

        public IEnumerator<FeedEvent>? Snapshot { get; set; }

        public bool IsEmpty => Ready.Count == 0 && Beginning.Count == 0 && Snapshot is null;

        public void PutBack(List<FeedEvent> events)
        {
            var rest = Snapshot;
            Snapshot = Chain(events, rest);
        }

        private static IEnumerator<FeedEvent> Chain(List<FeedEvent> events, IEnumerator<FeedEvent>? rest)
        {
            foreach (var row in events) yield return row;
            while (rest?.MoveNext() == true) yield return rest.Current;
        }
    }
}

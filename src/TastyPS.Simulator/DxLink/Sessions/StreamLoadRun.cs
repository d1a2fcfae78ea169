using TastyPS.Simulator.DxLink.Events;
using TastyPS.Simulator.DxLink.Feed;
using TastyPS.Simulator.DxLink.Wire;

namespace TastyPS.Simulator.DxLink.Sessions;

/// <summary>The load of one channel: messages made once from the values of its symbols, sent round and round at a rate.</summary>
internal sealed class StreamLoadRun(FeedChannel feed, SubscriptionFactory subscriptions, TimeProvider clock)
{
    private readonly LatestEvents _events = new(subscriptions.Market);
    private ServerMessage[] _ring = [];
    private StreamLoad? _load;
    private int _version = -1;
    private int _next;
    private long _startedAt;
    private long _sent;

    /// <summary>The next message that is due; null if none is. The fields of the types are announced before.</summary>
    public ServerMessage? NextMessage(StreamLoad? load)
    {
        if (load is null)
        {
            _load = null;
            return null;
        }
        if (!ReferenceEquals(load, _load)) Restart(load);
        if (_version != feed.Version && Build(load) is { } announcement) return announcement;
        if (_ring.Length == 0 || _sent >= load.MostEvents) return null;
        if (load.EventsPerSecond is { } rate && clock.GetElapsedTime(_startedAt).TotalSeconds * rate < _sent) return null;
        var message = _ring[_next];
        _next = (_next + 1) % _ring.Length;
        _sent += message.Events;
        return message;
    }

    private void Restart(StreamLoad load)
    {
        _load = load;
        _version = -1;
        _sent = 0;
        _startedAt = clock.GetTimestamp();
    }

    private ServerMessage? Build(StreamLoad load)
    {
        var moment = subscriptions.Market.Moment;
        var messages = new List<ServerMessage>();
        foreach (var type in load.Types)
        {
            if (!EventSchemas.TryGet(type, out var schema)) continue;
            var rows = feed.Keys
                .Where(key => key.Type == type)
                .Select(key => subscriptions.Market.TryFind(key.Symbol, out var instrument) ? _events.Of(type, instrument, moment) : null)
                .OfType<FeedEvent>()
                .ToList();
            if (rows.Count == 0) continue;
            if (feed.Configuration.NextMessage(schema) is { } announcement) return announcement;
            // Few symbols come several times in a message.
            while (rows.Count < load.EventsPerMessage) rows.AddRange(rows.GetRange(0, Math.Min(rows.Count, load.EventsPerMessage - rows.Count)));
            for (var from = 0; from < rows.Count; from += load.EventsPerMessage)
            {
                var part = rows.GetRange(from, Math.Min(load.EventsPerMessage, rows.Count - from));
                messages.Add(FeedDataWriter.Write(feed.Id, feed.Configuration, [new EventBatch(schema, part)]));
            }
        }
        _ring = [.. messages];
        _next = 0;
        _version = feed.Version;
        return null;
    }
}

using TastyPS.Simulator.DxLink.Events;
using TastyPS.Simulator.DxLink.Faults;

namespace TastyPS.Simulator.DxLink.Feed;

/// <summary>Where the events of an indexed type come from.</summary>
internal interface IEventHistory
{
    /// <summary>The events since a time, the newest first.</summary>
    IReadOnlyList<FeedEvent> Since(DateTimeOffset from, MarketMoment moment);

    /// <summary>What has changed or been added since the last call of this or of <see cref="Since"/>, the oldest first.</summary>
    IReadOnlyList<FeedEvent> Changes(MarketMoment moment);
}

/// <summary>A snapshot of the past, framed by its flags, then each change.</summary>
internal sealed class HistorySubscription(SubscriptionKey key, EventSchema schema, string symbol, long? fromTime, IEventHistory history, FeedFaults faults)
    : Subscription(key, schema)
{
    // The service's marker lies far before any data if the client did not say from when it wants them.
    private long From(MarketMoment moment) => fromTime ?? moment.Instant.AddDays(-1).ToUnixTimeMilliseconds();

    /// <inheritdoc/>
    public override IEnumerable<FeedEvent> Begin(MarketMoment moment)
    {
        var from = From(moment);
        var events = history.Since(FromUnix(from), moment);
        if (faults.HistoryLength is { } length) events = InventedHistory.Candles(symbol, moment.Instant, length);
        if (faults.EmptiesHistory || events.Count == 0)
        {
            yield return Marker(from, EventFlags.Nothing);
            yield break;
        }
        var cut = faults.HistoryCutAt is { } most && most < events.Count;
        var count = cut ? Math.Max(1, faults.HistoryCutAt!.Value) : events.Count;
        for (var number = 0; number < count; number++)
        {
            var flags = (number == 0 ? EventFlags.Begin : 0) | (cut && number == count - 1 ? EventFlags.Snip : 0);
            yield return Flagged(events[number], flags);
        }
        if (!cut) yield return Marker(Math.Min(from, events[events.Count - 1].Time - 1), EventFlags.Remove | EventFlags.End);
    }

    /// <inheritdoc/>
    public override IEnumerable<FeedEvent> Update(MarketMoment moment)
    {
        foreach (var change in history.Changes(moment))
        {
            if (faults.SplitsUpdates) yield return Flagged(change, EventFlags.Pending);
            yield return Flagged(change, 0);
        }
    }

    private FeedEvent Marker(long time, int flags) => new() { Symbol = symbol, Time = time, Flags = flags, OwnIndex = Schema.Type == EventTypes.Series ? 0 : null };

    private static DateTimeOffset FromUnix(long milliseconds)
    {
        var most = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
        return DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(0, Math.Min(most, milliseconds)));
    }

    private FeedEvent Flagged(FeedEvent original, int flags) => new()
    {
        Symbol = symbol, Flags = flags, Time = original.Time, Sequence = original.Sequence, OwnIndex = original.OwnIndex, Quote = original.Quote,
        Instrument = original.Instrument, Bar = original.Bar, Figures = original.Figures, Series = original.Series,
        UnderlyingPrice = original.UnderlyingPrice, Order = original.Order,
    };
}

using TastyPS.Simulator.DxLink.Events;
using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.DxLink.Feed;

/// <summary>One item of a channel: what it sends when it begins, and when the market has moved.</summary>
internal abstract class Subscription(SubscriptionKey key, EventSchema schema)
{
    public SubscriptionKey Key => key;

    public EventSchema Schema => schema;

    /// <summary>Whether it has been taken back.</summary>
    public bool IsRemoved { get; set; }

    /// <summary>The events at the beginning.</summary>
    public abstract IEnumerable<FeedEvent> Begin(MarketMoment moment);

    /// <summary>The events since the last ones.</summary>
    public abstract IEnumerable<FeedEvent> Update(MarketMoment moment);
}

/// <summary>A symbol that nobody knows, or a type that the token is not entitled to: silence, unless a script speaks.</summary>
internal sealed class SilentSubscription(SubscriptionKey key, EventSchema schema) : Subscription(key, schema)
{
    public override IEnumerable<FeedEvent> Begin(MarketMoment moment) => [];

    public override IEnumerable<FeedEvent> Update(MarketMoment moment) => [];
}

/// <summary>The last value of a symbol, and each change of it.</summary>
internal sealed class ValueSubscription(SubscriptionKey key, EventSchema schema, FeedInstrument instrument, LatestEvents events, bool beginsWithValue)
    : Subscription(key, schema)
{
    private readonly TimeSpan _interval = LatestEvents.IntervalOf(schema.Type);
    private Quotation? _sent;
    private (DateTimeOffset Instant, int Revision) _seen;

    public override IEnumerable<FeedEvent> Begin(MarketMoment moment)
    {
        var latest = events.Of(Schema.Type, instrument, moment);
        Remember(moment);
        return latest is not null && beginsWithValue ? [latest] : [];
    }

    public override IEnumerable<FeedEvent> Update(MarketMoment moment)
    {
        var age = moment.Instant - _seen.Instant;
        if (_sent is null || (age >= TimeSpan.Zero && age < _interval && moment.Revision == _seen.Revision)) return [];
        if (!LatestEvents.Differ(Schema.Type, _sent, LatestEvents.QuoteOf(Schema.Type, instrument, moment))) return [];
        Remember(moment);
        return events.Of(Schema.Type, instrument, moment) is { } latest ? [latest] : [];
    }

    private void Remember(MarketMoment moment)
    {
        _sent = LatestEvents.QuoteOf(Schema.Type, instrument, moment);
        _seen = (moment.Instant, moment.Revision);
    }
}

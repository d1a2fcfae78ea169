using TastyPS.Client.Streaming.Events.Values;

namespace TastyPS.Client.Streaming.Events;

/// <summary>A message of the feed.</summary>
public readonly record struct MessageEvent : IMarketEvent
{
    private readonly MessageValues _values;

    internal MessageEvent(in MessageValues values) => _values = values;

    /// <inheritdoc/>
    public MarketEventType EventType => MarketEventType.Message;

    /// <inheritdoc/>
    public string Symbol => _values.Symbol ?? "";

    /// <summary>What is attached, as JSON.</summary>
    public string? Attachment => _values.Attachment;

    /// <summary>When the feed says the event took place; most feeds leave it out.</summary>
    public DateTimeOffset? EventTime => Stored.Instant(_values.EventTime);

    /// <inheritdoc/>
    public DateTimeOffset ReceivedAt => Stored.Received(_values.ReceivedTicks);
}

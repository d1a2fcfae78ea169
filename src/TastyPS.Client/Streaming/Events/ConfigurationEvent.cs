using TastyPS.Client.Streaming.Events.Values;

namespace TastyPS.Client.Streaming.Events;

/// <summary>A setting of the feed.</summary>
public readonly record struct ConfigurationEvent : IMarketEvent
{
    private readonly ConfigurationValues _values;

    internal ConfigurationEvent(in ConfigurationValues values) => _values = values;

    /// <inheritdoc/>
    public MarketEventType EventType => MarketEventType.Configuration;

    /// <inheritdoc/>
    public string Symbol => _values.Symbol ?? "";

    /// <summary>Version of the setting.</summary>
    public int? Version => Stored.Small(_values.Version);

    /// <summary>What is attached, as JSON.</summary>
    public string? Attachment => _values.Attachment;

    /// <summary>When the feed says the event took place; most feeds leave it out.</summary>
    public DateTimeOffset? EventTime => Stored.Instant(_values.EventTime);

    /// <inheritdoc/>
    public DateTimeOffset ReceivedAt => Stored.Received(_values.ReceivedTicks);
}

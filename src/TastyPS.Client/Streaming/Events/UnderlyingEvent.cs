using TastyPS.Client.Streaming.Events.Values;

namespace TastyPS.Client.Streaming.Events;

/// <summary>Volatility and option volume of an underlying.</summary>
public readonly record struct UnderlyingEvent : IIndexedEvent
{
    private readonly UnderlyingValues _values;

    internal UnderlyingEvent(in UnderlyingValues values) => _values = values;

    /// <inheritdoc/>
    public MarketEventType EventType => MarketEventType.Underlying;

    /// <inheritdoc/>
    public string Symbol => _values.Symbol ?? "";

    /// <inheritdoc/>
    public EventFlags Flags => _values.Flags;

    /// <inheritdoc/>
    public long Index => _values.Index;

    /// <summary>When it was computed.</summary>
    public DateTimeOffset? Time => Stored.Instant(_values.Time);

    /// <summary>Tie-breaker within the same instant, 0 to 4194303.</summary>
    public int? Sequence => Stored.Small(_values.Sequence);

    /// <summary>Volatility over 30 days by the VIX method, as a fraction.</summary>
    public double? ImpliedVolatility => Stored.Double(_values.ImpliedVolatility);

    /// <summary>Volatility of the front month as a fraction.</summary>
    public double? FrontVolatility => Stored.Double(_values.FrontVolatility);

    /// <summary>Volatility of the month after as a fraction.</summary>
    public double? BackVolatility => Stored.Double(_values.BackVolatility);

    /// <summary>Calls traded that day.</summary>
    public decimal? CallVolume => Stored.Decimal(_values.CallVolume);

    /// <summary>Puts traded that day.</summary>
    public decimal? PutVolume => Stored.Decimal(_values.PutVolume);

    /// <summary>Puts traded per call.</summary>
    public double? PutCallRatio => Stored.Double(_values.PutCallRatio);

    /// <summary>Options traded that day.</summary>
    public decimal? OptionVolume => Stored.Decimal(_values.OptionVolume);

    /// <summary>When the feed says the event took place; most feeds leave it out.</summary>
    public DateTimeOffset? EventTime => Stored.Instant(_values.EventTime);

    /// <inheritdoc/>
    public DateTimeOffset ReceivedAt => Stored.Received(_values.ReceivedTicks);
}

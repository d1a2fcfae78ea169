using TastyPS.Client.Streaming.Events.Values;

namespace TastyPS.Client.Streaming.Events;

/// <summary>Volatility and option volume of one expiration of an underlying.</summary>
public readonly record struct SeriesEvent : IIndexedEvent
{
    private readonly SeriesValues _values;

    internal SeriesEvent(in SeriesValues values) => _values = values;

    /// <inheritdoc/>
    public MarketEventType EventType => MarketEventType.Series;

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

    /// <summary>Day of expiration; null in the marker that ends a snapshot.</summary>
    public CalendarDate? Expiration => Stored.Day(_values.Expiration);

    /// <summary>Implied volatility of the expiration as a fraction.</summary>
    public double? ImpliedVolatility => Stored.Double(_values.ImpliedVolatility);

    /// <summary>Calls traded that day.</summary>
    public decimal? CallVolume => Stored.Decimal(_values.CallVolume);

    /// <summary>Puts traded that day.</summary>
    public decimal? PutVolume => Stored.Decimal(_values.PutVolume);

    /// <summary>Puts traded per call.</summary>
    public double? PutCallRatio => Stored.Double(_values.PutCallRatio);

    /// <summary>Implied forward price of the underlying.</summary>
    public decimal? ForwardPrice => Stored.Decimal(_values.ForwardPrice);

    /// <summary>Simple return of the dividends.</summary>
    public double? Dividend => Stored.Double(_values.Dividend);

    /// <summary>Simple return of the rate, in the unit of the feed.</summary>
    public double? Interest => Stored.Double(_values.Interest);

    /// <summary>When the feed says the event took place; most feeds leave it out.</summary>
    public DateTimeOffset? EventTime => Stored.Instant(_values.EventTime);

    /// <inheritdoc/>
    public DateTimeOffset ReceivedAt => Stored.Received(_values.ReceivedTicks);
}

using TastyPS.Client.Streaming.Events.Values;

namespace TastyPS.Client.Streaming.Events;

/// <summary>Theoretical price of one option.</summary>
public readonly record struct TheoPriceEvent : IIndexedEvent
{
    private readonly TheoPriceValues _values;

    internal TheoPriceEvent(in TheoPriceValues values) => _values = values;

    /// <inheritdoc/>
    public MarketEventType EventType => MarketEventType.TheoPrice;

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

    /// <summary>Theoretical price.</summary>
    public decimal? Price => Stored.Decimal(_values.Price);

    /// <summary>Price of the underlying it was computed from.</summary>
    public decimal? UnderlyingPrice => Stored.Decimal(_values.UnderlyingPrice);

    /// <summary>Delta, -1 to 1.</summary>
    public double? Delta => Stored.Double(_values.Delta);

    /// <summary>Gamma per 1.0 of the underlying.</summary>
    public double? Gamma => Stored.Double(_values.Gamma);

    /// <summary>Simple return of the dividends.</summary>
    public double? Dividend => Stored.Double(_values.Dividend);

    /// <summary>Simple return of the rate, in the unit of the feed.</summary>
    public double? Interest => Stored.Double(_values.Interest);

    /// <summary>When the feed says the event took place; most feeds leave it out.</summary>
    public DateTimeOffset? EventTime => Stored.Instant(_values.EventTime);

    /// <inheritdoc/>
    public DateTimeOffset ReceivedAt => Stored.Received(_values.ReceivedTicks);
}

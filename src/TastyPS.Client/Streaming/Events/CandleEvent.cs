using TastyPS.Client.Streaming.Events.Values;

namespace TastyPS.Client.Streaming.Events;

/// <summary>One bar of a price history, or the marker that ends its snapshot.</summary>
public readonly record struct CandleEvent : IIndexedEvent
{
    private readonly CandleValues _values;

    internal CandleEvent(in CandleValues values) => _values = values;

    /// <inheritdoc/>
    public MarketEventType EventType => MarketEventType.Candle;

    /// <inheritdoc/>
    public string Symbol => _values.Symbol ?? "";

    /// <inheritdoc/>
    public EventFlags Flags => _values.Flags;

    /// <inheritdoc/>
    public long Index => _values.Index;

    /// <summary>Start of the period.</summary>
    public DateTimeOffset? Time => Stored.Instant(_values.Time);

    /// <summary>Tie-breaker within the same instant, 0 to 4194303.</summary>
    public int? Sequence => Stored.Small(_values.Sequence);

    /// <summary>Trades or quotes in the bar.</summary>
    public long? Count => Stored.Whole(_values.Count);

    /// <summary>Shares or contracts traded.</summary>
    public decimal? Volume => Stored.Decimal(_values.Volume);

    /// <summary>Volume-weighted average price.</summary>
    public decimal? Vwap => Stored.Decimal(_values.Vwap);

    /// <summary>Volume at the bid.</summary>
    public decimal? BidVolume => Stored.Decimal(_values.BidVolume);

    /// <summary>Volume at the offer.</summary>
    public decimal? AskVolume => Stored.Decimal(_values.AskVolume);

    /// <summary>Implied volatility as a fraction.</summary>
    public double? ImpliedVolatility => Stored.Double(_values.ImpliedVolatility);

    /// <summary>Open contracts.</summary>
    public decimal? OpenInterest => Stored.Decimal(_values.OpenInterest);

    /// <summary>First price.</summary>
    public decimal? Open => Stored.Decimal(_values.Open);

    /// <summary>Highest price.</summary>
    public decimal? High => Stored.Decimal(_values.High);

    /// <summary>Lowest price.</summary>
    public decimal? Low => Stored.Decimal(_values.Low);

    /// <summary>Last price.</summary>
    public decimal? Close => Stored.Decimal(_values.Close);

    /// <summary>When the feed says the event took place; most feeds leave it out.</summary>
    public DateTimeOffset? EventTime => Stored.Instant(_values.EventTime);

    /// <inheritdoc/>
    public DateTimeOffset ReceivedAt => Stored.Received(_values.ReceivedTicks);

    /// <summary>The same candle with other flags.</summary>
    internal CandleEvent With(EventFlags flags)
    {
        var values = _values;
        values.Flags = flags;
        return new CandleEvent(values);
    }
}

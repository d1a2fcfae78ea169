using TastyPS.Client.Streaming.Events.Values;

namespace TastyPS.Client.Streaming.Events;

/// <summary>Open, high, low, close and open interest of a trading day.</summary>
public readonly record struct SummaryEvent : IMarketEvent
{
    private readonly SummaryValues _values;

    internal SummaryEvent(in SummaryValues values) => _values = values;

    /// <inheritdoc/>
    public MarketEventType EventType => MarketEventType.Summary;

    /// <inheritdoc/>
    public string Symbol => _values.Symbol ?? "";

    /// <summary>The trading day.</summary>
    public CalendarDate? TradingDay => Stored.Day(_values.TradingDay);

    /// <summary>First price of the day.</summary>
    public decimal? Open => Stored.Decimal(_values.Open);

    /// <summary>Highest price of the day.</summary>
    public decimal? High => Stored.Decimal(_values.High);

    /// <summary>Lowest price of the day.</summary>
    public decimal? Low => Stored.Decimal(_values.Low);

    /// <summary>Last price of the day so far, or its close.</summary>
    public decimal? Close => Stored.Decimal(_values.Close);

    /// <summary>How far the close is settled.</summary>
    public ClosePriceType ClosePriceType => _values.ClosePriceType;

    /// <summary>The trading day before.</summary>
    public CalendarDate? PreviousDay => Stored.Day(_values.PreviousDay);

    /// <summary>Close of the trading day before.</summary>
    public decimal? PreviousClose => Stored.Decimal(_values.PreviousClose);

    /// <summary>How far the previous close is settled.</summary>
    public ClosePriceType PreviousClosePriceType => _values.PreviousClosePriceType;

    /// <summary>Shares or contracts traded the day before.</summary>
    public decimal? PreviousVolume => Stored.Decimal(_values.PreviousVolume);

    /// <summary>Open contracts; 0 for equities.</summary>
    public long? OpenInterest => Stored.Whole(_values.OpenInterest);

    /// <summary>When the feed says the event took place; most feeds leave it out.</summary>
    public DateTimeOffset? EventTime => Stored.Instant(_values.EventTime);

    /// <inheritdoc/>
    public DateTimeOffset ReceivedAt => Stored.Received(_values.ReceivedTicks);
}

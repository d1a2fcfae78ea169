using TastyPS.Client.Streaming.Events.Values;

namespace TastyPS.Client.Streaming.Events;

/// <summary>Last trade of a symbol and the turnover of its day; <see cref="MarketEventType.TradeETH"/> is the one of the extended hours. Of an index it is the level, without sizes.</summary>
public readonly record struct TradeEvent : IMarketEvent
{
    private readonly TradeValues _values;

    internal TradeEvent(in TradeValues values) => _values = values;

    /// <inheritdoc/>
    public MarketEventType EventType => _values.EventType;

    /// <inheritdoc/>
    public string Symbol => _values.Symbol ?? "";

    /// <summary>When the last trade took place.</summary>
    public DateTimeOffset? Time => Stored.Instant(_values.Time);

    /// <summary>Nanoseconds to add to the instant of the last change.</summary>
    public int? TimeNanoPart => Stored.Small(_values.TimeNanoPart);

    /// <summary>Tie-breaker within the same instant, 0 to 4194303.</summary>
    public int? Sequence => Stored.Small(_values.Sequence);

    /// <summary>Exchange of the last trade.</summary>
    public char? Exchange => Stored.Character(_values.Exchange);

    /// <summary>Price of the last trade, or the level of an index.</summary>
    public decimal? Price => Stored.Decimal(_values.Price);

    /// <summary>Change from the previous close.</summary>
    public decimal? Change => Stored.Decimal(_values.Change);

    /// <summary>Shares or contracts of the last trade.</summary>
    public decimal? Size => Stored.Decimal(_values.Size);

    /// <summary>The trading day the figures of the day belong to.</summary>
    public CalendarDate? TradingDay => Stored.Day(_values.TradingDay);

    /// <summary>Shares or contracts traded that day.</summary>
    public decimal? DayVolume => Stored.Decimal(_values.DayVolume);

    /// <summary>Money traded that day; divided by the volume it is the volume-weighted average price.</summary>
    public decimal? DayTurnover => Stored.Decimal(_values.DayTurnover);

    /// <summary>Direction of the last price.</summary>
    public TickDirection TickDirection => _values.TickDirection;

    /// <summary>True outside regular trading hours.</summary>
    public bool? IsExtendedHours => _values.IsExtendedHours;

    /// <summary>Number of the trade at its exchange.</summary>
    public long? TradeId => Stored.Id(_values.TradeId);

    /// <summary>When the feed says the event took place; most feeds leave it out.</summary>
    public DateTimeOffset? EventTime => Stored.Instant(_values.EventTime);

    /// <inheritdoc/>
    public DateTimeOffset ReceivedAt => Stored.Received(_values.ReceivedTicks);
}

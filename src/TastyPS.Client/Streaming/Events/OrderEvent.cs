using TastyPS.Client.Streaming.Events.Values;

namespace TastyPS.Client.Streaming.Events;

/// <summary>One order or price level of a book.</summary>
public readonly record struct OrderEvent : IIndexedEvent
{
    private readonly OrderValues _values;

    internal OrderEvent(in OrderValues values) => _values = values;

    /// <inheritdoc/>
    public MarketEventType EventType => _values.EventType;

    /// <inheritdoc/>
    public string Symbol => _values.Symbol ?? "";

    /// <inheritdoc/>
    public EventFlags Flags => _values.Flags;

    /// <inheritdoc/>
    public long Index => _values.Index;

    /// <summary>When the order last changed.</summary>
    public DateTimeOffset? Time => Stored.Instant(_values.Time);

    /// <summary>Nanoseconds to add to the instant of the last change.</summary>
    public int? TimeNanoPart => Stored.Small(_values.TimeNanoPart);

    /// <summary>Tie-breaker within the same instant, 0 to 4194303.</summary>
    public int? Sequence => Stored.Small(_values.Sequence);

    /// <summary>Where the order comes from, e.g. <c>NTV</c>.</summary>
    public string? Source => _values.Source;

    /// <summary>What happened to the order.</summary>
    public OrderAction Action => _values.Action;

    /// <summary>When it happened.</summary>
    public DateTimeOffset? ActionTime => Stored.Instant(_values.ActionTime);

    /// <summary>Number of the order at its exchange.</summary>
    public long? OrderId => Stored.Id(_values.OrderId);

    /// <summary>Number of the order it replaces or was replaced by.</summary>
    public long? AuxiliaryOrderId => Stored.Id(_values.AuxiliaryOrderId);

    /// <summary>Price of the order.</summary>
    public decimal? Price => Stored.Decimal(_values.Price);

    /// <summary>Shares or contracts of the order.</summary>
    public decimal? Size => Stored.Decimal(_values.Size);

    /// <summary>Shares or contracts executed.</summary>
    public decimal? ExecutedSize => Stored.Decimal(_values.ExecutedSize);

    /// <summary>Orders in a price level.</summary>
    public long? Count => Stored.Whole(_values.Count);

    /// <summary>Exchange of the order.</summary>
    public char? Exchange => Stored.Character(_values.Exchange);

    /// <summary>Side of the book.</summary>
    public MarketSide Side => _values.Side;

    /// <summary>What the entry stands for.</summary>
    public OrderScope Scope => _values.Scope;

    /// <summary>Number of the trade.</summary>
    public long? TradeId => Stored.Id(_values.TradeId);

    /// <summary>Price of the trade.</summary>
    public decimal? TradePrice => Stored.Decimal(_values.TradePrice);

    /// <summary>Shares or contracts of the trade.</summary>
    public decimal? TradeSize => Stored.Decimal(_values.TradeSize);

    /// <summary>Who placed the order, if disclosed.</summary>
    public string? MarketMaker => _values.MarketMaker;

    /// <summary>Symbol of the spread, of a spread order.</summary>
    public string? SpreadSymbol => _values.SpreadSymbol;

    /// <summary>Visible part of an iceberg.</summary>
    public decimal? IcebergPeakSize => Stored.Decimal(_values.IcebergPeakSize);

    /// <summary>Hidden part of an iceberg.</summary>
    public decimal? IcebergHiddenSize => Stored.Decimal(_values.IcebergHiddenSize);

    /// <summary>Executed part of an iceberg.</summary>
    public decimal? IcebergExecutedSize => Stored.Decimal(_values.IcebergExecutedSize);

    /// <summary>Kind of iceberg.</summary>
    public IcebergType IcebergType => _values.IcebergType;

    /// <summary>When the feed says the event took place; most feeds leave it out.</summary>
    public DateTimeOffset? EventTime => Stored.Instant(_values.EventTime);

    /// <inheritdoc/>
    public DateTimeOffset ReceivedAt => Stored.Received(_values.ReceivedTicks);
}

using TastyPS.Client.Streaming.Events.Values;

namespace TastyPS.Client.Streaming.Events;

/// <summary>One trade of the tape.</summary>
public readonly record struct TimeAndSaleEvent : IIndexedEvent
{
    private readonly TimeAndSaleValues _values;

    internal TimeAndSaleEvent(in TimeAndSaleValues values) => _values = values;

    /// <inheritdoc/>
    public MarketEventType EventType => MarketEventType.TimeAndSale;

    /// <inheritdoc/>
    public string Symbol => _values.Symbol ?? "";

    /// <inheritdoc/>
    public EventFlags Flags => _values.Flags;

    /// <inheritdoc/>
    public long Index => _values.Index;

    /// <summary>When it took place.</summary>
    public DateTimeOffset? Time => Stored.Instant(_values.Time);

    /// <summary>Nanoseconds to add to the instant of the last change.</summary>
    public int? TimeNanoPart => Stored.Small(_values.TimeNanoPart);

    /// <summary>Tie-breaker within the same instant, 0 to 4194303.</summary>
    public int? Sequence => Stored.Small(_values.Sequence);

    /// <summary>Exchange of the trade.</summary>
    public char? Exchange => Stored.Character(_values.Exchange);

    /// <summary>Price of the trade.</summary>
    public decimal? Price => Stored.Decimal(_values.Price);

    /// <summary>Shares or contracts of the trade.</summary>
    public decimal? Size => Stored.Decimal(_values.Size);

    /// <summary>Best bid at the time.</summary>
    public decimal? Bid => Stored.Decimal(_values.Bid);

    /// <summary>Best offer at the time.</summary>
    public decimal? Ask => Stored.Decimal(_values.Ask);

    /// <summary>Codes of the exchange for the kind of sale.</summary>
    public string? SaleConditions => _values.SaleConditions;

    /// <summary>Code of the exemption from the trade-through rule.</summary>
    public char? TradeThroughExempt => Stored.Character(_values.TradeThroughExempt);

    /// <summary>Who took the price.</summary>
    public MarketSide AggressorSide => _values.AggressorSide;

    /// <summary>True if the trade is a leg of a spread.</summary>
    public bool? IsSpreadLeg => _values.IsSpreadLeg;

    /// <summary>True outside regular trading hours.</summary>
    public bool? IsExtendedHours => _values.IsExtendedHours;

    /// <summary>True if the trade may move the last price.</summary>
    public bool? IsValidTick => _values.IsValidTick;

    /// <summary>New, corrected or cancelled.</summary>
    public TimeAndSaleKind Kind => _values.Kind;

    /// <summary>The buyer, if disclosed.</summary>
    public string? Buyer => _values.Buyer;

    /// <summary>The seller, if disclosed.</summary>
    public string? Seller => _values.Seller;

    /// <summary>When the feed says the event took place; most feeds leave it out.</summary>
    public DateTimeOffset? EventTime => Stored.Instant(_values.EventTime);

    /// <inheritdoc/>
    public DateTimeOffset ReceivedAt => Stored.Received(_values.ReceivedTicks);

    /// <summary>The same trade with other flags.</summary>
    internal TimeAndSaleEvent With(EventFlags flags)
    {
        var values = _values;
        values.Flags = flags;
        return new TimeAndSaleEvent(values);
    }
}

using TastyPS.Client.Streaming.Events.Values;

namespace TastyPS.Client.Streaming.Events;

/// <summary>Best bid and offer of a symbol. Cash indices have none.</summary>
public readonly record struct QuoteEvent : IMarketEvent
{
    private readonly QuoteValues _values;

    internal QuoteEvent(in QuoteValues values) => _values = values;

    /// <inheritdoc/>
    public MarketEventType EventType => MarketEventType.Quote;

    /// <inheritdoc/>
    public string Symbol => _values.Symbol ?? "";

    /// <summary>Tie-breaker within the same instant, 0 to 4194303.</summary>
    public int? Sequence => Stored.Small(_values.Sequence);

    /// <summary>Nanoseconds to add to the instant of the last change.</summary>
    public int? TimeNanoPart => Stored.Small(_values.TimeNanoPart);

    /// <summary>When the bid last changed; most feeds leave it out.</summary>
    public DateTimeOffset? BidTime => Stored.Instant(_values.BidTime);

    /// <summary>Exchange of the bid.</summary>
    public char? BidExchange => Stored.Character(_values.BidExchange);

    /// <summary>Best bid in the currency of the instrument; null if nobody bids.</summary>
    public decimal? Bid => Stored.Decimal(_values.Bid);

    /// <summary>Shares or contracts bid for; fractional where fractions trade.</summary>
    public decimal? BidSize => Stored.Decimal(_values.BidSize);

    /// <summary>When the offer last changed; most feeds leave it out.</summary>
    public DateTimeOffset? AskTime => Stored.Instant(_values.AskTime);

    /// <summary>Exchange of the offer.</summary>
    public char? AskExchange => Stored.Character(_values.AskExchange);

    /// <summary>Best offer in the currency of the instrument; null if nobody offers.</summary>
    public decimal? Ask => Stored.Decimal(_values.Ask);

    /// <summary>Shares or contracts offered.</summary>
    public decimal? AskSize => Stored.Decimal(_values.AskSize);

    /// <summary>Halfway between bid and offer; null unless both are there.</summary>
    public decimal? Mid => (Bid + Ask) / 2;

    /// <summary>When the feed says the event took place; most feeds leave it out.</summary>
    public DateTimeOffset? EventTime => Stored.Instant(_values.EventTime);

    /// <inheritdoc/>
    public DateTimeOffset ReceivedAt => Stored.Received(_values.ReceivedTicks);
}

using TastyPS.Client.Streaming.Events.Values;

namespace TastyPS.Client.Streaming.Events;

/// <summary>Greeks of one option by the Black-Scholes model of the feed.</summary>
public readonly record struct GreeksEvent : IIndexedEvent
{
    private readonly GreeksValues _values;

    internal GreeksEvent(in GreeksValues values) => _values = values;

    /// <inheritdoc/>
    public MarketEventType EventType => MarketEventType.Greeks;

    /// <inheritdoc/>
    public string Symbol => _values.Symbol ?? "";

    /// <inheritdoc/>
    public EventFlags Flags => _values.Flags;

    /// <inheritdoc/>
    public long Index => _values.Index;

    /// <summary>When they were computed.</summary>
    public DateTimeOffset? Time => Stored.Instant(_values.Time);

    /// <summary>Tie-breaker within the same instant, 0 to 4194303.</summary>
    public int? Sequence => Stored.Small(_values.Sequence);

    /// <summary>Option price they were computed from.</summary>
    public decimal? Price => Stored.Decimal(_values.Price);

    /// <summary>Implied volatility as a fraction, 0.18 for 18 %.</summary>
    public double? ImpliedVolatility => Stored.Double(_values.ImpliedVolatility);

    /// <summary>Delta, -1 to 1.</summary>
    public double? Delta => Stored.Double(_values.Delta);

    /// <summary>Gamma per 1.0 of the underlying.</summary>
    public double? Gamma => Stored.Double(_values.Gamma);

    /// <summary>Theta per calendar day.</summary>
    public double? Theta => Stored.Double(_values.Theta);

    /// <summary>Rho per percentage point of the rate.</summary>
    public double? Rho => Stored.Double(_values.Rho);

    /// <summary>Vega per percentage point of volatility.</summary>
    public double? Vega => Stored.Double(_values.Vega);

    /// <summary>When the feed says the event took place; most feeds leave it out.</summary>
    public DateTimeOffset? EventTime => Stored.Instant(_values.EventTime);

    /// <inheritdoc/>
    public DateTimeOffset ReceivedAt => Stored.Received(_values.ReceivedTicks);
}

using TastyPS.Client.Streaming.Events.Values;

namespace TastyPS.Client.Streaming.Events;

/// <summary>What a symbol is, and whether it trades.</summary>
public readonly record struct ProfileEvent : IMarketEvent
{
    private readonly ProfileValues _values;

    internal ProfileEvent(in ProfileValues values) => _values = values;

    /// <inheritdoc/>
    public MarketEventType EventType => MarketEventType.Profile;

    /// <inheritdoc/>
    public string Symbol => _values.Symbol ?? "";

    /// <summary>Name of the instrument.</summary>
    public string? Description => _values.Description;

    /// <summary>Whether short sales are restricted.</summary>
    public ShortSaleRestriction ShortSaleRestriction => _values.ShortSaleRestriction;

    /// <summary>Whether trading is halted.</summary>
    public SecurityTradingStatus TradingStatus => _values.TradingStatus;

    /// <summary>Why trading is halted.</summary>
    public string? StatusReason => _values.StatusReason;

    /// <summary>When the halt began.</summary>
    public DateTimeOffset? HaltStart => Stored.Instant(_values.HaltStart);

    /// <summary>When the halt ends or ended.</summary>
    public DateTimeOffset? HaltEnd => Stored.Instant(_values.HaltEnd);

    /// <summary>Highest price allowed; null also where the venue sets no limit.</summary>
    public decimal? HighLimit => Stored.Decimal(_values.HighLimit);

    /// <summary>Lowest price allowed; null also where the venue sets no limit.</summary>
    public decimal? LowLimit => Stored.Decimal(_values.LowLimit);

    /// <summary>Highest price of the last 52 weeks.</summary>
    public decimal? High52Week => Stored.Decimal(_values.High52Week);

    /// <summary>Lowest price of the last 52 weeks.</summary>
    public decimal? Low52Week => Stored.Decimal(_values.Low52Week);

    /// <summary>Beta.</summary>
    public double? Beta => Stored.Double(_values.Beta);

    /// <summary>Earnings per share.</summary>
    public decimal? EarningsPerShare => Stored.Decimal(_values.EarningsPerShare);

    /// <summary>Dividend payments per year.</summary>
    public double? DividendFrequency => Stored.Double(_values.DividendFrequency);

    /// <summary>Last dividend per share.</summary>
    public decimal? ExDividendAmount => Stored.Decimal(_values.ExDividendAmount);

    /// <summary>Day of the last dividend.</summary>
    public CalendarDate? ExDividendDay => Stored.Day(_values.ExDividendDay);

    /// <summary>Shares outstanding.</summary>
    public decimal? Shares => Stored.Decimal(_values.Shares);

    /// <summary>Shares that trade freely.</summary>
    public decimal? FreeFloat => Stored.Decimal(_values.FreeFloat);

    /// <summary>When the feed says the event took place; most feeds leave it out.</summary>
    public DateTimeOffset? EventTime => Stored.Instant(_values.EventTime);

    /// <inheritdoc/>
    public DateTimeOffset ReceivedAt => Stored.Received(_values.ReceivedTicks);
}

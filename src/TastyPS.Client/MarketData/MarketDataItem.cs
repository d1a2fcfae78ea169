using System.Text.Json;

namespace TastyPS.Client.MarketData;

/// <summary>
/// What the service knows of one instrument's market. Everything but the symbol may be absent and is null then, never 0.
/// </summary>
public sealed class MarketDataItem
{
    internal MarketDataItem(DateTimeOffset receivedAt) => ReceivedAt = receivedAt;

    /// <summary>The symbol, as the service wrote it.</summary>
    public string Symbol { get; internal set; } = "";

    /// <summary>When the reply arrived, by the client's clock.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>Its kind as the service words it, e.g. <c>Equity Option</c>.</summary>
    public string? InstrumentType { get; internal set; }

    /// <summary>When the service last updated the quote.</summary>
    public DateTimeOffset? UpdatedAt { get; internal set; }

    /// <summary>Best bid.</summary>
    public decimal? Bid { get; internal set; }

    /// <summary>Size at the bid: shares, contracts or coins.</summary>
    public decimal? BidSize { get; internal set; }

    /// <summary>Best ask.</summary>
    public decimal? Ask { get; internal set; }

    /// <summary>Size at the ask.</summary>
    public decimal? AskSize { get; internal set; }

    /// <summary>Middle of bid and ask as the service gives it.</summary>
    public decimal? Mid { get; internal set; }

    /// <summary>The service's mark.</summary>
    public decimal? Mark { get; internal set; }

    /// <summary>Last price of any session.</summary>
    public decimal? Last { get; internal set; }

    /// <summary>Last price outside regular hours.</summary>
    public decimal? LastExtended { get; internal set; }

    /// <summary>Last price in regular hours.</summary>
    public decimal? LastMarket { get; internal set; }

    /// <summary>When the last trade was; null if there was none.</summary>
    public DateTimeOffset? LastTradeTime { get; internal set; }

    /// <summary>Opening price of the day.</summary>
    public decimal? Open { get; internal set; }

    /// <summary>Highest price of the day.</summary>
    public decimal? DayHigh { get; internal set; }

    /// <summary>Lowest price of the day.</summary>
    public decimal? DayLow { get; internal set; }

    /// <summary>Closing price of the day of <see cref="SummaryDate"/>.</summary>
    public decimal? Close { get; internal set; }

    /// <summary><c>Regular</c>, <c>Indicative</c>, <c>Preliminary</c>, <c>Final</c> or <c>Unknown</c>.</summary>
    public string? ClosePriceType { get; internal set; }

    /// <summary>Closing price of the trading day before.</summary>
    public decimal? PreviousClose { get; internal set; }

    /// <summary>The kind of the previous closing price.</summary>
    public string? PreviousClosePriceType { get; internal set; }

    /// <summary>The day of the previous closing price.</summary>
    public CalendarDate? PreviousCloseDate { get; internal set; }

    /// <summary>The trading day the prices of the day and the open interest belong to.</summary>
    public CalendarDate? SummaryDate { get; internal set; }

    /// <summary>Volume of the day; fractional where fractions trade.</summary>
    public decimal? Volume { get; internal set; }

    /// <summary>Volume outside regular hours.</summary>
    public decimal? VolumeExtended { get; internal set; }

    /// <summary>Open contracts.</summary>
    public decimal? OpenInterest { get; internal set; }

    /// <summary>Highest price of 52 weeks.</summary>
    public decimal? YearHigh { get; internal set; }

    /// <summary>Lowest price of 52 weeks.</summary>
    public decimal? YearLow { get; internal set; }

    /// <summary>Beta against the market.</summary>
    public decimal? Beta { get; internal set; }

    /// <summary>Amount of one dividend, per share.</summary>
    public decimal? DividendAmount { get; internal set; }

    /// <summary>Dividends a year.</summary>
    public decimal? DividendFrequency { get; internal set; }

    /// <summary>Upper price limit of the day.</summary>
    public decimal? HighLimitPrice { get; internal set; }

    /// <summary>Lower price limit of the day.</summary>
    public decimal? LowLimitPrice { get; internal set; }

    /// <summary>Whether trading is halted.</summary>
    public bool? IsTradingHalted { get; internal set; }

    /// <summary>Why trading is halted.</summary>
    public string? TradingHaltedReason { get; internal set; }

    /// <summary>Start of the halt as the service numbers it; -1 for none.</summary>
    public long? HaltStartTime { get; internal set; }

    /// <summary>End of the halt as the service numbers it; -1 for none.</summary>
    public long? HaltEndTime { get; internal set; }

    /// <summary>Change of price for one unit of the underlying.</summary>
    public double? Delta { get; internal set; }

    /// <summary>Change of delta for one unit of the underlying.</summary>
    public double? Gamma { get; internal set; }

    /// <summary>Change of price per day.</summary>
    public double? Theta { get; internal set; }

    /// <summary>Change of price for one percentage point of volatility.</summary>
    public double? Vega { get; internal set; }

    /// <summary>Change of price for one percentage point of interest.</summary>
    public double? Rho { get; internal set; }

    /// <summary>Implied volatility as a fraction.</summary>
    public double? ImpliedVolatility { get; internal set; }

    /// <summary>Theoretical price of the option.</summary>
    public decimal? TheoreticalPrice { get; internal set; }

    /// <summary>
    /// Names of the fields, as written in the reply, that were answered without a usable value (<c>"NaN"</c>, null, text where a
    /// number was due). Empty for nearly every item.
    /// </summary>
    public IReadOnlyList<string> EmptyFields { get; internal set; } = [];

    /// <summary>True if the reply spoke of volatility, a Greek or the theoretical price, be it without a value.</summary>
    public bool HasGreeks { get; internal set; }

    /// <summary>Fields that this version does not know, the deprecated ones among them, and values that could not be read; null if there were none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Extra { get; internal set; }

    /// <summary>The symbol.</summary>
    public override string ToString() => Symbol;
}

using System.Text.Json;
using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.MarketData;

/// <summary>
/// The market of one instrument as a flat row. Everything but the symbol may be absent and is null then, never 0. Greeks are there where the service sends them, or where the feed was asked for them.
/// </summary>
public sealed class Quote
{
    private readonly MarketDataItem _item;
    private readonly GreeksEvent _greeks;
    private readonly bool _hasGreeks;

    /// <summary>Makes a row of what the service answered.</summary>
    /// <param name="item">The REST service's answer.</param>
    /// <param name="greeks">The feed's Greeks, which go before those of the answer; null if there are none.</param>
    public Quote(MarketDataItem item, GreeksEvent? greeks = null)
    {
        _item = item ?? throw new ArgumentNullException(nameof(item));
        _greeks = greeks.GetValueOrDefault();
        _hasGreeks = greeks is not null;
    }

    /// <summary>The symbol, as the service wrote it.</summary>
    public string Symbol => _item.Symbol;

    /// <summary>Its kind as the service words it, e.g. <c>Equity Option</c>.</summary>
    public string? InstrumentType => _item.InstrumentType;

    /// <summary>Best bid.</summary>
    public decimal? Bid => _item.Bid;

    /// <summary>Size at the bid: shares, contracts or coins.</summary>
    public decimal? BidSize => _item.BidSize;

    /// <summary>Best ask.</summary>
    public decimal? Ask => _item.Ask;

    /// <summary>Size at the ask.</summary>
    public decimal? AskSize => _item.AskSize;

    /// <summary>Middle of bid and ask as the service gives it.</summary>
    public decimal? Mid => _item.Mid;

    /// <summary>The service's mark.</summary>
    public decimal? Mark => _item.Mark;

    /// <summary>Last price of any session.</summary>
    public decimal? Last => _item.Last;

    /// <summary>When the last trade was; null if there was none.</summary>
    public DateTimeOffset? LastTime => _item.LastTradeTime;

    /// <summary>Opening price of the day.</summary>
    public decimal? Open => _item.Open;

    /// <summary>Highest price of the day.</summary>
    public decimal? High => _item.DayHigh;

    /// <summary>Lowest price of the day.</summary>
    public decimal? Low => _item.DayLow;

    /// <summary>Closing price of the day of <see cref="SummaryDate"/>.</summary>
    public decimal? Close => _item.Close;

    /// <summary><c>Regular</c>, <c>Indicative</c>, <c>Preliminary</c>, <c>Final</c> or <c>Unknown</c>.</summary>
    public string? ClosePriceType => _item.ClosePriceType;

    /// <summary>Closing price of the trading day before.</summary>
    public decimal? PreviousClose => _item.PreviousClose;

    /// <summary>The kind of the previous closing price.</summary>
    public string? PreviousClosePriceType => _item.PreviousClosePriceType;

    /// <summary>The day of the previous closing price.</summary>
    public CalendarDate? PreviousCloseDate => _item.PreviousCloseDate;

    /// <summary>The trading day the prices of the day and the open interest belong to.</summary>
    public CalendarDate? SummaryDate => _item.SummaryDate;

    /// <summary>Volume of the day; fractional where fractions trade.</summary>
    public decimal? Volume => _item.Volume;

    /// <summary>Volume outside regular hours.</summary>
    public decimal? VolumeExtended => _item.VolumeExtended;

    /// <summary>Open contracts.</summary>
    public decimal? OpenInterest => _item.OpenInterest;

    /// <summary>Last price in regular hours.</summary>
    public decimal? LastMarket => _item.LastMarket;

    /// <summary>Last price outside regular hours.</summary>
    public decimal? LastExtended => _item.LastExtended;

    /// <summary>Highest price of 52 weeks.</summary>
    public decimal? YearHigh => _item.YearHigh;

    /// <summary>Lowest price of 52 weeks.</summary>
    public decimal? YearLow => _item.YearLow;

    /// <summary>Beta against the market.</summary>
    public decimal? Beta => _item.Beta;

    /// <summary>Amount of one dividend, per share.</summary>
    public decimal? DividendAmount => _item.DividendAmount;

    /// <summary>Dividends a year.</summary>
    public decimal? DividendFrequency => _item.DividendFrequency;

    /// <summary>Upper price limit of the day.</summary>
    public decimal? HighLimitPrice => _item.HighLimitPrice;

    /// <summary>Lower price limit of the day.</summary>
    public decimal? LowLimitPrice => _item.LowLimitPrice;

    /// <summary>Whether trading is halted.</summary>
    public bool? IsTradingHalted => _item.IsTradingHalted;

    /// <summary>Why trading is halted.</summary>
    public string? TradingHaltedReason => _item.TradingHaltedReason;

    /// <summary>Start of the halt as the service numbers it; -1 for none.</summary>
    public long? HaltStartTime => _item.HaltStartTime;

    /// <summary>End of the halt as the service numbers it; -1 for none.</summary>
    public long? HaltEndTime => _item.HaltEndTime;

    /// <summary>Implied volatility as a fraction.</summary>
    public double? ImpliedVolatility => _hasGreeks ? _greeks.ImpliedVolatility : _item.ImpliedVolatility;

    /// <summary>Change of price for one unit of the underlying.</summary>
    public double? Delta => _hasGreeks ? _greeks.Delta : _item.Delta;

    /// <summary>Change of delta for one unit of the underlying.</summary>
    public double? Gamma => _hasGreeks ? _greeks.Gamma : _item.Gamma;

    /// <summary>Change of price per day.</summary>
    public double? Theta => _hasGreeks ? _greeks.Theta : _item.Theta;

    /// <summary>Change of price for one percentage point of volatility.</summary>
    public double? Vega => _hasGreeks ? _greeks.Vega : _item.Vega;

    /// <summary>Change of price for one percentage point of interest.</summary>
    public double? Rho => _hasGreeks ? _greeks.Rho : _item.Rho;

    /// <summary>Theoretical price of the option where the REST service gives one.</summary>
    public decimal? TheoreticalPrice => _hasGreeks ? null : _item.TheoreticalPrice;

    /// <summary>Where volatility, Greeks and theoretical price came from; null if nobody answered.</summary>
    public ValueSource? GreeksSource => _hasGreeks ? ValueSource.Feed : _item.HasGreeks ? ValueSource.Rest : null;

    /// <summary>When the service last updated the quote.</summary>
    public DateTimeOffset? UpdatedAt => _item.UpdatedAt;

    /// <summary>When the reply arrived, by the client's clock.</summary>
    public DateTimeOffset ReceivedAt => _item.ReceivedAt;

    /// <summary>Fields that this version does not know, the deprecated ones among them, and values that could not be read; null if there were none.</summary>
    internal IReadOnlyDictionary<string, JsonElement>? Extra => _item.Extra;

    /// <summary>Fields of the reply that this version does not know; null if there were none. A method, so that it is no column.</summary>
    public IReadOnlyDictionary<string, JsonElement>? GetExtra() => Extra;

    /// <summary>The symbol.</summary>
    public override string ToString() => Symbol;
}

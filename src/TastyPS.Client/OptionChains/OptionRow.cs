using TastyPS.Client.MarketData;

namespace TastyPS.Client.OptionChains;

/// <summary>
/// One option with its market as a flat row: the columns of a table or a file, in this order. What is unknown is null, never 0.
/// Volatility and delta are fractions, theta is per day, vega and rho are per one percentage point.
/// </summary>
public sealed class OptionRow
{
    private readonly OptionContract _contract;
    private readonly MarketDataItem? _market;

    /// <summary>Makes a row.</summary>
    /// <param name="contract">The option.</param>
    /// <param name="market">What the service answered of its market; null if it did not, or was not asked.</param>
    /// <param name="underlyingPrice">Price of the underlying at the time of the snapshot.</param>
    /// <param name="snapshotTime">When the snapshot was taken; null for a bare contract.</param>
    public OptionRow(OptionContract contract, MarketDataItem? market = null, decimal? underlyingPrice = null, DateTimeOffset? snapshotTime = null)
    {
        _contract = contract ?? throw new ArgumentNullException(nameof(contract));
        _market = market;
        UnderlyingPrice = underlyingPrice;
        SnapshotTime = snapshotTime;
    }

    /// <summary>The OCC symbol, 21 characters.</summary>
    public string Symbol => _contract.Symbol;

    /// <summary>The symbol of the market data feed; null where the service gave none.</summary>
    public string? StreamerSymbol => _contract.StreamerSymbol;

    /// <summary>The underlying's symbol.</summary>
    public string Underlying => _contract.Series.Underlying;

    /// <summary>The option root, e.g. <c>SPXW</c>.</summary>
    public string Root => _contract.Series.Root;

    /// <summary>The expiration day.</summary>
    public CalendarDate Expiration => _contract.Series.Expiration;

    /// <summary>Days until the expiration as the service counts them.</summary>
    public int? DaysToExpiration => _contract.Series.DaysToExpiration;

    /// <summary>The open of the expiration day if settled in the morning, else its close, in New York.</summary>
    public DateTimeOffset ExpiresAt => _contract.Series.ExpiresAt;

    /// <summary><c>Regular</c>, <c>Weekly</c>, <c>Quarterly</c> or <c>End-Of-Month</c>.</summary>
    public string? ExpirationType => _contract.Series.ExpirationType;

    /// <summary><c>AM</c> or <c>PM</c>.</summary>
    public string? SettlementType => _contract.Series.SettlementType;

    /// <summary><c>American</c> or <c>European</c>; null unless an instrument was asked, because the nested chain does not say.</summary>
    public string? ExerciseStyle { get; init; }

    /// <summary>The strike price.</summary>
    public decimal Strike => _contract.Strike;

    /// <summary>Call or put.</summary>
    public OptionType OptionType => _contract.OptionType;

    /// <summary>Shares or index units of one contract.</summary>
    public int? Multiplier => _contract.Series.Multiplier;

    /// <summary>Best bid.</summary>
    public decimal? Bid => _market?.Bid;

    /// <summary>Contracts at the bid.</summary>
    public long? BidSize => Whole(_market?.BidSize);

    /// <summary>Best ask.</summary>
    public decimal? Ask => _market?.Ask;

    /// <summary>Contracts at the ask.</summary>
    public long? AskSize => Whole(_market?.AskSize);

    /// <summary>The service's mid, else the middle of bid and ask where there are both.</summary>
    public decimal? Mid => _market?.Mid ?? (Bid + Ask) / 2m;

    /// <summary>The service's mark.</summary>
    public decimal? Mark => _market?.Mark;

    /// <summary>Last price.</summary>
    public decimal? Last => _market?.Last;

    /// <summary>When the last trade was.</summary>
    public DateTimeOffset? LastTime => _market?.LastTradeTime;

    /// <summary>Opening price of the day.</summary>
    public decimal? Open => _market?.Open;

    /// <summary>Highest price of the day.</summary>
    public decimal? High => _market?.DayHigh;

    /// <summary>Lowest price of the day.</summary>
    public decimal? Low => _market?.DayLow;

    /// <summary>Closing price of the trading day before.</summary>
    public decimal? PreviousClose => _market?.PreviousClose;

    /// <summary>Contracts traded on the day.</summary>
    public long? Volume => Whole(_market?.Volume);

    /// <summary>Open contracts.</summary>
    public long? OpenInterest => Whole(_market?.OpenInterest);

    /// <summary>The day the open interest belongs to.</summary>
    public CalendarDate? OpenInterestDate => _market?.SummaryDate;

    /// <summary>Implied volatility as a fraction.</summary>
    public double? ImpliedVolatility => _market?.ImpliedVolatility;

    /// <summary>Change of price for one unit of the underlying.</summary>
    public double? Delta => _market?.Delta;

    /// <summary>Change of delta for one unit of the underlying.</summary>
    public double? Gamma => _market?.Gamma;

    /// <summary>Change of price per day.</summary>
    public double? Theta => _market?.Theta;

    /// <summary>Change of price for one percentage point of volatility.</summary>
    public double? Vega => _market?.Vega;

    /// <summary>Change of price for one percentage point of interest.</summary>
    public double? Rho => _market?.Rho;

    /// <summary>Theoretical price.</summary>
    public decimal? TheoreticalPrice => _market?.TheoreticalPrice;

    /// <summary>Where volatility, Greeks and theoretical price came from; null if nobody answered.</summary>
    public ValueSource? GreeksSource => _market is { HasGreeks: true } ? ValueSource.Rest : null;

    /// <summary>Price of the underlying at the time of the snapshot.</summary>
    public decimal? UnderlyingPrice { get; }

    /// <summary>When the service last updated the quote, else when it was received.</summary>
    public DateTimeOffset? QuoteTime => _market?.UpdatedAt ?? _market?.ReceivedAt;

    /// <summary>When the snapshot was taken.</summary>
    public DateTimeOffset? SnapshotTime { get; }

    /// <summary>Where bid, ask, mid and mark came from; null if nobody answered.</summary>
    public ValueSource? QuoteSource => AnswerSource;

    /// <summary>Where last, volume, prices of the day and open interest came from; null if nobody answered.</summary>
    public ValueSource? SummarySource => AnswerSource;

    /// <summary><c>Standard</c> or <c>Non-standard</c>.</summary>
    public string? ChainType => _contract.Series.ChainType;

    private ValueSource? AnswerSource => _market is null ? null : ValueSource.Rest;

    /// <summary>The option with its series; a method, so that it is no column.</summary>
    public OptionContract GetContract() => _contract;

    /// <summary>Everything the service answered of the market; a method, so that it is no column.</summary>
    public MarketDataItem? GetMarketData() => _market;

    /// <summary>The symbol.</summary>
    public override string ToString() => Symbol;

    // Contracts are whole. A fraction is a mistake of the wire; leaving it out beats rounding it.
    private static long? Whole(decimal? value) =>
        value is { } number && number == decimal.Truncate(number) && Math.Abs(number) <= long.MaxValue ? (long)number : null;
}

using TastyPS.Client.MarketData;
using TastyPS.Client.OptionChains.Snapshot;

namespace TastyPS.Client.OptionChains;

/// <summary>
/// One option with its market as a flat row: the columns of a table or a file, in this order. What is unknown is null, never 0.
/// Volatility and delta are fractions, theta is per day, vega and rho are per one percentage point.
/// </summary>
public sealed class OptionRow
{
    private readonly OptionContract _contract;
    private readonly JoinedMarket? _market;
    private readonly TimeSpan _ahead;

    /// <summary>Makes a row.</summary>
    /// <param name="contract">The option.</param>
    /// <param name="market">What the REST service answered of its market; null if it did not, or was not asked.</param>
    /// <param name="underlyingPrice">Price of the underlying at the time of the snapshot.</param>
    /// <param name="snapshotTime">When the snapshot was taken; null for a bare contract.</param>
    public OptionRow(OptionContract contract, MarketDataItem? market = null, decimal? underlyingPrice = null, DateTimeOffset? snapshotTime = null)
        : this(contract, market is null ? null : new JoinedMarket(market), underlyingPrice, snapshotTime)
    {
    }

    /// <param name="contract">The option.</param>
    /// <param name="market">What was answered of its market.</param>
    /// <param name="underlyingPrice">Price of the underlying.</param>
    /// <param name="snapshotTime">When the snapshot was taken, by the service's clock.</param>
    /// <param name="ahead">How far the service's clock is ahead of the client's, which stamped what was received.</param>
    internal OptionRow(OptionContract contract, JoinedMarket? market, decimal? underlyingPrice, DateTimeOffset? snapshotTime, TimeSpan ahead = default)
    {
        _ahead = ahead;
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

    /// <summary><c>American</c> or <c>European</c>; null where the chain does not say, as those of equities and indexes do not.</summary>
    public string? ExerciseStyle { get => field ?? _contract.Series.ExerciseStyle; init; }

    /// <summary>The strike price.</summary>
    public decimal Strike => _contract.Strike;

    /// <summary>Call or put.</summary>
    public OptionType OptionType => _contract.OptionType;

    /// <summary>Shares or index units of one contract.</summary>
    public int? Multiplier => _contract.Series.Multiplier;

    /// <summary>Best bid.</summary>
    public decimal? Bid => IsFromFeed(FactSet.Quote) ? _market!.Quote.Bid : Rest(FactSet.Quote)?.Bid;

    /// <summary>Contracts at the bid.</summary>
    public long? BidSize => IsFromFeed(FactSet.Quote) ? Whole(_market!.Quote.BidSize) : Whole(Rest(FactSet.Quote)?.BidSize);

    /// <summary>Best ask.</summary>
    public decimal? Ask => IsFromFeed(FactSet.Quote) ? _market!.Quote.Ask : Rest(FactSet.Quote)?.Ask;

    /// <summary>Contracts at the ask.</summary>
    public long? AskSize => IsFromFeed(FactSet.Quote) ? Whole(_market!.Quote.AskSize) : Whole(Rest(FactSet.Quote)?.AskSize);

    /// <summary>The service's mid, else the middle of bid and ask where there are both.</summary>
    public decimal? Mid => Rest(FactSet.Quote)?.Mid ?? (Bid + Ask) / 2m;

    /// <summary>The REST service's mark, else the mid.</summary>
    public decimal? Mark => Rest(FactSet.Quote)?.Mark ?? Mid;

    /// <summary>Last price.</summary>
    public decimal? Last => IsFromFeed(FactSet.Trade) ? _market!.Trade.Price : Rest(FactSet.Trade)?.Last;

    /// <summary>When the last trade was.</summary>
    public DateTimeOffset? LastTime => IsFromFeed(FactSet.Trade) ? _market!.Trade.Time : Rest(FactSet.Trade)?.LastTradeTime;

    /// <summary>Opening price of the day.</summary>
    public decimal? Open => IsFromFeed(FactSet.Summary) ? _market!.Summary.Open : Rest(FactSet.Summary)?.Open;

    /// <summary>Highest price of the day.</summary>
    public decimal? High => IsFromFeed(FactSet.Summary) ? _market!.Summary.High : Rest(FactSet.Summary)?.DayHigh;

    /// <summary>Lowest price of the day.</summary>
    public decimal? Low => IsFromFeed(FactSet.Summary) ? _market!.Summary.Low : Rest(FactSet.Summary)?.DayLow;

    /// <summary>Closing price of the trading day before.</summary>
    public decimal? PreviousClose => IsFromFeed(FactSet.Summary) ? _market!.Summary.PreviousClose : Rest(FactSet.Summary)?.PreviousClose;

    /// <summary>Contracts traded on the day.</summary>
    public long? Volume => IsFromFeed(FactSet.Trade) ? Whole(_market!.Trade.DayVolume) : Whole(Rest(FactSet.Trade)?.Volume);

    /// <summary>Open contracts.</summary>
    public long? OpenInterest => IsFromFeed(FactSet.Summary) ? _market!.Summary.OpenInterest : Whole(Rest(FactSet.Summary)?.OpenInterest);

    /// <summary>The day the open interest belongs to.</summary>
    public CalendarDate? OpenInterestDate => IsFromFeed(FactSet.Summary) ? _market!.Summary.TradingDay : Rest(FactSet.Summary)?.SummaryDate;

    /// <summary>Implied volatility as a fraction.</summary>
    public double? ImpliedVolatility => IsFromFeed(FactSet.Greeks) ? _market!.Greeks.ImpliedVolatility : Rest(FactSet.Greeks)?.ImpliedVolatility;

    /// <summary>Change of price for one unit of the underlying.</summary>
    public double? Delta => IsFromFeed(FactSet.Greeks) ? _market!.Greeks.Delta : Rest(FactSet.Greeks)?.Delta;

    /// <summary>Change of delta for one unit of the underlying.</summary>
    public double? Gamma => IsFromFeed(FactSet.Greeks) ? _market!.Greeks.Gamma : Rest(FactSet.Greeks)?.Gamma;

    /// <summary>Change of price per day.</summary>
    public double? Theta => IsFromFeed(FactSet.Greeks) ? _market!.Greeks.Theta : Rest(FactSet.Greeks)?.Theta;

    /// <summary>Change of price for one percentage point of volatility.</summary>
    public double? Vega => IsFromFeed(FactSet.Greeks) ? _market!.Greeks.Vega : Rest(FactSet.Greeks)?.Vega;

    /// <summary>Change of price for one percentage point of interest.</summary>
    public double? Rho => IsFromFeed(FactSet.Greeks) ? _market!.Greeks.Rho : Rest(FactSet.Greeks)?.Rho;

    /// <summary>Theoretical price where the REST service gives one. The price in the feed's Greeks is the market's, from which they were computed.</summary>
    public decimal? TheoreticalPrice => Rest(FactSet.Greeks)?.TheoreticalPrice;

    /// <summary>Where volatility, Greeks and theoretical price came from; null if nobody answered.</summary>
    public ValueSource? GreeksSource => _market?.SourceOf(FactSet.Greeks);

    /// <summary>Price of the underlying at the time of the snapshot.</summary>
    public decimal? UnderlyingPrice { get; }

    /// <summary>When the service last updated the quote, else when it was received; by the same clock as <see cref="SnapshotTime"/>.</summary>
    public DateTimeOffset? QuoteTime =>
        IsFromFeed(FactSet.Quote) ? _market!.Quote.ReceivedAt + _ahead : Rest(FactSet.Quote) is { } item ? item.UpdatedAt ?? item.ReceivedAt + _ahead : null;

    /// <summary>When the snapshot was taken, by the service's clock.</summary>
    public DateTimeOffset? SnapshotTime { get; }

    /// <summary>Where bid, ask, mid and mark came from; null if nobody answered.</summary>
    public ValueSource? QuoteSource => _market?.SourceOf(FactSet.Quote);

    /// <summary>
    /// Where the prices of the day and the open interest came from, and as a rule last price and volume too; null if nobody answered.
    /// Where only last price and volume were answered, it is their source.
    /// </summary>
    public ValueSource? SummarySource => _market?.SourceOf(FactSet.Summary) ?? _market?.SourceOf(FactSet.Trade);

    /// <summary><c>Standard</c> or <c>Non-standard</c>.</summary>
    public string? ChainType => _contract.Series.ChainType;

    /// <summary>The option with its series; a method, so that it is no column.</summary>
    public OptionContract GetContract() => _contract;

    /// <summary>Everything the REST service answered of the market; null if it was not asked or did not answer. A method, so that it is no column.</summary>
    public MarketDataItem? GetMarketData() => _market?.Rest;

    /// <summary>The symbol.</summary>
    public override string ToString() => Symbol;

    private bool IsFromFeed(FactSet fact) => _market is not null && (_market.FromFeed & fact) != 0;

    private MarketDataItem? Rest(FactSet fact) => _market is not null && (_market.FromRest & fact) != 0 ? _market.Rest : null;

    // Contracts are whole. A fraction is a mistake of the wire; leaving it out beats rounding it.
    private static long? Whole(decimal? value) =>
        value is { } number && number == decimal.Truncate(number) && Math.Abs(number) <= long.MaxValue ? (long)number : null;
}

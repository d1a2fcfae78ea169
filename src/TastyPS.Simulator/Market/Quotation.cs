namespace TastyPS.Simulator.Market;

/// <summary>The last known values of an instrument. A value that does not exist is null, never 0.</summary>
public sealed record Quotation
{
    /// <summary>Best bid; null when nobody bids.</summary>
    public decimal? Bid { get; init; }

    /// <summary>Size at the bid.</summary>
    public decimal? BidSize { get; init; }

    /// <summary>Best ask.</summary>
    public decimal? Ask { get; init; }

    /// <summary>Size at the ask.</summary>
    public decimal? AskSize { get; init; }

    /// <summary>Price of the last trade; null if it never traded.</summary>
    public decimal? Last { get; init; }

    /// <summary>Instant of the last trade.</summary>
    public DateTimeOffset? LastTime { get; init; }

    /// <summary>First price of the day.</summary>
    public decimal? Open { get; init; }

    /// <summary>Highest price of the day.</summary>
    public decimal? High { get; init; }

    /// <summary>Lowest price of the day.</summary>
    public decimal? Low { get; init; }

    /// <summary>The close of the session before.</summary>
    public decimal? PreviousClose { get; init; }

    /// <summary>Contracts or shares traded in the session.</summary>
    public decimal? Volume { get; init; }

    /// <summary>Open interest of an option.</summary>
    public long? OpenInterest { get; init; }

    /// <summary>Implied volatility as a fraction.</summary>
    public double? ImpliedVolatility { get; init; }

    /// <summary>Change of price for a change of one in the underlying.</summary>
    public double? Delta { get; init; }

    /// <summary>Change of delta for a change of one in the underlying.</summary>
    public double? Gamma { get; init; }

    /// <summary>Change of price per calendar day.</summary>
    public double? Theta { get; init; }

    /// <summary>Change of price per percentage point of volatility.</summary>
    public double? Vega { get; init; }

    /// <summary>Change of price per percentage point of the interest rate.</summary>
    public double? Rho { get; init; }

    /// <summary>The model's price.</summary>
    public double? TheoreticalPrice { get; init; }

    /// <summary>Since when trading is halted; null while it is not.</summary>
    public DateTimeOffset? HaltedAt { get; init; }

    /// <summary>Why it is halted, in words; null if nobody said.</summary>
    public string? HaltReason { get; init; }

    /// <summary>The last halt that is over; null if there was none.</summary>
    public TradingHalt? LastHalt { get; init; }

    /// <summary>When the values were true.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The trading day that Open, High, Low, Volume and OpenInterest belong to.</summary>
    public required DateTime SummaryDate { get; init; }
}

/// <summary>A time without trading.</summary>
/// <param name="Start">When it began.</param>
/// <param name="End">When trading was resumed.</param>
public sealed record TradingHalt(DateTimeOffset Start, DateTimeOffset End);

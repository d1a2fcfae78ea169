namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>Everything that makes one simulated underlying what it is.</summary>
internal sealed record UnderlyingSpec
{
    public required Listing Listing { get; init; }

    /// <summary>The price around which it moves.</summary>
    public required double Level { get; init; }

    public required IReadOnlyList<NoiseComponent> SpotNoise { get; init; }

    /// <summary>What moves the short end of its volatility.</summary>
    public IReadOnlyList<NoiseComponent> VolatilityNoise { get; init; } = [];

    public double DividendYield { get; init; }

    /// <summary>Half the spread of the underlying as a fraction of its price; null for an index that nobody quotes.</summary>
    public double? HalfSpread { get; init; } = 0.00002;

    /// <summary>Shares traded on an ordinary day; 0 for an index.</summary>
    public double DailyVolume { get; init; }

    /// <summary>Whom it jumps with when somebody orders a shock; itself alone if null.</summary>
    public string? ShockGroup { get; init; }

    /// <summary>Its options; null for a name without.</summary>
    public OptionPlan? Options { get; init; }
}

/// <summary>The options on an underlying.</summary>
internal sealed record OptionPlan
{
    public required ExpirationPlan Expirations { get; init; }

    public required StrikePlan Strikes { get; init; }

    public required SsviSurface Surface { get; init; }

    /// <summary>Open interest of a busy strike at the money.</summary>
    public required double OpenInterest { get; init; }

    /// <summary>A strike of which this is a divisor is a round one.</summary>
    public required decimal RoundStrike { get; init; }

    /// <summary>A series left over from an adjustment; null if there is none.</summary>
    public AdjustedSeries? Adjusted { get; init; }
}

/// <summary>A non-standard series: its own root, an odd number of shares, few expirations, unknown to the streamer.</summary>
internal sealed record AdjustedSeries(string Root, int SharesPerContract, int Monthlies);

namespace TastyPS.Simulator.Market.Figures;

/// <summary>What all options on an underlying say together.</summary>
public sealed record UnderlyingFigures
{
    /// <summary>Volatility over 30 days, a fraction; null where too few options are quoted.</summary>
    public double? Volatility { get; init; }

    /// <summary>That of the last expiration within 30 days.</summary>
    public double? FrontVolatility { get; init; }

    /// <summary>That of the first expiration beyond 30 days.</summary>
    public double? BackVolatility { get; init; }

    /// <summary>Calls traded in the session.</summary>
    public decimal CallVolume => Series.Sum(series => series.CallVolume);

    /// <summary>Puts traded in the session.</summary>
    public decimal PutVolume => Series.Sum(series => series.PutVolume);

    /// <summary>Puts for a call; null without calls.</summary>
    public double? PutCallRatio => CallVolume > 0 ? (double)(PutVolume / CallVolume) : null;

    /// <summary>When the values were true.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The expirations, ascending.</summary>
    public required IReadOnlyList<SeriesFigures> Series { get; init; }
}

/// <summary>What all options of one expiration day say together.</summary>
public sealed record SeriesFigures
{
    /// <summary>The day.</summary>
    public required DateTime Expiration { get; init; }

    /// <summary>Time to expiry in years of 365 days.</summary>
    public required double Years { get; init; }

    /// <summary>Volatility, a fraction; null where too few options are quoted.</summary>
    public double? Volatility { get; init; }

    /// <summary>The forward price that calls and puts agree on; null where none are quoted.</summary>
    public double? ForwardPrice { get; init; }

    /// <summary>Calls traded in the session.</summary>
    public required decimal CallVolume { get; init; }

    /// <summary>Puts traded in the session.</summary>
    public required decimal PutVolume { get; init; }

    /// <summary>Puts for a call; null without calls.</summary>
    public double? PutCallRatio => CallVolume > 0 ? (double)(PutVolume / CallVolume) : null;
}

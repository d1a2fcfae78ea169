namespace TastyPS.Simulator.Market;

/// <summary>All strikes of one root and expiration.</summary>
public sealed class OptionSeries
{
    /// <summary>The underlying's symbol, e.g. <c>SPX</c>.</summary>
    public required string Underlying { get; init; }

    /// <summary>The option root without blanks or slash, e.g. <c>SPXW</c> or <c>BRKB</c>.</summary>
    public required string Root { get; init; }

    /// <summary>The expiration day.</summary>
    public required DateTime Expiration { get; init; }

    /// <summary><c>Regular</c>, <c>Weekly</c>, <c>Quarterly</c> or <c>End-Of-Month</c>.</summary>
    public required string ExpirationType { get; init; }

    /// <summary><c>AM</c> or <c>PM</c>.</summary>
    public required string SettlementType { get; init; }

    /// <summary><c>European</c> or <c>American</c>.</summary>
    public required string ExerciseStyle { get; init; }

    /// <summary><c>Standard</c> or <c>Non-standard</c>.</summary>
    public string ChainType { get; init; } = "Standard";

    /// <summary>Shares (or index units) of one contract.</summary>
    public int SharesPerContract { get; init; } = 100;

    /// <summary>When the series expires.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The strikes, ascending.</summary>
    public required IReadOnlyList<OptionStrike> Strikes { get; init; }
}

/// <summary>A strike with its call and its put.</summary>
public sealed record OptionStrike(decimal Price, OptionListing Call, OptionListing Put);

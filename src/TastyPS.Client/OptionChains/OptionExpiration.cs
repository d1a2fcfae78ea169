namespace TastyPS.Client.OptionChains;

/// <summary>One expiration of one root, without its contracts.</summary>
public sealed class OptionExpiration
{
    /// <summary>Sums a series up.</summary>
    public OptionExpiration(OptionSeries series)
    {
        Underlying = series.Underlying;
        Root = series.Root;
        Expiration = series.Expiration;
        DaysToExpiration = series.DaysToExpiration;
        ExpiresAt = series.ExpiresAt;
        ExpirationType = series.ExpirationType;
        SettlementType = series.SettlementType;
        ChainType = series.ChainType;
        Multiplier = series.Multiplier;
        Contracts = series.Contracts.Count;
        if (Contracts > 0)
        {
            MinStrike = series.Contracts[0].Strike;
            MaxStrike = series.Contracts[Contracts - 1].Strike;
        }
    }

    /// <summary>The underlying's symbol, e.g. <c>SPX</c>.</summary>
    public string Underlying { get; }

    /// <summary>The option root, e.g. <c>SPXW</c>.</summary>
    public string Root { get; }

    /// <summary>The expiration day.</summary>
    public CalendarDate Expiration { get; }

    /// <summary>Calendar days to expiration, as the service counts them.</summary>
    public int? DaysToExpiration { get; }

    /// <summary>The instant of expiry: the open of the day if settled in the morning, else its close.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary><c>Regular</c>, <c>Weekly</c>, <c>Quarterly</c>, <c>End-Of-Month</c>.</summary>
    public string? ExpirationType { get; }

    /// <summary><c>AM</c> or <c>PM</c>.</summary>
    public string? SettlementType { get; }

    /// <summary>How many contracts are listed, calls and puts.</summary>
    public int Contracts { get; }

    /// <summary>The lowest strike.</summary>
    public decimal? MinStrike { get; }

    /// <summary>The highest strike.</summary>
    public decimal? MaxStrike { get; }

    /// <summary>Shares (or index units) of one contract.</summary>
    public int? Multiplier { get; }

    /// <summary><c>Standard</c> or <c>Non-standard</c>.</summary>
    public string? ChainType { get; }

    /// <summary>Root, day and settlement, e.g. <c>SPXW 2026-12-18 PM</c>.</summary>
    public override string ToString() => $"{Root} {Expiration} {SettlementType}".TrimEnd();
}

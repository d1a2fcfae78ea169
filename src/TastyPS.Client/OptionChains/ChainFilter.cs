namespace TastyPS.Client.OptionChains;

/// <summary>Which contracts of a chain are wanted. A criterion that is not set accepts everything.</summary>
public sealed record ChainFilter
{
    /// <summary>Expiration days.</summary>
    public IReadOnlyCollection<CalendarDate>? Expirations { get; init; }

    /// <summary>Series by root and expiration day together, where the product of roots and days would be too much.</summary>
    public IReadOnlyCollection<SeriesKey>? Series { get; init; }

    /// <summary>Also the nearest expiration among those that the other criteria accept and that have not expired by <see cref="Now"/>.</summary>
    public bool NextExpiration { get; init; }

    /// <summary>The instant of the question, by the service's clock. Without it no series counts as expired.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>Fewest days to expiration, as the chain reply counts them.</summary>
    public int? MinDaysToExpiration { get; init; }

    /// <summary>Most days to expiration, as the chain reply counts them.</summary>
    public int? MaxDaysToExpiration { get; init; }

    /// <summary><c>Regular</c>, <c>Weekly</c>, <c>Quarterly</c>, <c>End-Of-Month</c>.</summary>
    public IReadOnlyCollection<string>? ExpirationTypes { get; init; }

    /// <summary><c>AM</c> or <c>PM</c>.</summary>
    public string? SettlementType { get; init; }

    /// <summary>Option roots, e.g. <c>SPXW</c>.</summary>
    public IReadOnlyCollection<string>? Roots { get; init; }

    /// <summary>Calls or puts only.</summary>
    public OptionType? OptionType { get; init; }

    /// <summary>Lowest strike.</summary>
    public decimal? MinStrike { get; init; }

    /// <summary>Highest strike.</summary>
    public decimal? MaxStrike { get; init; }

    /// <summary>The number of strikes nearest the underlying's price in each series; of two equally near the lower.</summary>
    public int? StrikeCount { get; init; }

    /// <summary>Keeps adjusted series, which are left out otherwise.</summary>
    public bool IncludeNonStandard { get; init; }

    /// <summary>True if no series can be judged before the last one is known.</summary>
    internal bool NeedsWholeChain => NextExpiration;

    /// <summary>The series wanted of a whole chain, in the order given.</summary>
    public IReadOnlyList<OptionSeries> Select(IReadOnlyCollection<OptionSeries> chain)
    {
        var eligible = chain.Where(AcceptsBesideExpiration).ToList();
        if (!NextExpiration)
            return [.. eligible.Where(AcceptsExpiration)];

        var next = eligible.Where(IsAlive).Select(series => series.Expiration).DefaultIfEmpty().Min();
        return [.. eligible.Where(series => !IsDayKnown(series) || (series.Expiration == next && IsAlive(series)) || Expirations?.Contains(series.Expiration) == true)];
    }

    /// <summary>What the filter names although the chain does not list it.</summary>
    public UnlistedNames Unlisted(IReadOnlyCollection<OptionSeries> chain)
    {
        var days = new HashSet<CalendarDate>(chain.Select(series => series.Expiration));
        var roots = new HashSet<string>(chain.Select(series => series.Root), StringComparer.OrdinalIgnoreCase);
        return new UnlistedNames(
            [.. (Expirations ?? []).Concat((Series ?? []).Select(key => key.Expiration)).Where(day => !days.Contains(day)).Distinct()],
            [.. (Roots ?? []).Concat((Series ?? []).Where(key => key.Root is not null).Select(key => key.Root!)).Where(root => !roots.Contains(root)).Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>Judges one series by itself; a wish for the next expiration is not judged here.</summary>
    public bool Accepts(OptionSeries series) => AcceptsBesideExpiration(series) && AcceptsExpiration(series);

    /// <summary>The contracts wanted of a series, strike ascending, call before put.</summary>
    /// <param name="series">A series that <see cref="Accepts"/> or <see cref="Select"/> has let pass.</param>
    /// <param name="underlyingPrice">Needed for <see cref="StrikeCount"/>.</param>
    /// <exception cref="InvalidOperationException">A strike count without a price.</exception>
    public IReadOnlyList<OptionContract> ContractsOf(OptionSeries series, decimal? underlyingPrice)
    {
        if (OptionType is null && MinStrike is null && MaxStrike is null && StrikeCount is null)
            return series.Contracts;

        var contracts = series.Contracts.Where(AcceptsStrike);
        if (StrikeCount is { } count)
        {
            var price = underlyingPrice ?? throw new InvalidOperationException("A strike count needs the underlying's price.");
            var nearest = new HashSet<decimal>(series.Contracts.Where(AcceptsStrike).Select(contract => contract.Strike).Distinct()
                .OrderBy(strike => Math.Abs(strike - price)).ThenBy(strike => strike).Take(count));
            contracts = contracts.Where(contract => nearest.Contains(contract.Strike));
        }

        return [.. contracts.Where(contract => OptionType is null || contract.OptionType == OptionType)];
    }

    private bool AcceptsStrike(OptionContract contract) =>
        (MinStrike is null || contract.Strike >= MinStrike) && (MaxStrike is null || contract.Strike <= MaxStrike);

    // A series whose day cannot be read may be the one that is wanted. It has no contracts, but its defect must be told.
    private bool AcceptsExpiration(OptionSeries series) => Expirations is null || !IsDayKnown(series) || Expirations.Contains(series.Expiration);

    private static bool IsDayKnown(OptionSeries series) => series.Expiration != default;

    private bool IsAlive(OptionSeries series) => IsDayKnown(series) && !(series.ExpiresAt <= Now);

    private bool AcceptsBesideExpiration(OptionSeries series) =>
        (MinDaysToExpiration is null || series.DaysToExpiration >= MinDaysToExpiration)
        && (MaxDaysToExpiration is null || series.DaysToExpiration <= MaxDaysToExpiration)
        && (IncludeNonStandard || !string.Equals(series.ChainType, "Non-standard", StringComparison.OrdinalIgnoreCase))
        && (SettlementType is null || string.Equals(series.SettlementType, SettlementType, StringComparison.OrdinalIgnoreCase))
        && (ExpirationTypes is null || (series.ExpirationType is { } type && ExpirationTypes.Contains(type, StringComparer.OrdinalIgnoreCase)))
        && (Roots is null || Roots.Contains(series.Root, StringComparer.OrdinalIgnoreCase))
        && (Series is null || Series.Any(key => key.Matches(series)));
}

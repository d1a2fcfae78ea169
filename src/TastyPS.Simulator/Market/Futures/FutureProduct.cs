namespace TastyPS.Simulator.Market.Futures;

/// <summary>A kind of future, e.g. the E-mini S&amp;P.</summary>
public sealed class FutureProduct
{
    /// <summary>The code, e.g. <c>ES</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The root of its symbols, e.g. <c>/ES</c>.</summary>
    public string RootSymbol => "/" + Code;

    /// <summary>The name.</summary>
    public required string Description { get; init; }

    /// <summary>The exchange as the API spells it; <c>CME</c> also for CBOT, NYMEX and COMEX.</summary>
    public string Exchange { get; } = "CME";

    /// <summary>The streamer's name of the exchange, e.g. <c>XCME</c>.</summary>
    public required string StreamerExchangeCode { get; init; }

    /// <summary>The continuous symbol, e.g. <c>/ES:XCME</c>: whichever contract is the active month.</summary>
    public string ContinuousSymbol => RootSymbol + ":" + StreamerExchangeCode;

    /// <summary><c>Financial</c> or <c>Physical</c>.</summary>
    public required string ProductType { get; init; }

    /// <summary>E.g. <c>Equity Index</c>.</summary>
    public required string MarketSector { get; init; }

    /// <summary>The group for margins, e.g. <c>CME_ES</c>.</summary>
    public required string ProductGroup { get; init; }

    /// <summary>The letters of the months in which something expires.</summary>
    public required string ListedMonths { get; init; }

    /// <summary>The letters of the months that become the active month.</summary>
    public required string ActiveMonths { get; init; }

    /// <summary>Dollars of one point.</summary>
    public required decimal NotionalMultiplier { get; init; }

    /// <summary>The size of a contract in units of what is delivered.</summary>
    public required decimal ContractSize { get; init; }

    /// <summary>The tick.</summary>
    public required decimal TickSize { get; init; }

    /// <summary>Dollars of one point of an option are its notional value divided by this.</summary>
    public required decimal DisplayFactor { get; init; }

    /// <summary>The denominator in which prices are quoted, 32 for treasuries; 0 for decimals.</summary>
    public decimal MainFraction { get; init; }

    /// <summary>Parts of a fraction; 0 for decimals.</summary>
    public decimal SubFraction { get; init; }

    /// <summary>Whether it settles in cash.</summary>
    public required bool IsCashSettled { get; init; }

    /// <summary>Whether a delivery notice comes before expiry.</summary>
    public bool HasFirstNotice => !IsCashSettled;

    /// <summary>A contract for small accounts.</summary>
    public bool IsSmallNotional { get; init; }

    /// <summary>Whether a calendar spread names its back month first.</summary>
    public bool BackMonthFirst { get; init; }

    /// <summary>The clearing house's code.</summary>
    public required string ClearingCode { get; init; }

    /// <summary>The clearing house's code of the exchange.</summary>
    public required string ClearingExchangeCode { get; init; }

    /// <summary>The index or commodity behind it, in words; null if the service names none.</summary>
    public string? UnderlyingDescription { get; init; }

    /// <summary>The symbol of the index behind it; null if there is none.</summary>
    public string? UnderlyingIdentifier { get; init; }

    /// <summary>How the active month rolls.</summary>
    public required FutureRoll Roll { get; init; }

    /// <summary>When trading ends on the last day, from midnight in New York.</summary>
    public required TimeSpan Cutoff { get; init; }

    /// <summary>Ticks of its options.</summary>
    public required IReadOnlyList<TickSize> OptionTickSizes { get; init; }

    /// <summary>The kinds of options on it.</summary>
    public required IReadOnlyList<FutureOptionProduct> OptionProducts { get; init; }

    /// <summary>The root symbol.</summary>
    public override string ToString() => RootSymbol;
}

/// <summary>How the active month rolls to the next.</summary>
/// <param name="Name">The name of the rule.</param>
/// <param name="ActiveCount">How many contracts are worth trading.</param>
/// <param name="BusinessDaysOffset">A contract is no longer the active month when fewer business days than this are left to its expiry or first notice.</param>
public sealed record FutureRoll(string Name, int ActiveCount, int BusinessDaysOffset);

/// <summary>A kind of option on a future, e.g. <c>EW4</c>: the fourth Friday's.</summary>
/// <param name="RootSymbol">The root, e.g. <c>ES</c>, <c>EW4</c>, <c>E1A</c>.</param>
/// <param name="ExpirationType"><c>Regular</c>, <c>Quarterly</c>, <c>Weekly</c> or <c>End-Of-Month</c>.</param>
/// <param name="IsAmSettled">Whether it expires with its future at the opening.</param>
/// <param name="Cutoff">When it expires on its day, from midnight in New York.</param>
/// <param name="ClearingCode">The clearing house's code.</param>
public sealed record FutureOptionProduct(string RootSymbol, string ExpirationType, bool IsAmSettled, TimeSpan Cutoff, string ClearingCode);

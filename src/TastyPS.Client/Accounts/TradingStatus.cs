using System.Text.Json;
using TastyPS.Client.Json;

namespace TastyPS.Client.Accounts;

/// <summary>What an account may trade, and what holds it back. What the service does not say is null.</summary>
public sealed class TradingStatus
{
    private TradingStatus(JsonFields fields)
    {
        AccountNumber = fields.Text("account-number") ?? "";
        OptionsLevel = fields.Text("options-level");
        EquitiesMarginCalculationType = fields.Text("equities-margin-calculation-type");
        DayTradeCount = fields.Int64("day-trade-count");
        IsClosed = fields.Boolean("is-closed");
        IsClosingOnly = fields.Boolean("is-closing-only");
        IsFrozen = fields.Boolean("is-frozen");
        IsRiskReducingOnly = fields.Boolean("is-risk-reducing-only");
        IsInMarginCall = fields.Boolean("is-in-margin-call");
        IsInDayTradeEquityMaintenanceCall = fields.Boolean("is-in-day-trade-equity-maintenance-call");
        IsPatternDayTrader = fields.Boolean("is-pattern-day-trader");
        IsPortfolioMarginEnabled = fields.Boolean("is-portfolio-margin-enabled");
        IsFuturesEnabled = fields.Boolean("is-futures-enabled");
        IsFuturesClosingOnly = fields.Boolean("is-futures-closing-only");
        IsFuturesIntraDayEnabled = fields.Boolean("is-futures-intra-day-enabled");
        IsCryptocurrencyEnabled = fields.Boolean("is-cryptocurrency-enabled");
        IsCryptocurrencyClosingOnly = fields.Boolean("is-cryptocurrency-closing-only");
        IsEquityOfferingEnabled = fields.Boolean("is-equity-offering-enabled");
        IsEquityOfferingClosingOnly = fields.Boolean("is-equity-offering-closing-only");
        ShortCallsEnabled = fields.Boolean("short-calls-enabled");
        AreFarOtmNetOptionsRestricted = fields.Boolean("are-far-otm-net-options-restricted");
        IsFullEquityMarginRequired = fields.Boolean("is-full-equity-margin-required");
        HasIntradayEquitiesMargin = fields.Boolean("has-intraday-equities-margin");
        FuturesMarginRateMultiplier = fields.Decimal("futures-margin-rate-multiplier");
        SmallNotionalFuturesMarginRateMultiplier = fields.Decimal("small-notional-futures-margin-rate-multiplier");
        FeeScheduleName = fields.Text("fee-schedule-name");
        UpdatedAt = fields.Instant("updated-at");
        Extra = fields.Rest();
    }

    /// <summary>The account.</summary>
    public string AccountNumber { get; }

    /// <summary>Which options may be traded, as the service words it, e.g. <c>No Restrictions</c>.</summary>
    public string? OptionsLevel { get; }

    /// <summary>How the margin of stocks is reckoned, e.g. <c>Reg T</c>.</summary>
    public string? EquitiesMarginCalculationType { get; }

    /// <summary>Day trades within the last five days.</summary>
    public long? DayTradeCount { get; }

    /// <summary>Whether the account is closed.</summary>
    public bool? IsClosed { get; }

    /// <summary>Whether positions may only be closed.</summary>
    public bool? IsClosingOnly { get; }

    /// <summary>Whether nothing may be traded.</summary>
    public bool? IsFrozen { get; }

    /// <summary>Whether only orders that lower the risk are taken.</summary>
    public bool? IsRiskReducingOnly { get; }

    /// <summary>Whether there is a margin call.</summary>
    public bool? IsInMarginCall { get; }

    /// <summary>Whether there is an equity maintenance call of day trading.</summary>
    public bool? IsInDayTradeEquityMaintenanceCall { get; }

    /// <summary>Whether it counts as a pattern day trader's.</summary>
    public bool? IsPatternDayTrader { get; }

    /// <summary>Whether it has portfolio margin.</summary>
    public bool? IsPortfolioMarginEnabled { get; }

    /// <summary>Whether futures may be traded.</summary>
    public bool? IsFuturesEnabled { get; }

    /// <summary>Whether futures may only be closed.</summary>
    public bool? IsFuturesClosingOnly { get; }

    /// <summary>Whether futures have intraday margin.</summary>
    public bool? IsFuturesIntraDayEnabled { get; }

    /// <summary>Whether cryptocurrencies may be traded.</summary>
    public bool? IsCryptocurrencyEnabled { get; }

    /// <summary>Whether cryptocurrencies may only be sold.</summary>
    public bool? IsCryptocurrencyClosingOnly { get; }

    /// <summary>Whether offerings may be subscribed.</summary>
    public bool? IsEquityOfferingEnabled { get; }

    /// <summary>Whether offerings may only be closed.</summary>
    public bool? IsEquityOfferingClosingOnly { get; }

    /// <summary>Whether calls may be sold uncovered.</summary>
    public bool? ShortCallsEnabled { get; }

    /// <summary>Whether options far out of the money are restricted.</summary>
    public bool? AreFarOtmNetOptionsRestricted { get; }

    /// <summary>Whether stocks have to be paid in full.</summary>
    public bool? IsFullEquityMarginRequired { get; }

    /// <summary>Whether stocks have intraday margin.</summary>
    public bool? HasIntradayEquitiesMargin { get; }

    /// <summary>The factor on the margin of futures.</summary>
    public decimal? FuturesMarginRateMultiplier { get; }

    /// <summary>The factor on the margin of small futures.</summary>
    public decimal? SmallNotionalFuturesMarginRateMultiplier { get; }

    /// <summary>The fee schedule.</summary>
    public string? FeeScheduleName { get; }

    /// <summary>When the service last updated it.</summary>
    public DateTimeOffset? UpdatedAt { get; }

    /// <summary>Options level, and what restricts the account.</summary>
    public override string ToString()
    {
        (bool? Is, string Word)[] limits =
        [
            (IsClosed, "closed"), (IsFrozen, "frozen"), (IsClosingOnly, "closing only"), (IsRiskReducingOnly, "risk reducing only"), (IsInMarginCall, "in margin call"),
        ];
        return string.Join(", ", new[] { OptionsLevel ?? "options level unknown" }.Concat(limits.Where(limit => limit.Is is true).Select(limit => limit.Word)));
    }

    /// <summary>Fields of the reply that this version does not know; null if there were none. A method, so that it is no column.</summary>
    public IReadOnlyDictionary<string, JsonElement>? GetExtra() => Extra;

    internal static TradingStatus? From(JsonFields fields) => new TradingStatus(fields) is { AccountNumber.Length: > 0 } status ? status : null;

    private IReadOnlyDictionary<string, JsonElement>? Extra { get; }
}

using System.Text.Json;
using TastyPS.Client.Json;

namespace TastyPS.Client.Accounts;

/// <summary>
/// The balance of one account in one currency. What the service does not say is null, never 0. The service sends amounts without a sign and the
/// direction beside them; here an amount that has a direction carries it as its sign.
/// </summary>
public sealed class Balance
{
    private Balance(JsonFields fields)
    {
        AccountNumber = fields.Text("account-number") ?? "";
        Currency = fields.Text("currency");
        NetLiquidatingValue = CashEffect.Signed(fields, "net-liquidating-value");
        CashBalance = CashEffect.Signed(fields, "cash-balance");
        CashAvailableToWithdraw = CashEffect.Signed(fields, "cash-available-to-withdraw");
        CashSettleBalance = CashEffect.Signed(fields, "cash-settle-balance");
        MarginSettleBalance = CashEffect.Signed(fields, "margin-settle-balance");
        TotalSettleBalance = CashEffect.Signed(fields, "total-settle-balance");
        ClosedLoopAvailableBalance = CashEffect.Signed(fields, "closed-loop-available-balance");
        PendingCash = CashEffect.Signed(fields, "pending-cash", "pending-cash-effect");
        PendingCashEffect = fields.Text("pending-cash-effect");
        EquityBuyingPower = CashEffect.Signed(fields, "equity-buying-power");
        DerivativeBuyingPower = CashEffect.Signed(fields, "derivative-buying-power");
        DayTradingBuyingPower = CashEffect.Signed(fields, "day-trading-buying-power");
        UsedDerivativeBuyingPower = CashEffect.Signed(fields, "used-derivative-buying-power");
        EffectiveCryptocurrencyBuyingPower = CashEffect.Signed(fields, "effective-cryptocurrency-buying-power");
        SmaEquityOptionBuyingPower = CashEffect.Signed(fields, "sma-equity-option-buying-power");
        AvailableTradingFunds = CashEffect.Signed(fields, "available-trading-funds");
        BuyingPowerAdjustment = CashEffect.Signed(fields, "buying-power-adjustment", "buying-power-adjustment-effect");
        BuyingPowerAdjustmentEffect = fields.Text("buying-power-adjustment-effect");
        MaintenanceRequirement = CashEffect.Signed(fields, "maintenance-requirement");
        MaintenanceExcess = CashEffect.Signed(fields, "maintenance-excess");
        MaintenanceCallValue = CashEffect.Signed(fields, "maintenance-call-value");
        RegTMarginRequirement = CashEffect.Signed(fields, "reg-t-margin-requirement");
        RegTCallValue = CashEffect.Signed(fields, "reg-t-call-value");
        MarginEquity = CashEffect.Signed(fields, "margin-equity");
        DayEquityCallValue = CashEffect.Signed(fields, "day-equity-call-value");
        DayTradeExcess = CashEffect.Signed(fields, "day-trade-excess");
        DayTradingCallValue = CashEffect.Signed(fields, "day-trading-call-value");
        ApexStartingDayMarginEquity = CashEffect.Signed(fields, "apex-starting-day-margin-equity");
        PendingMarginInterest = CashEffect.Signed(fields, "pending-margin-interest");
        FuturesMarginRequirement = CashEffect.Signed(fields, "futures-margin-requirement");
        FuturesOvernightMarginRequirement = CashEffect.Signed(fields, "futures-overnight-margin-requirement");
        FuturesIntradayMarginRequirement = CashEffect.Signed(fields, "futures-intraday-margin-requirement");
        BondMarginRequirement = CashEffect.Signed(fields, "bond-margin-requirement");
        CryptocurrencyMarginRequirement = CashEffect.Signed(fields, "cryptocurrency-margin-requirement");
        EquityOfferingMarginRequirement = CashEffect.Signed(fields, "equity-offering-margin-requirement");
        FixedIncomeSecurityMarginRequirement = CashEffect.Signed(fields, "fixed-income-security-margin-requirement");
        LongEquityValue = CashEffect.Signed(fields, "long-equity-value");
        ShortEquityValue = CashEffect.Signed(fields, "short-equity-value");
        LongDerivativeValue = CashEffect.Signed(fields, "long-derivative-value");
        ShortDerivativeValue = CashEffect.Signed(fields, "short-derivative-value");
        LongFuturesValue = CashEffect.Signed(fields, "long-futures-value");
        ShortFuturesValue = CashEffect.Signed(fields, "short-futures-value");
        LongFuturesDerivativeValue = CashEffect.Signed(fields, "long-futures-derivative-value");
        ShortFuturesDerivativeValue = CashEffect.Signed(fields, "short-futures-derivative-value");
        LongCryptocurrencyValue = CashEffect.Signed(fields, "long-cryptocurrency-value");
        ShortCryptocurrencyValue = CashEffect.Signed(fields, "short-cryptocurrency-value");
        LongMargineableValue = CashEffect.Signed(fields, "long-margineable-value");
        ShortMargineableValue = CashEffect.Signed(fields, "short-margineable-value");
        LongIndexDerivativeValue = CashEffect.Signed(fields, "long-index-derivative-value");
        ShortIndexDerivativeValue = CashEffect.Signed(fields, "short-index-derivative-value");
        LongBondValue = CashEffect.Signed(fields, "long-bond-value");
        LongFixedIncomeSecurityValue = CashEffect.Signed(fields, "long-fixed-income-security-value");
        SpecialMemorandumAccountValue = CashEffect.Signed(fields, "special-memorandum-account-value");
        SpecialMemorandumAccountApexAdjustment = CashEffect.Signed(fields, "special-memorandum-account-apex-adjustment");
        IntradayEquitiesCashAmount = CashEffect.Signed(fields, "intraday-equities-cash-amount", "intraday-equities-cash-effect");
        IntradayEquitiesCashEffect = fields.Text("intraday-equities-cash-effect");
        IntradayEquitiesCashEffectiveDate = fields.Day("intraday-equities-cash-effective-date");
        IntradayFuturesCashAmount = CashEffect.Signed(fields, "intraday-futures-cash-amount", "intraday-futures-cash-effect");
        IntradayFuturesCashEffect = fields.Text("intraday-futures-cash-effect");
        IntradayFuturesCashEffectiveDate = fields.Day("intraday-futures-cash-effective-date");
        UnsettledCryptocurrencyFiatAmount = CashEffect.Signed(fields, "unsettled-cryptocurrency-fiat-amount", "unsettled-cryptocurrency-fiat-effect");
        UnsettledCryptocurrencyFiatEffect = fields.Text("unsettled-cryptocurrency-fiat-effect");
        PreviousDayCryptocurrencyFiatAmount = CashEffect.Signed(fields, "previous-day-cryptocurrency-fiat-amount", "previous-day-cryptocurrency-fiat-effect");
        PreviousDayCryptocurrencyFiatEffect = fields.Text("previous-day-cryptocurrency-fiat-effect");
        PreviousDateCryptocurrencyFiatEffectiveDate = fields.Day("previous-date-cryptocurrency-fiat-effective-date");
        TotalPendingLiquidityPoolRebate = CashEffect.Signed(fields, "total-pending-liquidity-pool-rebate");
        SnapshotDate = fields.Day("snapshot-date");
        TimeOfDay = fields.Text("time-of-day");
        UpdatedAt = fields.Instant("updated-at");
        Extra = fields.Rest();
    }

    /// <summary>The account.</summary>
    public string AccountNumber { get; }

    /// <summary>The currency of all amounts, e.g. <c>USD</c>.</summary>
    public string? Currency { get; }

    /// <summary>Cash plus long values less short values.</summary>
    public decimal? NetLiquidatingValue { get; }

    /// <summary>Cash.</summary>
    public decimal? CashBalance { get; }

    /// <summary>Cash that may be withdrawn.</summary>
    public decimal? CashAvailableToWithdraw { get; }

    /// <summary>Settled cash.</summary>
    public decimal? CashSettleBalance { get; }

    /// <summary>Settled balance of the margin account.</summary>
    public decimal? MarginSettleBalance { get; }

    /// <summary>Settled cash and margin together.</summary>
    public decimal? TotalSettleBalance { get; }

    /// <summary>Cash that may go back only to where it came from.</summary>
    public decimal? ClosedLoopAvailableBalance { get; }

    /// <summary>Cash that is on its way: positive for a credit, negative for a debit.</summary>
    public decimal? PendingCash { get; }

    /// <summary>The effect of <see cref="PendingCash"/> as the service words it: <c>Credit</c>, <c>Debit</c> or <c>None</c>.</summary>
    public string? PendingCashEffect { get; }

    /// <summary>Buying power for stocks.</summary>
    public decimal? EquityBuyingPower { get; }

    /// <summary>Buying power for options.</summary>
    public decimal? DerivativeBuyingPower { get; }

    /// <summary>Buying power for day trades.</summary>
    public decimal? DayTradingBuyingPower { get; }

    /// <summary>Option buying power in use.</summary>
    public decimal? UsedDerivativeBuyingPower { get; }

    /// <summary>Buying power for cryptocurrencies.</summary>
    public decimal? EffectiveCryptocurrencyBuyingPower { get; }

    /// <summary>Option buying power by the special memorandum account.</summary>
    public decimal? SmaEquityOptionBuyingPower { get; }

    /// <summary>Funds available for trading.</summary>
    public decimal? AvailableTradingFunds { get; }

    /// <summary>Adjustment of the buying power: positive for a credit, negative for a debit.</summary>
    public decimal? BuyingPowerAdjustment { get; }

    /// <summary>The effect of <see cref="BuyingPowerAdjustment"/> as the service words it: <c>Credit</c>, <c>Debit</c> or <c>None</c>.</summary>
    public string? BuyingPowerAdjustmentEffect { get; }

    /// <summary>Maintenance requirement.</summary>
    public decimal? MaintenanceRequirement { get; }

    /// <summary>What exceeds the maintenance requirement.</summary>
    public decimal? MaintenanceExcess { get; }

    /// <summary>Maintenance call.</summary>
    public decimal? MaintenanceCallValue { get; }

    /// <summary>Margin requirement by Regulation T.</summary>
    public decimal? RegTMarginRequirement { get; }

    /// <summary>Call by Regulation T.</summary>
    public decimal? RegTCallValue { get; }

    /// <summary>Margin equity.</summary>
    public decimal? MarginEquity { get; }

    /// <summary>Day equity call.</summary>
    public decimal? DayEquityCallValue { get; }

    /// <summary>Day trade excess.</summary>
    public decimal? DayTradeExcess { get; }

    /// <summary>Day trading call.</summary>
    public decimal? DayTradingCallValue { get; }

    /// <summary>Margin equity at the start of the day as the clearing firm has it.</summary>
    public decimal? ApexStartingDayMarginEquity { get; }

    /// <summary>Margin interest not yet booked.</summary>
    public decimal? PendingMarginInterest { get; }

    /// <summary>Margin requirement of futures.</summary>
    public decimal? FuturesMarginRequirement { get; }

    /// <summary>Overnight margin requirement of futures.</summary>
    public decimal? FuturesOvernightMarginRequirement { get; }

    /// <summary>Intraday margin requirement of futures.</summary>
    public decimal? FuturesIntradayMarginRequirement { get; }

    /// <summary>Margin requirement of bonds.</summary>
    public decimal? BondMarginRequirement { get; }

    /// <summary>Margin requirement of cryptocurrencies.</summary>
    public decimal? CryptocurrencyMarginRequirement { get; }

    /// <summary>Margin requirement of equity offerings.</summary>
    public decimal? EquityOfferingMarginRequirement { get; }

    /// <summary>Margin requirement of fixed income securities.</summary>
    public decimal? FixedIncomeSecurityMarginRequirement { get; }

    /// <summary>Value of long stocks.</summary>
    public decimal? LongEquityValue { get; }

    /// <summary>Value of short stocks, a positive magnitude.</summary>
    public decimal? ShortEquityValue { get; }

    /// <summary>Value of long options.</summary>
    public decimal? LongDerivativeValue { get; }

    /// <summary>Value of short options, a positive magnitude.</summary>
    public decimal? ShortDerivativeValue { get; }

    /// <summary>Value of long futures.</summary>
    public decimal? LongFuturesValue { get; }

    /// <summary>Value of short futures, a positive magnitude.</summary>
    public decimal? ShortFuturesValue { get; }

    /// <summary>Value of long options on futures.</summary>
    public decimal? LongFuturesDerivativeValue { get; }

    /// <summary>Value of short options on futures, a positive magnitude.</summary>
    public decimal? ShortFuturesDerivativeValue { get; }

    /// <summary>Value of long cryptocurrencies.</summary>
    public decimal? LongCryptocurrencyValue { get; }

    /// <summary>Value of short cryptocurrencies, a positive magnitude.</summary>
    public decimal? ShortCryptocurrencyValue { get; }

    /// <summary>Value of long positions that margin is lent on.</summary>
    public decimal? LongMargineableValue { get; }

    /// <summary>Value of short positions that margin is lent on, a positive magnitude.</summary>
    public decimal? ShortMargineableValue { get; }

    /// <summary>Value of long index options.</summary>
    public decimal? LongIndexDerivativeValue { get; }

    /// <summary>Value of short index options, a positive magnitude.</summary>
    public decimal? ShortIndexDerivativeValue { get; }

    /// <summary>Value of bonds.</summary>
    public decimal? LongBondValue { get; }

    /// <summary>Value of fixed income securities.</summary>
    public decimal? LongFixedIncomeSecurityValue { get; }

    /// <summary>Value of the special memorandum account.</summary>
    public decimal? SpecialMemorandumAccountValue { get; }

    /// <summary>The clearing firm's adjustment of the special memorandum account.</summary>
    public decimal? SpecialMemorandumAccountApexAdjustment { get; }

    /// <summary>Cash of today's trades in stocks and options: positive for a credit, negative for a debit.</summary>
    public decimal? IntradayEquitiesCashAmount { get; }

    /// <summary>The effect of <see cref="IntradayEquitiesCashAmount"/> as the service words it: <c>Credit</c>, <c>Debit</c> or <c>None</c>.</summary>
    public string? IntradayEquitiesCashEffect { get; }

    /// <summary>The day <see cref="IntradayEquitiesCashAmount"/> belongs to.</summary>
    public CalendarDate? IntradayEquitiesCashEffectiveDate { get; }

    /// <summary>Cash of today's trades in futures: positive for a credit, negative for a debit.</summary>
    public decimal? IntradayFuturesCashAmount { get; }

    /// <summary>The effect of <see cref="IntradayFuturesCashAmount"/> as the service words it: <c>Credit</c>, <c>Debit</c> or <c>None</c>.</summary>
    public string? IntradayFuturesCashEffect { get; }

    /// <summary>The day <see cref="IntradayFuturesCashAmount"/> belongs to.</summary>
    public CalendarDate? IntradayFuturesCashEffectiveDate { get; }

    /// <summary>Unsettled cash of cryptocurrency trades: positive for a credit, negative for a debit.</summary>
    public decimal? UnsettledCryptocurrencyFiatAmount { get; }

    /// <summary>The effect of <see cref="UnsettledCryptocurrencyFiatAmount"/> as the service words it: <c>Credit</c>, <c>Debit</c> or <c>None</c>.</summary>
    public string? UnsettledCryptocurrencyFiatEffect { get; }

    /// <summary>Cash of the previous day's cryptocurrency trades: positive for a credit, negative for a debit.</summary>
    public decimal? PreviousDayCryptocurrencyFiatAmount { get; }

    /// <summary>The effect of <see cref="PreviousDayCryptocurrencyFiatAmount"/> as the service words it: <c>Credit</c>, <c>Debit</c> or <c>None</c>.</summary>
    public string? PreviousDayCryptocurrencyFiatEffect { get; }

    /// <summary>The day <see cref="PreviousDayCryptocurrencyFiatAmount"/> belongs to.</summary>
    public CalendarDate? PreviousDateCryptocurrencyFiatEffectiveDate { get; }

    /// <summary>Rebates of liquidity pools not yet booked.</summary>
    public decimal? TotalPendingLiquidityPoolRebate { get; }

    /// <summary>The trading day.</summary>
    public CalendarDate? SnapshotDate { get; }

    /// <summary>Of snapshots: <c>BOD</c>, <c>EOD</c> or <c>Intraday</c>.</summary>
    public string? TimeOfDay { get; }

    /// <summary>When the service last updated it.</summary>
    public DateTimeOffset? UpdatedAt { get; }

    /// <summary>Fields that this version does not know, and values that could not be read; null if there were none.</summary>
    internal IReadOnlyDictionary<string, JsonElement>? Extra { get; }

    /// <summary>Fields of the reply that this version does not know; null if there were none. A method, so that it is no column.</summary>
    public IReadOnlyDictionary<string, JsonElement>? GetExtra() => Extra;

    /// <summary>Account, value and currency.</summary>
    public override string ToString() => FormattableString.Invariant($"{AccountNumber} {NetLiquidatingValue} {Currency}").TrimEnd();

    internal static Balance? From(JsonFields fields) => new Balance(fields) is { AccountNumber.Length: > 0 } balance ? balance : null;
}

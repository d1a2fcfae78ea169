using System.Text.Json;
using TastyPS.Simulator.Broker;

namespace TastyPS.Simulator.Rest.Families;

/// <summary>
/// A balance with the fields of a recording. Amounts are never negative, nothing is pending. What futures have gained since they were settled stands with the
/// long values, what they have lost with the short ones, so that cash, long and short values make up the net liquidating value.
/// </summary>
internal static class BalanceWriter
{
    public static void Write(Utf8JsonWriter writer, Balance balance)
    {
        var isMargin = balance.Account.IsMargin;
        writer.WriteString("account-number", balance.Account.Number);
        writer.WriteDecimal("available-trading-funds", balance.InitialExcess);
        WriteZero(writer, "bond-margin-requirement");
        writer.WriteDecimal("cash-available-to-withdraw", balance.Withdrawable);
        writer.WriteDecimal("cash-balance", balance.Cash);
        writer.WriteDecimal("cash-settle-balance", isMargin ? 0m : balance.Cash);
        WriteZero(writer, "closed-loop-available-balance", "cryptocurrency-margin-requirement");
        writer.WriteString("currency", Balance.Currency);
        WriteZero(writer, "day-equity-call-value");
        writer.WriteDecimal("day-trade-excess", balance.MaintenanceExcess);
        writer.WriteDecimal("day-trading-buying-power", isMargin ? balance.EquityBuyingPower : 0m);
        WriteZero(writer, "day-trading-call-value");
        writer.WriteDecimal("derivative-buying-power", balance.InitialExcess);
        writer.WriteDecimal("equity-buying-power", balance.EquityBuyingPower);
        WriteZero(writer, "equity-offering-margin-requirement", "fixed-income-security-margin-requirement");
        writer.WriteDecimal("futures-margin-requirement", balance.Requirement.Futures);
        WriteZero(writer, "long-bond-value");
        writer.WriteDecimal("long-cryptocurrency-value", balance.Coins);
        writer.WriteDecimal("long-derivative-value", balance.LongOptions);
        writer.WriteDecimal("long-equity-value", balance.LongShares);
        WriteZero(writer, "long-fixed-income-security-value");
        writer.WriteDecimal("long-futures-derivative-value", balance.LongFutureOptions);
        writer.WriteDecimal("long-futures-value", Math.Max(0, balance.FuturesGain));
        writer.WriteDecimal("long-margineable-value", isMargin ? balance.LongShares : 0m);
        writer.WriteDecimal("maintenance-call-value", balance.Call);
        writer.WriteDecimal("maintenance-requirement", balance.Requirement.Maintenance);
        writer.WriteDecimal("margin-equity", balance.MarginEquity);
        writer.WriteDecimal("margin-settle-balance", isMargin ? balance.Cash : 0m);
        writer.WriteDecimal("net-liquidating-value", balance.NetLiquidatingValue);
        WriteZero(writer, "pending-cash");
        writer.WriteString("pending-cash-effect", WireValues.Effect(0m));
        WriteZero(writer, "reg-t-call-value", "short-cryptocurrency-value");
        writer.WriteDecimal("short-derivative-value", balance.ShortOptions);
        writer.WriteDecimal("short-equity-value", balance.ShortShares);
        writer.WriteDecimal("short-futures-derivative-value", balance.ShortFutureOptions);
        writer.WriteDecimal("short-futures-value", Math.Max(0, -balance.FuturesGain));
        writer.WriteDecimal("short-margineable-value", isMargin ? balance.ShortShares : 0m);
        writer.WriteDecimal("sma-equity-option-buying-power", isMargin ? balance.InitialExcess : 0m);
        WriteZero(writer, "special-memorandum-account-apex-adjustment");
        writer.WriteDecimal("special-memorandum-account-value", isMargin ? balance.InitialExcess : 0m);
        writer.WriteDecimal("total-settle-balance", balance.Cash);
        WriteZero(writer, "unsettled-cryptocurrency-fiat-amount");
        writer.WriteString("unsettled-cryptocurrency-fiat-effect", WireValues.Effect(0m));
        writer.WriteDecimal("used-derivative-buying-power", balance.Requirement.ShortOptions);
        writer.WriteDay("snapshot-date", balance.Day);
        writer.WriteDecimal("reg-t-margin-requirement", balance.Requirement.Initial);
        writer.WriteDecimal("futures-overnight-margin-requirement", balance.Requirement.Futures);
        WriteZero(writer, "futures-intraday-margin-requirement");
        writer.WriteDecimal("maintenance-excess", balance.MaintenanceExcess);
        WriteZero(writer, "pending-margin-interest", "buying-power-adjustment");
        writer.WriteString("buying-power-adjustment-effect", WireValues.Effect(0m));
        WriteZero(writer, "effective-cryptocurrency-buying-power", "total-pending-liquidity-pool-rebate");
        writer.WriteInstant("updated-at", balance.UpdatedAt);
    }

    private static void WriteZero(Utf8JsonWriter writer, params string[] names)
    {
        foreach (var name in names) writer.WriteDecimal(name, 0m);
    }
}

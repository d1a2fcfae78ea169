using System.Text.Json;
using TastyPS.Analytics.Pricing;
using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.Rest.Families;

/// <summary>An option as an instrument; the detailed chain consists of the same objects.</summary>
internal static class EquityOptionWriter
{
    public static void Write(Utf8JsonWriter writer, OptionSeries series, OptionListing option, int daysToExpiration)
    {
        writer.WriteString("symbol", option.Symbol);
        writer.WriteString("instrument-type", "Equity Option");
        writer.WriteBoolean("active", true);
        writer.WriteDecimal("strike-price", option.Strike);
        writer.WriteString("root-symbol", series.Root);
        writer.WriteString("underlying-symbol", series.Underlying);
        writer.WriteDay("expiration-date", series.Expiration);
        writer.WriteString("exercise-style", series.ExerciseStyle);
        writer.WriteNumber("shares-per-contract", series.SharesPerContract);
        writer.WriteString("option-type", option.Right == OptionRight.Call ? "C" : "P");
        writer.WriteString("option-chain-type", series.ChainType);
        writer.WriteString("expiration-type", series.ExpirationType);
        writer.WriteString("settlement-type", series.SettlementType);
        writer.WriteInstant("stops-trading-at", series.ExpiresAt);
        writer.WriteString("market-time-instrument-collection", "Equity Option");
        writer.WriteNumber("days-to-expiration", daysToExpiration);
        writer.WriteInstant("expires-at", series.ExpiresAt);
        writer.WriteBoolean("is-closing-only", false);
        writer.WriteText("streamer-symbol", option.StreamerSymbol);
    }
}

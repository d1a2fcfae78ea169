using System.Text.Json;
using TastyPS.Analytics.Pricing;
using TastyPS.Simulator.Market.Futures;

namespace TastyPS.Simulator.Rest.Families;

/// <summary>An option on a future as an instrument; the detailed chain consists of the same objects.</summary>
internal static class FutureOptionWriter
{
    public static void Write(Utf8JsonWriter writer, FutureOptionSeries series, FutureOption option, int daysToExpiration)
    {
        var product = series.Future.Product;
        var side = option.Right == OptionRight.Call ? "C" : "P";
        writer.WriteString("symbol", option.Symbol);
        writer.WriteString("underlying-symbol", series.Future.Symbol);
        writer.WriteString("product-code", product.Code);
        writer.WriteDay("expiration-date", series.Expiration);
        writer.WriteString("root-symbol", product.RootSymbol);
        writer.WriteString("option-root-symbol", series.OptionProduct.RootSymbol);
        writer.WriteDecimal("strike-price", option.Strike);
        writer.WriteString("exchange", product.Exchange);
        writer.WriteString("exchange-symbol", FormattableString.Invariant($"{series.Contract} {side}{option.Strike:0.######}"));
        writer.WriteText("streamer-symbol", option.StreamerSymbol);
        writer.WriteString("option-type", side);
        writer.WriteString("exercise-style", series.ExerciseStyle);
        writer.WriteBoolean("is-vanilla", true);
        writer.WriteBoolean("is-primary-deliverable", true);
        writer.WriteDecimal("future-price-ratio", 1m);
        writer.WriteDecimal("multiplier", 1m);
        writer.WriteDecimal("underlying-count", 1m);
        writer.WriteBoolean("is-confirmed", true);
        writer.WriteDecimal("notional-value", NotionalValue(product));
        writer.WriteDecimal("display-factor", product.DisplayFactor);
        writer.WriteString("security-exchange", "2");
        writer.WriteString("sx-id", "0");
        writer.WriteString("settlement-type", "Future");
        writer.WriteDecimal("strike-factor", 1m);
        writer.WriteDay("maturity-date", series.Expiration);
        writer.WriteBoolean("is-exercisable-weekly", true);
        writer.WriteString("last-trade-time", "0");
        writer.WriteNumber("days-to-expiration", daysToExpiration);
        writer.WriteBoolean("is-closing-only", false);
        writer.WriteBoolean("active", true);
        writer.WriteInstant("stops-trading-at", series.ExpiresAt);
        writer.WriteInstant("expires-at", series.ExpiresAt);
        writer.WriteStartObject("future-option-product");
        FutureWriter.WriteOptionProduct(writer, product, series.OptionProduct);
        writer.WriteEndObject();
    }

    /// <summary>Dollars of one point are this divided by the display factor.</summary>
    public static decimal NotionalValue(FutureProduct product) => product.NotionalMultiplier * product.DisplayFactor;
}

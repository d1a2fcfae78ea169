using System.Text.Json;
using TastyPS.Simulator.Market.Futures;

namespace TastyPS.Simulator.Rest.Families;

/// <summary>Futures, their products and option products as instruments, with the fields of the recordings.</summary>
internal static class FutureWriter
{
    public static void Write(Utf8JsonWriter writer, FutureContract future)
    {
        var product = future.Product;
        writer.WriteString("symbol", future.Symbol);
        writer.WriteString("product-code", product.Code);
        writer.WriteDecimal("contract-size", product.ContractSize);
        writer.WriteDecimal("tick-size", product.TickSize);
        writer.WriteDecimal("notional-multiplier", product.NotionalMultiplier);
        writer.WriteDecimal("main-fraction", product.MainFraction);
        writer.WriteDecimal("sub-fraction", product.SubFraction);
        writer.WriteDecimal("display-factor", product.DisplayFactor);
        writer.WriteDay("last-trade-date", future.Expiration);
        writer.WriteDay("expiration-date", future.Expiration);
        writer.WriteDay("closing-only-date", future.ClosingOnly);
        if (future.FirstNotice is { } notice) writer.WriteDay("first-notice-date", notice);
        writer.WriteBoolean("active", true);
        writer.WriteBoolean("active-month", future.IsActiveMonth);
        writer.WriteBoolean("next-active-month", future.IsNextActiveMonth);
        writer.WriteBoolean("is-closing-only", false);
        writer.WriteBoolean("is-tradeable", true);
        writer.WriteInstant("stops-trading-at", future.ExpiresAt);
        writer.WriteInstant("expires-at", future.ExpiresAt);
        writer.WriteString("product-group", product.ProductGroup);
        writer.WriteString("exchange", product.Exchange);
        writer.WriteString("exchange-symbol", future.Symbol.AsSpan(1));
        writer.WriteString("security-id", ReferenceFigures.IdOf(future.StreamerSymbol).ToString(System.Globalization.CultureInfo.InvariantCulture));
        writer.WriteText("roll-target-symbol", future.RollTarget);
        writer.WriteString("streamer-exchange-code", product.StreamerExchangeCode);
        writer.WriteString("streamer-symbol", future.StreamerSymbol);
        writer.WriteBoolean("back-month-first-calendar-symbol", product.BackMonthFirst);
        if (product.UnderlyingIdentifier == "SPX")
        {
            writer.WriteStartObject("future-etf-equivalent");
            writer.WriteString("symbol", "SPY");
            writer.WriteNumber("share-quantity", (int)product.NotionalMultiplier * 10);
            writer.WriteEndObject();
        }

        writer.WriteStartObject("future-product");
        WriteProduct(writer, product);
        writer.WriteEndObject();
        TickSizes.Write(writer, "tick-sizes", [new Market.TickSize(product.TickSize, null)]);
        TickSizes.Write(writer, "option-tick-sizes", product.OptionTickSizes);
        if (future.RollTarget is { } target)
        {
            writer.WriteStartArray("spread-tick-sizes");
            writer.WriteStartObject();
            writer.WriteDecimal("value", product.TickSize);
            writer.WriteString("symbol", target);
            writer.WriteEndObject();
            writer.WriteEndArray();
        }
    }

    /// <summary>A product without its option products.</summary>
    public static void WriteProduct(Utf8JsonWriter writer, FutureProduct product)
    {
        writer.WriteString("root-symbol", product.RootSymbol);
        writer.WriteString("code", product.Code);
        writer.WriteString("description", product.Description);
        writer.WriteString("clearing-code", product.ClearingCode);
        writer.WriteString("clearing-exchange-code", product.ClearingExchangeCode);
        writer.WriteString("clearport-code", product.Code);
        writer.WriteString("legacy-code", product.Code);
        writer.WriteString("exchange", product.Exchange);
        writer.WriteString("legacy-exchange-code", product.Exchange);
        writer.WriteString("product-type", product.ProductType);
        WriteLetters(writer, "listed-months", product.ListedMonths);
        WriteLetters(writer, "active-months", product.ActiveMonths);
        writer.WriteDecimal("notional-multiplier", product.NotionalMultiplier);
        writer.WriteDecimal("tick-size", product.TickSize);
        writer.WriteDecimal("display-factor", product.DisplayFactor);
        writer.WriteString("streamer-exchange-code", product.StreamerExchangeCode);
        writer.WriteBoolean("small-notional", product.IsSmallNotional);
        writer.WriteBoolean("back-month-first-calendar-symbol", product.BackMonthFirst);
        writer.WriteBoolean("first-notice", product.HasFirstNotice);
        writer.WriteBoolean("cash-settled", product.IsCashSettled);
        writer.WriteString("security-group", product.Code);
        writer.WriteString("market-sector", product.MarketSector);
        writer.WriteBoolean("supported", true);
        writer.WriteText("underlying-description", product.UnderlyingDescription);
        writer.WriteText("underlying-identifier", product.UnderlyingIdentifier);
        WriteCutoff(writer, product.Cutoff);
        writer.WriteStartObject("roll");
        writer.WriteString("name", product.Roll.Name);
        writer.WriteNumber("active-count", product.Roll.ActiveCount);
        writer.WriteBoolean("cash-settled", product.IsCashSettled);
        writer.WriteNumber("business-days-offset", product.Roll.BusinessDaysOffset);
        writer.WriteBoolean("first-notice", product.HasFirstNotice);
        writer.WriteEndObject();
    }

    public static void WriteProductWithOptions(Utf8JsonWriter writer, FutureProduct product)
    {
        WriteProduct(writer, product);
        writer.WriteStartArray("option-products");
        foreach (var option in product.OptionProducts)
        {
            writer.WriteStartObject();
            WriteOptionProduct(writer, product, option);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void WriteOptionProduct(Utf8JsonWriter writer, FutureProduct product, FutureOptionProduct option)
    {
        writer.WriteString("root-symbol", option.RootSymbol);
        writer.WriteBoolean("cash-settled", false);
        writer.WriteString("code", option.RootSymbol);
        writer.WriteString("legacy-code", option.RootSymbol);
        writer.WriteString("clearport-code", option.RootSymbol);
        writer.WriteString("clearing-code", option.ClearingCode);
        writer.WriteString("clearing-exchange-code", product.ClearingExchangeCode);
        writer.WriteDecimal("clearing-price-multiplier", 1m);
        writer.WriteDecimal("display-factor", product.DisplayFactor);
        writer.WriteString("exchange", product.Exchange);
        writer.WriteString("product-type", "Physical");
        writer.WriteString("expiration-type", option.ExpirationType);
        writer.WriteNumber("settlement-delay-days", 0);
        writer.WriteBoolean("is-am-settled", option.IsAmSettled);
        writer.WriteBoolean("is-rollover", false);
        writer.WriteBoolean("supported", true);
        writer.WriteString("market-sector", product.MarketSector);
        WriteCutoff(writer, option.Cutoff);
    }

    private static void WriteCutoff(Utf8JsonWriter writer, TimeSpan cutoff)
    {
        writer.WriteStartArray("futures-trading-cutoff-times");
        writer.WriteStartObject();
        writer.WriteNumber("offset-seconds", (int)cutoff.TotalSeconds);
        writer.WriteString("timezone", "Market Zone");
        writer.WriteString("timing", "Default");
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteLetters(Utf8JsonWriter writer, string name, string letters)
    {
        writer.WriteStartArray(name);
        foreach (var letter in letters) writer.WriteStringValue(letter.ToString());
        writer.WriteEndArray();
    }
}

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TastyPS.Client.Orders;

/// <summary>Writes requests of orders as the reference words them: money as text, quantities as numbers, nothing that was not chosen.</summary>
internal static class OrderWriter
{
    // What is sent is no part of a page, so that a plus need not be written as an escape.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The body of a new order.</summary>
    public static byte[] Order(OrderRequest order) => Write(json => Object(json, order, withLegs: true));

    /// <summary>The body of a replacement, which keeps the legs.</summary>
    public static byte[] Replacement(OrderRequest order) => Write(json => Object(json, order, withLegs: false));

    /// <summary>The body of a complex order.</summary>
    public static byte[] ComplexOrder(ComplexOrderRequest order) => Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("type", OrderWords.ComplexTypes[order.Type]);
        Text(json, "source", order.Source);
        if (order.TriggerOrder is { } trigger)
        {
            json.WritePropertyName("trigger-order");
            Object(json, trigger, withLegs: true);
        }

        json.WriteStartArray("orders");
        foreach (var component in order.Orders)
            Object(json, component, withLegs: true);
        json.WriteEndArray();
        Ratio(json, order.RatioPriceThreshold, order.RatioPriceComparator);
        if (order.RatioPriceIsThresholdBasedOnNotional is { } notional)
            json.WriteBoolean("ratio-price-is-threshold-based-on-notional", notional);
        json.WriteEndObject();
    });

    /// <summary>The body of a change of an order: what is given, and nothing else.</summary>
    public static byte[] Edit(OrderEdit edit) => Write(json =>
    {
        json.WriteStartObject();
        if (edit.OrderType is { } type)
            json.WriteString("order-type", OrderWords.Types[type]);
        if (edit.TimeInForce is { } time)
            json.WriteString("time-in-force", OrderWords.TimesInForce[time]);
        Terms(json, edit.GtcDate, edit.Price, edit.PriceEffect, edit.StopTrigger, edit.Value, edit.ValueEffect);
        Rules(json, edit.Rules);
        Text(json, "source", edit.Source);
        Text(json, "external-identifier", edit.ExternalIdentifier);
        json.WriteEndObject();
    });

    /// <summary>The body of a change of a pair's ratio.</summary>
    public static byte[] RatioEdit(decimal threshold, OrderComparator comparator) => Write(json =>
    {
        json.WriteStartObject();
        Ratio(json, threshold, comparator);
        json.WriteEndObject();
    });

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream(512);
        using (var json = new Utf8JsonWriter(bytes, Options))
            write(json);
        return bytes.ToArray();
    }

    private static void Object(Utf8JsonWriter json, OrderRequest order, bool withLegs)
    {
        json.WriteStartObject();
        json.WriteString("order-type", OrderWords.Types[order.OrderType]);
        json.WriteString("time-in-force", OrderWords.TimesInForce[order.TimeInForce]);
        Terms(json, order.GtcDate, order.Price, order.PriceEffect, order.StopTrigger, order.Value, order.ValueEffect);
        Text(json, "source", order.Source);
        Text(json, "external-identifier", order.ExternalIdentifier);
        Text(json, "partition-key", order.PartitionKey);
        Text(json, "preflight-id", order.PreflightId);
        if (order.AutomatedSource)
            json.WriteBoolean("automated-source", true);
        if (withLegs)
            Legs(json, order.Legs);
        Rules(json, order.Rules);
        if (order.StrictPositionEffect)
        {
            json.WriteStartObject("advanced-instructions");
            json.WriteBoolean("strict-position-effect-validation", true);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Terms(Utf8JsonWriter json, CalendarDate? until, decimal? price, PriceEffect? effect, decimal? trigger, decimal? value, PriceEffect? valueEffect)
    {
        Text(json, "gtc-date", until?.ToString());
        Money(json, "price", price);
        Text(json, "price-effect", effect is { } side ? OrderWords.Effects[side] : null);
        Money(json, "stop-trigger", trigger);
        Money(json, "value", value);
        Text(json, "value-effect", valueEffect is { } valueSide ? OrderWords.Effects[valueSide] : null);
    }

    private static void Legs(Utf8JsonWriter json, IReadOnlyList<OrderLegRequest> legs)
    {
        json.WriteStartArray("legs");
        foreach (var leg in legs)
        {
            json.WriteStartObject();
            json.WriteString("instrument-type", OrderWords.InstrumentTypes[leg.InstrumentType]);
            json.WriteString("symbol", leg.Symbol);
            json.WriteString("action", OrderWords.Actions[leg.Action]);
            Quantity(json, leg.Quantity);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Rules(Utf8JsonWriter json, OrderRules? rules)
    {
        if (rules is null)
            return;
        json.WriteStartObject("rules");
        Instant(json, "route-after", rules.RouteAfter);
        Instant(json, "cancel-at", rules.CancelAt);
        json.WriteStartArray("conditions");
        foreach (var condition in rules.Conditions)
            Condition(json, condition);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Condition(Utf8JsonWriter json, OrderCondition condition)
    {
        json.WriteStartObject();
        Text(json, "action", condition.Action is { } action ? OrderWords.ConditionActions[action] : null);
        Text(json, "symbol", condition.Symbol);
        Text(json, "instrument-type", condition.InstrumentType);
        Text(json, "indicator", condition.Indicator is { } indicator ? OrderWords.Indicators[indicator] : null);
        Text(json, "comparator", condition.Comparator is { } comparator ? OrderWords.Comparators[comparator] : null);
        Money(json, "threshold", condition.Threshold);
        json.WriteStartArray("price-components");
        foreach (var component in condition.PriceComponents)
        {
            json.WriteStartObject();
            Text(json, "symbol", component.Symbol);
            Text(json, "instrument-type", component.InstrumentType);
            Quantity(json, component.Quantity);
            Text(json, "quantity-direction", component.QuantityDirection);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Ratio(Utf8JsonWriter json, decimal? threshold, OrderComparator? comparator)
    {
        Money(json, "ratio-price-threshold", threshold);
        Text(json, "ratio-price-comparator", comparator is { } word ? OrderWords.Comparators[word] : null);
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static void Money(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } money)
            json.WriteString(name, OrderText.Number(money));
    }

    private static void Quantity(Utf8JsonWriter json, decimal? value)
    {
        if (value is not { } quantity)
            return;
        json.WritePropertyName("quantity");
        json.WriteRawValue(OrderText.Number(quantity));
    }

    private static void Instant(Utf8JsonWriter json, string name, DateTimeOffset? value) =>
        Text(json, name, value?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture));
}

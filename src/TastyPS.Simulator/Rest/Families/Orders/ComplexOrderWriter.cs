using System.Text.Json;
using TastyPS.Simulator.Broker.Orders;

namespace TastyPS.Simulator.Rest.Families.Orders;

/// <summary>A complex order with its components, in replies and notifications alike.</summary>
internal static class ComplexOrderWriter
{
    public static void Write(Utf8JsonWriter writer, ComplexOrderState complex) => Write(writer, complex, isPlaced: true);

    /// <summary>One that was only checked has no id.</summary>
    public static void Write(Utf8JsonWriter writer, ComplexOrderState complex, bool isPlaced)
    {
        if (isPlaced) writer.WriteNumber("id", complex.Id);
        writer.WriteString("account-number", complex.AccountNumber);
        writer.WriteString("type", OrderNames.Of(complex.Type));
        if (complex.TerminalAt is { } terminalAt) writer.WriteInstant("terminal-at", terminalAt);
        writer.WriteDecimal("ratio-price-threshold", complex.RatioPriceThreshold);
        if (complex.RatioPriceComparator is { } comparator)
        {
            writer.WriteString("ratio-price-comparator", OrderWords.Of(comparator));
            writer.WriteBoolean("ratio-price-is-threshold-based-on-notional", complex.RatioIsBasedOnNotional);
        }
        if (complex.Trigger is { } trigger)
        {
            writer.WriteStartObject("trigger-order");
            OrderWriter.Write(writer, trigger);
            writer.WriteEndObject();
        }
        writer.WriteStartArray("orders");
        foreach (var order in complex.Orders)
        {
            writer.WriteStartObject();
            OrderWriter.Write(writer, order);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        if (complex.RelatedOrders.Count == 0) return;
        writer.WriteStartArray("related-orders");
        foreach (var order in complex.RelatedOrders) WriteRelated(writer, order);
        writer.WriteEndArray();
    }

    private static void WriteRelated(Utf8JsonWriter writer, OrderState order)
    {
        writer.WriteStartObject();
        if (order.Id is { } id) writer.WriteNumber("id", id);
        if (order.ComplexOrderId is { } complexId) writer.WriteNumber("complex-order-id", complexId);
        writer.WriteText("complex-order-tag", order.ComplexOrderTag);
        if (order.ReplacesOrderId is { } replaces) writer.WriteNumber("replaces-order-id", replaces);
        if (order.ReplacingOrderId is { } replacing) writer.WriteNumber("replacing-order-id", replacing);
        writer.WriteString("status", OrderNames.Of(order.Status));
        writer.WriteEndObject();
    }
}

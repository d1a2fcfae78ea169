using System.Text.Json;
using TastyPS.Simulator.Broker.Orders;

namespace TastyPS.Simulator.Rest.Families.Orders;

/// <summary>An order as it is sent in replies and notifications alike: prices are texts, quantities and ids numbers, what does not apply is left out.</summary>
internal static class OrderWriter
{
    public static void Write(Utf8JsonWriter writer, OrderState order)
    {
        var ticket = order.Ticket;
        WriteNumber(writer, "id", order.Id);
        writer.WriteString("account-number", order.AccountNumber);
        writer.WriteBoolean("cancellable", order.IsCancellable);
        WriteInstant(writer, "cancelled-at", order.CancelledAt);
        writer.WriteDecimal("cancelled-size", order.CancelledSize);
        WriteNumber(writer, "complex-order-id", order.ComplexOrderId);
        writer.WriteText("complex-order-tag", order.ComplexOrderTag);
        if (order.ContingentStatus is { } contingent) writer.WriteString("contingent-status", OrderNames.Of(contingent));
        writer.WriteText("destination-venue", order.Venue?.DestinationVenue);
        writer.WriteBoolean("editable", order.IsEditable);
        writer.WriteBoolean("edited", order.IsEdited);
        writer.WriteText("ext-client-order-id", order.Venue?.ExtClientOrderId);
        writer.WriteText("ext-exchange-order-number", order.Venue?.ExtExchangeOrderNumber);
        WriteNumber(writer, "ext-global-order-number", order.Venue?.ExtGlobalOrderNumber);
        writer.WriteText("external-identifier", ticket.ExternalIdentifier);
        writer.WriteString("global-request-id", order.GlobalRequestId);
        if (ticket.GtcDate is { } day) writer.WriteDay("gtc-date", day);
        WriteInstant(writer, "in-flight-at", order.InFlightAt);
        writer.WriteNumber("leg-count", order.Legs.Count);
        WriteInstant(writer, "live-at", order.LiveAt);
        writer.WriteString("order-type", OrderNames.Of(ticket.Type));
        WriteNumber(writer, "preflight-id", order.PreflightId);
        writer.WriteDecimal("price", ticket.Price);
        if (ticket.PriceEffect is { } effect) writer.WriteString("price-effect", OrderNames.Of(effect));
        WriteInstant(writer, "received-at", order.ReceivedAt);
        writer.WriteText("reject-reason", order.RejectReason);
        WriteNumber(writer, "replaces-order-id", order.ReplacesOrderId);
        WriteNumber(writer, "replacing-order-id", order.ReplacingOrderId);
        writer.WriteQuantity("size", order.Size);
        writer.WriteText("source", ticket.Source);
        writer.WriteString("status", OrderNames.Of(order.Status));
        writer.WriteDecimal("stop-trigger", ticket.StopTrigger);
        WriteInstant(writer, "terminal-at", order.TerminalAt);
        writer.WriteString("time-in-force", OrderNames.Of(ticket.TimeInForce));
        writer.WriteString("underlying-instrument-type", OrderNames.Of(order.UnderlyingKind));
        writer.WriteString("underlying-symbol", order.UnderlyingSymbol);
        writer.WriteNumber("updated-at", order.UpdatedAt?.ToUnixTimeMilliseconds() ?? 0);
        writer.WriteDecimal("value", ticket.Value);
        if (ticket.ValueEffect is { } valueEffect) writer.WriteString("value-effect", OrderNames.Of(valueEffect));
        writer.WriteStartArray("legs");
        foreach (var leg in order.Legs) Write(writer, leg);
        writer.WriteEndArray();
        if (ticket.Rules is { } rules) Write(writer, order, rules);
    }

    private static void Write(Utf8JsonWriter writer, LegState leg)
    {
        writer.WriteStartObject();
        writer.WriteString("action", OrderNames.Of(leg.Action));
        writer.WriteString("instrument-type", OrderNames.Of(leg.Kind));
        writer.WriteQuantity("quantity", leg.Quantity);
        writer.WriteQuantity("remaining-quantity", leg.RemainingQuantity);
        writer.WriteString("symbol", leg.Symbol);
        writer.WriteStartArray("fills");
        foreach (var fill in leg.Fills)
        {
            writer.WriteStartObject();
            writer.WriteString("destination-venue", fill.DestinationVenue);
            writer.WriteString("ext-exec-id", fill.ExtExecId);
            writer.WriteString("ext-group-fill-id", fill.ExtGroupFillId);
            writer.WriteString("fill-id", fill.FillId);
            writer.WriteDecimal("fill-price", fill.Price);
            writer.WriteInstant("filled-at", fill.FilledAt);
            writer.WriteQuantity("quantity", fill.Quantity);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, OrderState order, RuleTicket rules)
    {
        writer.WriteStartObject("rules");
        WriteInstant(writer, "route-after", rules.RouteAfter);
        if (order.RoutedAt is not null) WriteInstant(writer, "routed-at", order.RoutedAt);
        WriteInstant(writer, "cancel-at", rules.CancelAt);
        if (rules.CancelAt is not null || rules.Conditions.Any(condition => condition.Action == ConditionAction.Cancel)) WriteInstant(writer, "cancelled-at", order.CancelledAt);
        writer.WriteStartArray("conditions");
        foreach (var condition in order.Conditions) Write(writer, condition);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ConditionState condition)
    {
        var ticket = condition.Ticket;
        writer.WriteStartObject();
        if (condition.Id != 0) writer.WriteNumber("id", condition.Id);
        writer.WriteString("action", OrderWords.Of(ticket.Action));
        writer.WriteString("symbol", ticket.Symbol);
        writer.WriteString("instrument-type", OrderNames.Of(ticket.Kind));
        writer.WriteString("indicator", OrderWords.Of(ticket.Indicator));
        writer.WriteString("comparator", OrderWords.Of(ticket.Comparator));
        writer.WriteDecimal("threshold", ticket.Threshold);
        writer.WriteBoolean("is-threshold-based-on-notional", ticket.IsThresholdBasedOnNotional);
        WriteInstant(writer, "triggered-at", condition.TriggeredAt);
        writer.WriteDecimal("triggered-value", condition.TriggeredValue);
        writer.WriteStartArray("price-components");
        foreach (var part in ticket.PriceComponents)
        {
            writer.WriteStartObject();
            writer.WriteString("symbol", part.Symbol);
            writer.WriteString("instrument-type", OrderNames.Of(part.Kind));
            writer.WriteQuantity("quantity", Math.Abs(part.Quantity));
            writer.WriteString("quantity-direction", part.Quantity < 0 ? "Short" : "Long");
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteInstant(Utf8JsonWriter writer, string name, DateTimeOffset? instant)
    {
        if (instant is { } known) writer.WriteInstant(name, known);
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, long? number)
    {
        if (number is { } known) writer.WriteNumber(name, known);
    }
}

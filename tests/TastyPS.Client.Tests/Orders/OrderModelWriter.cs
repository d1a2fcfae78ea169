using System.Text.Json;
using System.Text.Json.Nodes;
using TastyPS.Client.Orders;

namespace TastyPS.Client.Tests.Orders;

/// <summary>Writes models of orders back as the service words them, from their properties alone, so that a test can see what was lost in reading.</summary>
internal static class OrderModelWriter
{
    public static JsonObject Order(Order order) => With(order.Extra, new()
    {
        ["id"] = order.Id,
        ["account-number"] = order.AccountNumber,
        ["status"] = order.Status.ToString(),
        ["underlying-symbol"] = order.UnderlyingSymbol,
        ["underlying-instrument-type"] = order.UnderlyingInstrumentType,
        ["order-type"] = order.OrderTypeText,
        ["time-in-force"] = order.TimeInForceText,
        ["gtc-date"] = order.GtcDate?.ToString(),
        ["price"] = order.Price,
        ["price-effect"] = order.PriceEffect?.ToString(),
        ["stop-trigger"] = order.StopTrigger,
        ["value"] = order.Value,
        ["value-effect"] = order.ValueEffect?.ToString(),
        ["size"] = order.Size,
        ["leg-count"] = order.LegCount,
        ["legs"] = List(order.Legs, Leg),
        ["received-at"] = Instant(order.ReceivedAt),
        ["in-flight-at"] = Instant(order.InFlightAt),
        ["live-at"] = Instant(order.LiveAt),
        ["cancelled-at"] = Instant(order.CancelledAt),
        ["terminal-at"] = Instant(order.TerminalAt),
        ["updated-at"] = order.UpdatedAt?.ToUnixTimeMilliseconds(),
        ["cancellable"] = order.Cancellable,
        ["editable"] = order.Editable,
        ["edited"] = order.Edited,
        ["replaces-order-id"] = order.ReplacesOrderId,
        ["replacing-order-id"] = order.ReplacingOrderId,
        ["complex-order-id"] = order.ComplexOrderId,
        ["complex-order-tag"] = order.ComplexOrderTag,
        ["contingent-status"] = order.ContingentStatus,
        ["confirmation-status"] = order.ConfirmationStatus,
        ["reject-reason"] = order.RejectReason,
        ["external-identifier"] = order.ExternalIdentifier,
        ["source"] = order.Source,
        ["cancelled-size"] = order.CancelledSize,
        ["rules"] = order.Rules is { } rules ? Rules(rules) : null,
        ["preflight-id"] = order.PreflightId,
        ["destination-venue"] = order.DestinationVenue,
        ["ext-exchange-order-number"] = order.ExtExchangeOrderNumber,
        ["ext-client-order-id"] = order.ExtClientOrderId,
        ["ext-global-order-number"] = order.ExtGlobalOrderNumber,
        ["global-request-id"] = order.GlobalRequestId,
        ["user-id"] = order.UserId,
        ["username"] = order.Username,
        ["cancel-user-id"] = order.CancelUserId,
        ["cancel-username"] = order.CancelUsername,
    });

    public static JsonObject ComplexOrder(ComplexOrder order) => With(order.Extra, new()
    {
        ["id"] = order.Id,
        ["account-number"] = order.AccountNumber,
        ["type"] = order.TypeText,
        ["trigger-order"] = order.TriggerOrder is { } trigger ? Order(trigger) : null,
        ["orders"] = List(order.Orders, Order),
        ["terminal-at"] = Instant(order.TerminalAt),
        ["ratio-price-threshold"] = order.RatioPriceThreshold,
    });

    public static JsonObject Reply(OrderReply reply) => With(reply.Extra, new()
    {
        ["order"] = reply.Order is { } order ? Order(order) : null,
        ["complex-order"] = reply.ComplexOrder is { } complex ? ComplexOrder(complex) : null,
        ["buying-power-effect"] = reply.BuyingPower is { } power ? BuyingPower(power) : null,
        ["fee-calculation"] = reply.Fees is { } fees ? Fees(fees) : null,
        ["closing-fee-calculation"] = reply.ClosingFees is { } closing ? Fees(closing) : null,
        ["warnings"] = List(reply.Warnings, Message),
        ["errors"] = List(reply.Errors, Message),
        ["notes"] = List(reply.Notes, Message),
    });

    public static JsonObject BuyingPower(BuyingPowerEffect effect)
    {
        var json = new JsonObject { ["is-spread"] = effect.IsSpread };
        Amount(json, "change-in-margin-requirement", effect.ChangeInMarginRequirement);
        Amount(json, "change-in-buying-power", effect.ChangeInBuyingPower);
        Amount(json, "current-buying-power", effect.CurrentBuyingPower);
        Amount(json, "new-buying-power", effect.NewBuyingPower);
        Amount(json, "isolated-order-margin-requirement", effect.IsolatedOrderMarginRequirement);
        Amount(json, "impact", effect.Impact, "effect");
        return With(effect.Extra, json);
    }

    private static JsonObject Fees(OrderFees fees)
    {
        var json = new JsonObject
        {
            ["regulatory-fees-breakdown"] = List(fees.RegulatoryFeesBreakdown, Part),
            ["clearing-fees-breakdown"] = List(fees.ClearingFeesBreakdown, Part),
            ["commission-breakdown"] = List(fees.CommissionBreakdown, Part),
            ["proprietary-fees-breakdown"] = List(fees.ProprietaryFeesBreakdown, Part),
            ["rebates-breakdown"] = List(fees.RebatesBreakdown, Part),
            ["per-quantity"] = fees.PerQuantity,
        };
        Amount(json, "regulatory-fees", fees.RegulatoryFees);
        Amount(json, "clearing-fees", fees.ClearingFees);
        Amount(json, "commission", fees.Commission);
        Amount(json, "proprietary-index-option-fees", fees.ProprietaryIndexOptionFees);
        Amount(json, "total-fees", fees.TotalFees);
        Amount(json, "rebates", fees.Rebates);
        return With(fees.Extra, json);
    }

    private static JsonObject Part(OrderFeePart part)
    {
        var json = new JsonObject { ["name"] = part.Name };
        Amount(json, "value", part.Value, "effect");
        return With(part.Extra, json);
    }

    private static JsonObject Message(OrderMessage message) => With(message.Extra, new()
    {
        ["code"] = message.Code,
        ["message"] = message.Message,
        ["preflight-id"] = message.PreflightId,
        ["url"] = message.Url,
    });

    private static JsonObject Leg(OrderLeg leg) => With(leg.Extra, new()
    {
        ["instrument-type"] = leg.InstrumentType,
        ["symbol"] = leg.Symbol,
        ["action"] = leg.ActionText,
        ["quantity"] = leg.Quantity,
        ["remaining-quantity"] = leg.RemainingQuantity,
        ["fills"] = List(leg.Fills, Fill),
    });

    private static JsonObject Fill(OrderFill fill) => With(fill.Extra, new()
    {
        ["fill-id"] = fill.Id,
        ["fill-price"] = fill.Price,
        ["quantity"] = fill.Quantity,
        ["filled-at"] = Instant(fill.FilledAt),
        ["destination-venue"] = fill.Venue,
        ["ext-exec-id"] = fill.ExtExecId,
        ["ext-group-fill-id"] = fill.ExtGroupFillId,
    });

    private static JsonObject Rules(OrderRules rules) => With(rules.Extra, new()
    {
        ["route-after"] = Instant(rules.RouteAfter),
        ["cancel-at"] = Instant(rules.CancelAt),
        ["routed-at"] = Instant(rules.RoutedAt),
        ["cancelled-at"] = Instant(rules.CancelledAt),
        ["conditions"] = List(rules.Conditions, Condition),
    });

    private static JsonObject Condition(OrderCondition condition) => With(condition.Extra, new()
    {
        ["id"] = condition.Id,
        ["action"] = condition.Action?.ToString().ToLowerInvariant(),
        ["symbol"] = condition.Symbol,
        ["instrument-type"] = condition.InstrumentType,
        ["indicator"] = condition.Indicator?.ToString().ToLowerInvariant(),
        ["comparator"] = condition.Comparator switch { OrderComparator.AtLeast => "gte", OrderComparator.AtMost => "lte", _ => null },
        ["threshold"] = condition.Threshold,
        ["is-threshold-based-on-notional"] = condition.IsThresholdBasedOnNotional,
        ["triggered-at"] = Instant(condition.TriggeredAt),
        ["triggered-value"] = condition.TriggeredValue,
        ["price-components"] = List(condition.PriceComponents, component => With(component.Extra, new()
        {
            ["symbol"] = component.Symbol,
            ["instrument-type"] = component.InstrumentType,
            ["quantity"] = component.Quantity,
            ["quantity-direction"] = component.QuantityDirection,
        })),
    });

    private static void Amount(JsonObject json, string name, decimal? signed, string? effect = null)
    {
        if (signed is not { } amount)
            return;
        json[name] = Math.Abs(amount);
        json[effect ?? name + "-effect"] = Math.Sign(amount) switch { < 0 => "Debit", > 0 => "Credit", _ => "None" };
    }

    private static string? Instant(DateTimeOffset? instant) => instant?.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", System.Globalization.CultureInfo.InvariantCulture);

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonObject> write) => [.. items.Select(item => (JsonNode)write(item))];

    private static JsonObject With(IReadOnlyDictionary<string, JsonElement>? extra, JsonObject json)
    {
        foreach (var name in json.Where(field => field.Value is null).Select(field => field.Key).ToList())
            json.Remove(name);
        foreach (var field in extra ?? new Dictionary<string, JsonElement>())
            json[field.Key] = JsonNode.Parse(field.Value.GetRawText());
        return json;
    }
}

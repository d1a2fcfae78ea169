using TastyPS.Client.Http;

namespace TastyPS.Client.Orders.Submission;

/// <summary>The fields of orders that are read of a body, at any depth.</summary>
internal static class RawOrderFields
{
    private static readonly Dictionary<string, string> Known = new[]
    {
        "account-number", "order-type", "time-in-force", "gtc-date", "price", "price-effect", "stop-trigger", "value", "value-effect", "source", "external-identifier", "partition-key",
        "preflight-id", "automated-source", "advanced-instructions", "strict-position-effect-validation", "legs", "instrument-type", "symbol", "action", "quantity", "rules", "order-rule",
        "route-after", "cancel-at", "conditions", "order-conditions", "indicator", "comparator", "threshold", "is-threshold-based-on-notional", "price-components", "quantity-direction",
        "type", "trigger-order", "orders", "ratio-price-threshold", "ratio-price-comparator", "ratio-price-is-threshold-based-on-notional",
    }.ToDictionary(LenientName.Of, StringComparer.Ordinal);

    /// <summary>The field that a name is nearly, apart from case, hyphens, underscores and blanks; null if it is none, or the field itself.</summary>
    public static string? MeantBy(string name) => Known.TryGetValue(LenientName.Of(name), out var known) && known != name ? known : null;
}

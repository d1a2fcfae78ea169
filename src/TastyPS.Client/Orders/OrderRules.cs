using System.Globalization;
using System.Text.Json;
using TastyPS.Client.Json;

namespace TastyPS.Client.Orders;

/// <summary>When and under which conditions an order is sent out or cancelled.</summary>
public sealed record OrderRules
{
    /// <summary>Not sent out before.</summary>
    public DateTimeOffset? RouteAfter { get; init; }

    /// <summary>Cancelled then.</summary>
    public DateTimeOffset? CancelAt { get; init; }

    /// <summary>The conditions.</summary>
    public IReadOnlyList<OrderCondition> Conditions { get; init; } = [];

    /// <summary>In replies: when it was sent out.</summary>
    public DateTimeOffset? RoutedAt { get; init; }

    /// <summary>In replies: when it was cancelled.</summary>
    public DateTimeOffset? CancelledAt { get; init; }

    /// <summary>In replies: fields that this version does not know, and values that could not be read; null if there were none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Extra { get; init; }

    /// <summary>The times and conditions in words: <c>not before 2026-12-18 15:00:00Z, Route if AAPL Last is at most 124.5</c>.</summary>
    public override string ToString() => string.Join(", ", Times().Concat(Conditions.Select(condition => condition.ToString())));

    private IEnumerable<string> Times()
    {
        if (RouteAfter is { } after)
            yield return "not before " + Told(after);
        if (CancelAt is { } at)
            yield return "cancelled at " + Told(at);
    }

    private static string Told(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    internal static OrderRules From(JsonFields fields) => new()
    {
        RouteAfter = fields.Instant("route-after"),
        CancelAt = fields.Instant("cancel-at"),
        RoutedAt = fields.Instant("routed-at"),
        CancelledAt = fields.Instant("cancelled-at"),
        Conditions = fields.Objects("conditions", OrderCondition.From) ?? fields.Objects("order-conditions", OrderCondition.From) ?? [],
        Extra = fields.Rest(),
    };
}

using System.Text.Json;
using TastyPS.Client.Json;

namespace TastyPS.Client.Orders;

/// <summary>A fill of a leg.</summary>
public sealed class OrderFill
{
    private OrderFill(JsonFields fields)
    {
        Id = fields.Text("fill-id");
        Price = fields.Decimal("fill-price");
        Quantity = fields.Decimal("quantity");
        FilledAt = fields.Instant("filled-at");
        Venue = fields.Text("destination-venue");
        ExtExecId = fields.Text("ext-exec-id");
        ExtGroupFillId = fields.Text("ext-group-fill-id");
        Extra = fields.Rest();
    }

    /// <summary>The fill's own name: each message repeats all fills so far, and by this they are told apart.</summary>
    public string? Id { get; }

    /// <summary>The price per unit.</summary>
    public decimal? Price { get; }

    /// <summary>How many units.</summary>
    public decimal? Quantity { get; }

    /// <summary>When.</summary>
    public DateTimeOffset? FilledAt { get; }

    /// <summary>Where.</summary>
    public string? Venue { get; }

    /// <summary>The venue's name of the execution.</summary>
    public string? ExtExecId { get; }

    /// <summary>The venue's name of the group of fills.</summary>
    public string? ExtGroupFillId { get; }

    /// <summary>Fields that this version does not know; null if there were none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Extra { get; }

    /// <summary>E.g. <c>1 at 10.505</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Quantity} at {Price}");

    internal static OrderFill From(JsonFields fields) => new(fields);
}

using System.Text.Json;
using TastyPS.Client.Json;

namespace TastyPS.Client.Orders;

/// <summary>An order that replaced, or was replaced by, one of a complex order.</summary>
public sealed class RelatedOrder
{
    private RelatedOrder(JsonFields fields)
    {
        Id = fields.Int64("id");
        ComplexOrderId = fields.Int64("complex-order-id");
        ComplexOrderTag = fields.Text("complex-order-tag");
        ReplacesOrderId = fields.Int64("replaces-order-id");
        ReplacingOrderId = fields.Int64("replacing-order-id");
        Status = new OrderStatus(fields.Text("status"));
        Extra = fields.Rest();
    }

    /// <summary>Its number.</summary>
    public long? Id { get; }

    /// <summary>The complex order.</summary>
    public long? ComplexOrderId { get; }

    /// <summary>Its part there.</summary>
    public string? ComplexOrderTag { get; }

    /// <summary>The order that it replaces.</summary>
    public long? ReplacesOrderId { get; }

    /// <summary>The order that replaced it.</summary>
    public long? ReplacingOrderId { get; }

    /// <summary>Where it stands.</summary>
    public OrderStatus Status { get; }

    /// <summary>Fields that this version does not know; null if there were none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Extra { get; }

    /// <summary>Number and status.</summary>
    public override string ToString() => FormattableString.Invariant($"{Id} {Status}");

    internal static RelatedOrder From(JsonFields fields) => new(fields);
}

using System.Text.Json;
using TastyPS.Client.Json;

namespace TastyPS.Client.Orders;

/// <summary>A part of a fee.</summary>
public sealed class OrderFeePart
{
    private OrderFeePart(JsonFields fields)
    {
        Name = fields.Text("name");
        Value = fields.Signed("value", "effect");
        Extra = fields.Rest();
    }

    /// <summary>Its name, e.g. <c>taf</c>.</summary>
    public string? Name { get; }

    /// <summary>The amount: negative for a debit.</summary>
    public decimal? Value { get; }

    /// <summary>Fields that this version does not know; null if there were none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Extra { get; }

    /// <summary>Name and amount.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} {Value}");

    internal static OrderFeePart From(JsonFields fields) => new(fields);
}

using System.Text.Json;
using TastyPS.Client.Json;

namespace TastyPS.Client.Orders;

/// <summary>A part of the price that a condition looks at.</summary>
public sealed record OrderPriceComponent
{
    /// <summary>The instrument.</summary>
    public string? Symbol { get; init; }

    /// <summary>Its kind as the service words it.</summary>
    public string? InstrumentType { get; init; }

    /// <summary>How many of it, without a sign.</summary>
    public decimal? Quantity { get; init; }

    /// <summary><c>Long</c> or <c>Short</c>.</summary>
    public string? QuantityDirection { get; init; }

    /// <summary>In replies: fields that this version does not know; null if there were none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Extra { get; init; }

    /// <summary>E.g. <c>Long 1 AAPL</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{QuantityDirection} {Quantity} {Symbol}");

    internal static OrderPriceComponent From(JsonFields fields) => new()
    {
        Symbol = fields.Text("symbol"),
        InstrumentType = fields.Text("instrument-type"),
        Quantity = fields.Decimal("quantity"),
        QuantityDirection = fields.Text("quantity-direction"),
        Extra = fields.Rest(),
    };
}

using System.Text.Json;
using TastyPS.Client.Json;

namespace TastyPS.Client.Orders;

/// <summary>A leg of an order as the service reports it.</summary>
public sealed class OrderLeg
{
    private OrderLeg(JsonFields fields)
    {
        InstrumentType = fields.Text("instrument-type");
        Symbol = fields.Text("symbol") ?? "";
        ActionText = fields.Text("action");
        Quantity = fields.Decimal("quantity");
        RemainingQuantity = fields.Decimal("remaining-quantity");
        Fills = fields.Readable("fills", OrderFill.From);
        Extra = fields.Rest();
    }

    /// <summary>The kind of instrument as the service words it, e.g. <c>Equity Option</c>.</summary>
    public string? InstrumentType { get; }

    /// <summary>The symbol.</summary>
    public string Symbol { get; }

    /// <summary>What it does; null if the word is new.</summary>
    public OrderAction? Action => OrderWords.Actions.Find(ActionText);

    /// <summary>What it does as the service words it.</summary>
    public string? ActionText { get; }

    /// <summary>How many units were asked for.</summary>
    public decimal? Quantity { get; }

    /// <summary>How many of them are not filled.</summary>
    public decimal? RemainingQuantity { get; }

    /// <summary>How many are filled, as the fills say; 0 if there are none yet.</summary>
    public decimal FilledQuantity => Fills.Sum(fill => fill.Quantity ?? 0m);

    /// <summary>The average price of the fills per unit; null if there are none.</summary>
    public decimal? AverageFillPrice
    {
        get
        {
            var priced = Fills.Where(fill => fill is { Price: not null, Quantity: > 0m }).ToList();
            return priced.Count == 0 ? null : priced.Sum(fill => fill.Price!.Value * fill.Quantity!.Value) / priced.Sum(fill => fill.Quantity!.Value);
        }
    }

    /// <summary>The fills so far.</summary>
    public IReadOnlyList<OrderFill> Fills { get; }

    /// <summary>Fields that this version does not know; null if there were none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Extra { get; }

    /// <summary>What a trader reads.</summary>
    public override string ToString() => OrderText.Leg(ActionText, Quantity, Symbol);

    internal static OrderLeg From(JsonFields fields) => new(fields);
}

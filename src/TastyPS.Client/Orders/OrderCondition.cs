using System.Text.Json;
using TastyPS.Client.Json;

namespace TastyPS.Client.Orders;

/// <summary>A condition on a price.</summary>
public sealed record OrderCondition
{
    /// <summary>What happens when it is met; null in a reply whose word is new (see <see cref="Extra"/>).</summary>
    public OrderConditionAction? Action { get; init; }

    /// <summary>The instrument whose price counts.</summary>
    public string? Symbol { get; init; }

    /// <summary>Its kind as the service words it, e.g. <c>Equity</c> or <c>Index</c>: conditions know more kinds than legs.</summary>
    public string? InstrumentType { get; init; }

    /// <summary>Which price; null in a reply whose word is new.</summary>
    public OrderConditionIndicator? Indicator { get; init; }

    /// <summary>How it is compared; null in a reply whose word is new.</summary>
    public OrderComparator? Comparator { get; init; }

    /// <summary>The price it is compared with.</summary>
    public decimal? Threshold { get; init; }

    /// <summary>What the price is made of, where it is not that of one instrument.</summary>
    public IReadOnlyList<OrderPriceComponent> PriceComponents { get; init; } = [];

    /// <summary>In replies: its number.</summary>
    public long? Id { get; init; }

    /// <summary>In replies: whether the threshold is an amount of money rather than a price.</summary>
    public bool? IsThresholdBasedOnNotional { get; init; }

    /// <summary>In replies: when it was met.</summary>
    public DateTimeOffset? TriggeredAt { get; init; }

    /// <summary>In replies: the price that met it.</summary>
    public decimal? TriggeredValue { get; init; }

    /// <summary>In replies: fields that this version does not know, and values that could not be read; null if there were none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Extra { get; init; }

    /// <summary>E.g. <c>Route if AAPL Last is at most 124.5</c>, of several instruments <c>Cancel if (Long 1 AAPL + Short 2 MSFT) Last is at least 10</c>.</summary>
    public override string ToString() =>
        $"{Action} if {Priced()} {Indicator} is {(Comparator == OrderComparator.AtLeast ? "at least" : "at most")} {(Threshold is { } threshold ? OrderText.Figure(threshold) : "")}";

    private string Priced() => PriceComponents.Count > 0 ? $"({string.Join(" + ", PriceComponents)})" : OrderText.Symbol(Symbol ?? "");

    internal static OrderCondition From(JsonFields fields) => new()
    {
        Id = fields.Int64("id"),
        Action = fields.Word("action", OrderWords.ConditionActions),
        Symbol = fields.Text("symbol"),
        InstrumentType = fields.Text("instrument-type"),
        Indicator = fields.Word("indicator", OrderWords.Indicators),
        Comparator = fields.Word("comparator", OrderWords.Comparators),
        Threshold = fields.Decimal("threshold"),
        IsThresholdBasedOnNotional = fields.Boolean("is-threshold-based-on-notional"),
        TriggeredAt = fields.Instant("triggered-at"),
        TriggeredValue = fields.Decimal("triggered-value"),
        PriceComponents = fields.Objects("price-components", OrderPriceComponent.From) ?? [],
        Extra = fields.Rest(),
    };
}

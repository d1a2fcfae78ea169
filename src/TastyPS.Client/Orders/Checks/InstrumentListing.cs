using TastyPS.Client.Json;
using TastyPS.Client.OptionChains;

namespace TastyPS.Client.Orders.Checks;

/// <summary>What the service's list of instruments says of one, as far as orders care.</summary>
internal sealed class InstrumentListing
{
    private InstrumentListing(JsonFields fields)
    {
        Symbol = fields.Text("symbol") ?? "";
        UnderlyingSymbol = fields.Text("underlying-symbol");
        IsActive = fields.Boolean("active");
        IsIndex = fields.Boolean("is-index");
        IsClosingOnly = fields.Boolean("is-closing-only");
        AreOptionsClosingOnly = fields.Boolean("is-options-closing-only");
        IsFractionalEligible = fields.Boolean("is-fractional-quantity-eligible");
        ExpiresAt = fields.Instant("stops-trading-at") ?? fields.Instant("expires-at");
        TickSizes = Steps(fields, "tick-sizes");
        OptionTickSizes = Steps(fields, "option-tick-sizes");
        if (TickSizes.Count == 0 && fields.Decimal("tick-size") is { } step)
            TickSizes = [new TickSize { Value = step }];
        Multiplier = fields.Decimal("shares-per-contract") ?? fields.Decimal("notional-multiplier") ?? PointValue(fields);
    }

    public string Symbol { get; }

    public string? UnderlyingSymbol { get; }

    public bool? IsActive { get; }

    public bool? IsIndex { get; }

    public bool? IsClosingOnly { get; }

    public bool? AreOptionsClosingOnly { get; }

    public bool? IsFractionalEligible { get; }

    public DateTimeOffset? ExpiresAt { get; }

    public IReadOnlyList<TickSize> TickSizes { get; }

    public IReadOnlyList<TickSize> OptionTickSizes { get; }

    public decimal? Multiplier { get; }

    public static InstrumentListing? From(JsonFields fields) => new InstrumentListing(fields) is { Symbol.Length: > 0 } listing ? listing : null;

    private static IReadOnlyList<TickSize> Steps(JsonFields fields, string name) =>
        fields.Objects(name, step => new TickSize { Threshold = step.Decimal("threshold"), Value = step.Decimal("value"), Symbol = step.Text("symbol") }) ?? [];

    // Of an option on a future one point is worth its notional value by its display factor.
    private static decimal? PointValue(JsonFields fields) =>
        fields.Decimal("notional-value") is { } value && fields.Decimal("display-factor") is > 0m and var factor ? value / factor : null;
}

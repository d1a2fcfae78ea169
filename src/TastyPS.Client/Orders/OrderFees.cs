using System.Text.Json;
using TastyPS.Client.Json;

namespace TastyPS.Client.Orders;

/// <summary>What an order costs in fees. Amounts carry their sign: negative for a debit, that is for a cost.</summary>
public sealed class OrderFees
{
    private OrderFees(JsonFields fields)
    {
        RegulatoryFees = fields.Signed("regulatory-fees");
        ClearingFees = fields.Signed("clearing-fees");
        Commission = fields.Signed("commission");
        ProprietaryIndexOptionFees = fields.Signed("proprietary-index-option-fees");
        TotalFees = fields.Signed("total-fees");
        Rebates = fields.Signed("rebates");
        RegulatoryFeesBreakdown = fields.Readable("regulatory-fees-breakdown", OrderFeePart.From);
        ClearingFeesBreakdown = fields.Readable("clearing-fees-breakdown", OrderFeePart.From);
        CommissionBreakdown = fields.Readable("commission-breakdown", OrderFeePart.From);
        ProprietaryFeesBreakdown = fields.Readable("proprietary-fees-breakdown", OrderFeePart.From);
        RebatesBreakdown = fields.Readable("rebates-breakdown", OrderFeePart.From);
        PerQuantity = fields.Boolean("per-quantity");
        Extra = fields.Rest();
    }

    /// <summary>All fees together.</summary>
    public decimal? TotalFees { get; }

    /// <summary>Fees of exchanges and authorities.</summary>
    public decimal? RegulatoryFees { get; }

    /// <summary>Fees of clearing.</summary>
    public decimal? ClearingFees { get; }

    /// <summary>The broker's commission.</summary>
    public decimal? Commission { get; }

    /// <summary>Fees on options of proprietary indexes.</summary>
    public decimal? ProprietaryIndexOptionFees { get; }

    /// <summary>Rebates.</summary>
    public decimal? Rebates { get; }

    /// <summary>The parts of <see cref="RegulatoryFees"/>.</summary>
    public IReadOnlyList<OrderFeePart> RegulatoryFeesBreakdown { get; }

    /// <summary>The parts of <see cref="ClearingFees"/>.</summary>
    public IReadOnlyList<OrderFeePart> ClearingFeesBreakdown { get; }

    /// <summary>The parts of <see cref="Commission"/>.</summary>
    public IReadOnlyList<OrderFeePart> CommissionBreakdown { get; }

    /// <summary>The parts of <see cref="ProprietaryIndexOptionFees"/>.</summary>
    public IReadOnlyList<OrderFeePart> ProprietaryFeesBreakdown { get; }

    /// <summary>The parts of <see cref="Rebates"/>.</summary>
    public IReadOnlyList<OrderFeePart> RebatesBreakdown { get; }

    /// <summary>Whether the amounts are those of one unit.</summary>
    public bool? PerQuantity { get; }

    /// <summary>Fields that this version does not know, and values that could not be read; null if there were none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Extra { get; }

    /// <summary>The total.</summary>
    public override string ToString() => FormattableString.Invariant($"{TotalFees}");

    internal static OrderFees From(JsonFields fields) => new(fields);
}

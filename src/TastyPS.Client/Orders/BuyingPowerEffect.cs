using System.Text.Json;
using TastyPS.Client.Json;

namespace TastyPS.Client.Orders;

/// <summary>What an order does to the buying power. Amounts carry their sign: negative for a debit.</summary>
public sealed class BuyingPowerEffect
{
    private BuyingPowerEffect(JsonFields fields)
    {
        ChangeInMarginRequirement = fields.Signed("change-in-margin-requirement");
        ChangeInBuyingPower = fields.Signed("change-in-buying-power");
        CurrentBuyingPower = fields.Signed("current-buying-power");
        NewBuyingPower = fields.Signed("new-buying-power");
        IsolatedOrderMarginRequirement = fields.Signed("isolated-order-margin-requirement");
        IsSpread = fields.Boolean("is-spread");
        Impact = fields.Signed("impact", "effect");
        Extra = fields.Rest();
    }

    /// <summary>How the margin requirement changes.</summary>
    public decimal? ChangeInMarginRequirement { get; }

    /// <summary>How the buying power changes.</summary>
    public decimal? ChangeInBuyingPower { get; }

    /// <summary>The buying power before.</summary>
    public decimal? CurrentBuyingPower { get; }

    /// <summary>The buying power after.</summary>
    public decimal? NewBuyingPower { get; }

    /// <summary>The requirement of the order without regard to positions.</summary>
    public decimal? IsolatedOrderMarginRequirement { get; }

    /// <summary>Whether the service recognised a spread.</summary>
    public bool? IsSpread { get; }

    /// <summary>The change once more.</summary>
    public decimal? Impact { get; }

    /// <summary>Fields that this version does not know, and values that could not be read; null if there were none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Extra { get; }

    /// <summary>The change and what is left.</summary>
    public override string ToString() => FormattableString.Invariant($"{ChangeInBuyingPower}, {NewBuyingPower} left");

    internal static BuyingPowerEffect From(JsonFields fields) => new(fields);
}

using System.Text.Json;
using TastyPS.Client.Accounts;
using TastyPS.Client.Json;

namespace TastyPS.Client.Streaming.AccountStreams.Updates;

/// <summary>Orders that belong together, such as a spread and its rolls, and what they have brought so far. Amounts that cost are negative.</summary>
public sealed class OrderChainUpdate : AccountUpdate
{
    internal OrderChainUpdate(JsonFields fields, UpdateOrigin origin)
        : base(AccountUpdateType.OrderChain, origin)
    {
        AccountNumber = fields.Text("account-number");
        Id = fields.Text("id");
        Description = fields.Text("description");
        UnderlyingSymbol = fields.Text("underlying-symbol");
        if (fields.Object("computed-data") is { } computed)
        {
            IsOpen = computed.Boolean("open");
            RealizedGain = CashEffect.Signed(computed, "realized-gain", "realized-gain-effect");
            RealizedGainWithFees = CashEffect.Signed(computed, "realized-gain-with-fees", "realized-gain-with-fees-effect");
            TotalFees = CashEffect.Signed(computed, "total-fees", "total-fees-effect");
            TotalCommissions = CashEffect.Signed(computed, "total-commissions", "total-commissions-effect");
            TotalOpeningCost = CashEffect.Signed(computed, "total-opening-cost", "total-opening-cost-effect");
            TotalClosingCost = CashEffect.Signed(computed, "total-closing-cost", "total-closing-cost-effect");
            TotalCost = CashEffect.Signed(computed, "total-cost", "total-cost-effect");
            RollCount = computed.Int64("roll-count");
            OpenedAt = computed.Instant("opened-at");
            LastOccurredAt = computed.Instant("last-occurred-at");
            ComputedExtra = computed.Rest();
        }

        Extra = fields.Rest();
    }

    /// <inheritdoc/>
    public override string? AccountNumber { get; }

    /// <summary>The chain's name at the service.</summary>
    public string? Id { get; }

    /// <summary>What it is, e.g. <c>Iron Condor</c>.</summary>
    public string? Description { get; }

    /// <summary>The underlying's symbol.</summary>
    public string? UnderlyingSymbol { get; }

    /// <summary>Whether something of it is still open.</summary>
    public bool? IsOpen { get; }

    /// <summary>What has been realized.</summary>
    public decimal? RealizedGain { get; }

    /// <summary>What has been realized after fees.</summary>
    public decimal? RealizedGainWithFees { get; }

    /// <summary>All fees.</summary>
    public decimal? TotalFees { get; }

    /// <summary>All commissions.</summary>
    public decimal? TotalCommissions { get; }

    /// <summary>What opening cost.</summary>
    public decimal? TotalOpeningCost { get; }

    /// <summary>What closing cost.</summary>
    public decimal? TotalClosingCost { get; }

    /// <summary>What it cost altogether.</summary>
    public decimal? TotalCost { get; }

    /// <summary>How often it was rolled.</summary>
    public long? RollCount { get; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset? OpenedAt { get; }

    /// <summary>When something last happened to it.</summary>
    public DateTimeOffset? LastOccurredAt { get; }

    /// <inheritdoc/>
    public override string Summary => Join(UnderlyingSymbol, Description, IsOpen is false ? "closed," : "open,", "realized", Number(RealizedGain));

    private IReadOnlyDictionary<string, JsonElement>? Extra { get; }

    private IReadOnlyDictionary<string, JsonElement>? ComputedExtra { get; }

    /// <summary>Its orders and holdings (<c>lite-nodes</c>) and whatever else came with it; null if there was nothing.</summary>
    public IReadOnlyDictionary<string, JsonElement>? GetExtra() => Extra;

    /// <summary>Further computed values; null if there were none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? GetComputedExtra() => ComputedExtra;
}

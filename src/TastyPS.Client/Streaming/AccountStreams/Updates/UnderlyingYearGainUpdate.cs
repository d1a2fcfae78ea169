using System.Text.Json;
using TastyPS.Client.Accounts;
using TastyPS.Client.Json;

namespace TastyPS.Client.Streaming.AccountStreams.Updates;

/// <summary>The year's realized gain in one instrument changed. Losses and fees are negative.</summary>
public sealed class UnderlyingYearGainUpdate : AccountUpdate
{
    internal UnderlyingYearGainUpdate(JsonFields fields, UpdateOrigin origin)
        : base(AccountUpdateType.YearGain, origin)
    {
        AccountNumber = fields.Text("account-number");
        Year = fields.Int64("year");
        Symbol = fields.Text("symbol");
        InstrumentType = fields.Text("instrument-type");
        YearlyRealizedGain = CashEffect.Signed(fields, "yearly-realized-gain", "yearly-realized-gain-effect");
        RealizedLotGain = CashEffect.Signed(fields, "realized-lot-gain", "realized-lot-gain-effect");
        Fees = CashEffect.Signed(fields, "fees", "fees-effect");
        Commissions = CashEffect.Signed(fields, "commissions", "commissions-effect");
        Extra = fields.Rest();
    }

    /// <inheritdoc/>
    public override string? AccountNumber { get; }

    /// <summary>The year.</summary>
    public long? Year { get; }

    /// <summary>The instrument.</summary>
    public string? Symbol { get; }

    /// <summary>Its kind as the service words it.</summary>
    public string? InstrumentType { get; }

    /// <summary>What has been realized this year.</summary>
    public decimal? YearlyRealizedGain { get; }

    /// <summary>What has been realized, lot by lot.</summary>
    public decimal? RealizedLotGain { get; }

    /// <summary>The fees.</summary>
    public decimal? Fees { get; }

    /// <summary>The commissions.</summary>
    public decimal? Commissions { get; }

    /// <inheritdoc/>
    public override string Summary => Join(Symbol, FormattableString.Invariant($"{Year}:"), "realized", Number(YearlyRealizedGain));

    private IReadOnlyDictionary<string, JsonElement>? Extra { get; }

    /// <summary>Fields that this version does not know; null if there were none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? GetExtra() => Extra;
}

using System.Text.Json;
using TastyPS.Client.Json;
using TastyPS.Client.Orders;

namespace TastyPS.Client.Streaming.AccountStreams.Updates;

/// <summary>An alert on a price was set, went off or ended.</summary>
public sealed class QuoteAlertUpdate : AccountUpdate
{
    internal QuoteAlertUpdate(JsonFields fields, UpdateOrigin origin)
        : base(AccountUpdateType.QuoteAlert, origin)
    {
        AlertId = fields.Text("alert-external-id");
        Symbol = fields.Text("symbol");
        StreamerSymbol = fields.Text("dx-symbol");
        Field = fields.Text("field");
        Operator = fields.Text("operator");
        Threshold = fields.Decimal("threshold-numeric") ?? fields.Decimal("threshold");
        CreatedAt = fields.Moment("created-at");
        TriggeredAt = fields.Moment("triggered-at");
        CompletedAt = fields.Moment("completed-at");
        ExpiresAt = fields.Moment("expires-at");
        UserId = fields.Text("user-external-id");
        Extra = fields.Rest();
    }

    /// <summary>None: an alert is the user's.</summary>
    public override string? AccountNumber => null;

    /// <summary>The alert's name at the service.</summary>
    public string? AlertId { get; }

    /// <summary>What is watched.</summary>
    public string? Symbol { get; }

    /// <summary>What is watched, by its name in the market data feed.</summary>
    public string? StreamerSymbol { get; }

    /// <summary>Which of its values, e.g. <c>Last</c>.</summary>
    public string? Field { get; }

    /// <summary><c>&gt;</c> or <c>&lt;</c>.</summary>
    public string? Operator { get; }

    /// <summary>The value that sets it off.</summary>
    public decimal? Threshold { get; }

    /// <summary>When it was set.</summary>
    public DateTimeOffset? CreatedAt { get; }

    /// <summary>When it went off; null if it has not.</summary>
    public DateTimeOffset? TriggeredAt { get; }

    /// <summary>When it was done with.</summary>
    public DateTimeOffset? CompletedAt { get; }

    /// <summary>When it ends by itself.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>The user it belongs to.</summary>
    public string? UserId { get; }

    /// <inheritdoc/>
    public override string Summary => Join(Symbol, Field, Operator, Number(Threshold), TriggeredAt is null ? null : "triggered");

    private IReadOnlyDictionary<string, JsonElement>? Extra { get; }

    /// <summary>Fields that this version does not know; null if there were none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? GetExtra() => Extra;
}

using System.Text.Json;
using TastyPS.Client.Json;

namespace TastyPS.Client.Streaming.AccountStreams.Updates;

/// <summary>Money comes from a bank or goes to one.</summary>
public sealed class ExternalTransactionUpdate : AccountUpdate
{
    internal ExternalTransactionUpdate(JsonFields fields, UpdateOrigin origin)
        : base(AccountUpdateType.ExternalTransaction, origin)
    {
        AccountNumber = fields.Text("account-number");
        Id = fields.Text("id");
        Direction = fields.Text("direction");
        Amount = fields.Decimal("amount");
        State = fields.Text("state");
        TransferMethod = fields.Text("transfer-method");
        BankAccountType = fields.Text("bank-account-type");
        DisbursementType = fields.Text("disbursement-type");
        BankingDate = fields.Day("banking-date");
        FundsAvailableDate = fields.Day("funds-available-date");
        IsCancelable = fields.Boolean("is-cancelable");
        IsClearingAccepted = fields.Boolean("is-clearing-accepted");
        CreatedAt = fields.Instant("created-at");
        UpdatedAt = fields.Instant("updated-at");
        Extra = fields.Rest();
    }

    /// <inheritdoc/>
    public override string? AccountNumber { get; }

    /// <summary>The transfer's name at the service.</summary>
    public string? Id { get; }

    /// <summary>Which way it goes, as the service words it.</summary>
    public string? Direction { get; }

    /// <summary>How much, without a sign.</summary>
    public decimal? Amount { get; }

    /// <summary>Where it stands, as the service words it.</summary>
    public string? State { get; }

    /// <summary>By which way it goes, as the service words it.</summary>
    public string? TransferMethod { get; }

    /// <summary>The kind of bank account.</summary>
    public string? BankAccountType { get; }

    /// <summary>The kind of payment.</summary>
    public string? DisbursementType { get; }

    /// <summary>The day of the bank.</summary>
    public CalendarDate? BankingDate { get; }

    /// <summary>From when on the money may be used.</summary>
    public CalendarDate? FundsAvailableDate { get; }

    /// <summary>Whether it may still be called off.</summary>
    public bool? IsCancelable { get; }

    /// <summary>Whether the clearing firm has taken it.</summary>
    public bool? IsClearingAccepted { get; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset? CreatedAt { get; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; }

    /// <inheritdoc/>
    public override string Summary => Join(Direction, Number(Amount), State);

    private IReadOnlyDictionary<string, JsonElement>? Extra { get; }

    /// <summary>Fields that this version does not know; null if there were none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? GetExtra() => Extra;
}

using System.Text.Json;
using TastyPS.Client.Json;

namespace TastyPS.Client.Accounts;

/// <summary>An account that the customer may see. What the service does not say is null.</summary>
public sealed class Account
{
    private Account(JsonFields item, JsonFields fields)
    {
        AccountNumber = fields.Text("account-number") ?? "";
        Nickname = fields.Text("nickname");
        AccountTypeName = fields.Text("account-type-name");
        MarginOrCash = fields.Text("margin-or-cash");
        AuthorityLevel = item.Text("authority-level") ?? fields.Text("authority-level");
        IsClosed = fields.Boolean("is-closed");
        OpenedAt = fields.Instant("opened-at");
        ClosedAt = fields.Instant("closed-at");
        FundingDate = fields.Day("funding-date");
        SuitableOptionsLevel = fields.Text("suitable-options-level");
        DayTraderStatus = fields.Boolean("day-trader-status");
        IsFuturesApproved = fields.Boolean("is-futures-approved");
        IsForeign = fields.Boolean("is-foreign");
        IsFirmError = fields.Boolean("is-firm-error");
        IsFirmProprietary = fields.Boolean("is-firm-proprietary");
        IsTestDrive = fields.Boolean("is-test-drive");
        InvestmentObjective = fields.Text("investment-objective");
        InvestmentTimeHorizon = fields.Text("investment-time-horizon");
        LiquidityNeeds = fields.Text("liquidity-needs");
        RiskTolerance = fields.Text("risk-tolerance");
        FuturesAccountPurpose = fields.Text("futures-account-purpose");
        RegulatoryDomain = fields.Text("regulatory-domain");
        ExternalId = fields.Text("external-id");
        ExternalFdid = fields.Text("external-fdid");
        ExtCrmId = fields.Text("ext-crm-id");
        SubmittingUserId = fields.Text("submitting-user-id");
        CreatedAt = fields.Instant("created-at");
        Extra = fields.Rest();
    }

    /// <summary>The account number.</summary>
    public string AccountNumber { get; }

    /// <summary>The name the customer gave it.</summary>
    public string? Nickname { get; }

    /// <summary>E.g. <c>Individual</c>, <c>Joint</c>, <c>Roth IRA</c>, <c>Entity</c>.</summary>
    public string? AccountTypeName { get; }

    /// <summary><c>Margin</c> or <c>Cash</c>.</summary>
    public string? MarginOrCash { get; }

    /// <summary>What the customer may do with it, e.g. <c>owner</c>.</summary>
    public string? AuthorityLevel { get; }

    /// <summary>Whether it is closed.</summary>
    public bool? IsClosed { get; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset? OpenedAt { get; }

    /// <summary>When it was closed.</summary>
    public DateTimeOffset? ClosedAt { get; }

    /// <summary>The day of the first deposit.</summary>
    public CalendarDate? FundingDate { get; }

    /// <summary>Which option strategies suit it, e.g. <c>No Restrictions</c>.</summary>
    public string? SuitableOptionsLevel { get; }

    /// <summary>Whether it is marked as a day trader's.</summary>
    public bool? DayTraderStatus { get; }

    /// <summary>Whether futures may be traded.</summary>
    public bool? IsFuturesApproved { get; }

    /// <summary>Whether the customer is foreign.</summary>
    public bool? IsForeign { get; }

    /// <summary>Whether it is the firm's error account.</summary>
    public bool? IsFirmError { get; }

    /// <summary>Whether it is the firm's own.</summary>
    public bool? IsFirmProprietary { get; }

    /// <summary>Whether it is for trying out; old accounts only.</summary>
    public bool? IsTestDrive { get; }

    /// <summary>E.g. <c>SPECULATION</c> or <c>GROWTH</c>.</summary>
    public string? InvestmentObjective { get; }

    /// <summary>The time horizon the customer stated.</summary>
    public string? InvestmentTimeHorizon { get; }

    /// <summary>The liquidity needs the customer stated.</summary>
    public string? LiquidityNeeds { get; }

    /// <summary>The risk tolerance the customer stated.</summary>
    public string? RiskTolerance { get; }

    /// <summary>What futures are traded for.</summary>
    public string? FuturesAccountPurpose { get; }

    /// <summary>Whose rules apply.</summary>
    public string? RegulatoryDomain { get; }

    /// <summary>An identifier of the service's own.</summary>
    public string? ExternalId { get; }

    /// <summary>The firm designated identifier.</summary>
    public string? ExternalFdid { get; }

    /// <summary>An identifier of the service's customer management.</summary>
    public string? ExtCrmId { get; }

    /// <summary>Who applied for it.</summary>
    public string? SubmittingUserId { get; }

    /// <summary>When its record was made.</summary>
    public DateTimeOffset? CreatedAt { get; }

    /// <summary>Fields that this version does not know, and values that could not be read; null if there were none.</summary>
    internal IReadOnlyDictionary<string, JsonElement>? Extra { get; }

    /// <summary>Fields of the reply that this version does not know; null if there were none. A method, so that it is no column.</summary>
    public IReadOnlyDictionary<string, JsonElement>? GetExtra() => Extra;

    /// <summary>Number and nickname.</summary>
    public override string ToString() => Nickname is null ? AccountNumber : $"{AccountNumber} {Nickname}";

    // In a list the account lies inside its item, beside the authority.
    internal static Account? From(JsonFields item) =>
        new Account(item, item.Object("account") ?? item) is { AccountNumber.Length: > 0 } account ? account : null;
}

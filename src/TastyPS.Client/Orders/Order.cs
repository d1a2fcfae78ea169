using System.Text.Json;
using TastyPS.Client.Json;

namespace TastyPS.Client.Orders;

/// <summary>An order as the service reports it, flat for tables and files. What the service does not say is null, never 0.</summary>
public sealed class Order
{
    private Order(JsonFields fields)
    {
        Id = fields.Int64("id");
        AccountNumber = fields.Text("account-number");
        Status = new OrderStatus(fields.Text("status"));
        UnderlyingSymbol = fields.Text("underlying-symbol");
        UnderlyingInstrumentType = fields.Text("underlying-instrument-type");
        OrderTypeText = fields.Text("order-type");
        TimeInForceText = fields.Text("time-in-force");
        GtcDate = fields.Day("gtc-date");
        Price = fields.Decimal("price");
        PriceEffect = fields.Word("price-effect", OrderWords.Effects);
        StopTrigger = fields.Decimal("stop-trigger");
        Value = fields.Decimal("value");
        ValueEffect = fields.Word("value-effect", OrderWords.Effects);
        Size = fields.Decimal("size");
        LegCount = fields.Int64("leg-count");
        Legs = fields.Readable("legs", OrderLeg.From);
        ReceivedAt = fields.Instant("received-at");
        InFlightAt = fields.Instant("in-flight-at");
        LiveAt = fields.Instant("live-at");
        CancelledAt = fields.Instant("cancelled-at");
        TerminalAt = fields.Instant("terminal-at");
        UpdatedAt = fields.Moment("updated-at");
        Cancellable = fields.Boolean("cancellable");
        Editable = fields.Boolean("editable");
        Edited = fields.Boolean("edited");
        ReplacesOrderId = fields.Int64("replaces-order-id");
        ReplacingOrderId = fields.Int64("replacing-order-id");
        ComplexOrderId = fields.Int64("complex-order-id");
        ComplexOrderTag = fields.Text("complex-order-tag");
        ContingentStatus = fields.Text("contingent-status");
        ConfirmationStatus = fields.Text("confirmation-status");
        RejectReason = fields.Text("reject-reason");
        ExternalIdentifier = fields.Text("external-identifier");
        Source = fields.Text("source");
        CancelledSize = fields.Decimal("cancelled-size");
        Rules = fields.Model("rules", OrderRules.From) ?? fields.Model("order-rule", OrderRules.From);
        PreflightId = fields.Text("preflight-id");
        DestinationVenue = fields.Text("destination-venue");
        ExtExchangeOrderNumber = fields.Text("ext-exchange-order-number");
        ExtClientOrderId = fields.Text("ext-client-order-id");
        ExtGlobalOrderNumber = fields.Int64("ext-global-order-number");
        GlobalRequestId = fields.Text("global-request-id");
        UserId = fields.Text("user-id");
        Username = fields.Text("username");
        CancelUserId = fields.Text("cancel-user-id");
        CancelUsername = fields.Text("cancel-username");
        Extra = fields.Rest();
    }

    /// <summary>Its number; null in a dry run.</summary>
    public long? Id { get; }

    /// <summary>The account.</summary>
    public string? AccountNumber { get; }

    /// <summary>Where it stands.</summary>
    public OrderStatus Status { get; }

    /// <summary>Where it stands, as the service words it.</summary>
    public string StatusText => Status.ToString();

    /// <summary>The underlying's symbol.</summary>
    public string? UnderlyingSymbol { get; }

    /// <summary>The underlying's kind as the service words it: <c>Equity</c> for options too, <c>Future</c> for options on futures.</summary>
    public string? UnderlyingInstrumentType { get; }

    /// <summary>How it is priced; null if the word is new.</summary>
    public OrderType? OrderType => OrderWords.Types.Find(OrderTypeText);

    /// <summary>How it is priced, as the service words it.</summary>
    public string? OrderTypeText { get; }

    /// <summary>How long it works; null if the word is new.</summary>
    public TimeInForce? TimeInForce => OrderWords.TimesInForce.Find(TimeInForceText);

    /// <summary>How long it works, as the service words it.</summary>
    public string? TimeInForceText { get; }

    /// <summary>Its last day, if it has one.</summary>
    public CalendarDate? GtcDate { get; }

    /// <summary>The limit without a sign: per unit, net of a spread.</summary>
    public decimal? Price { get; }

    /// <summary>Whether the price is paid or received.</summary>
    public PriceEffect? PriceEffect { get; }

    /// <summary>The limit with its sign: negative for a debit. Null where there is no price or no effect.</summary>
    public decimal? SignedPrice => PriceEffect switch
    {
        Orders.PriceEffect.Credit => Price,
        Orders.PriceEffect.Debit => -Price,
        _ => null,
    };

    /// <summary>The price that sets off a stop.</summary>
    public decimal? StopTrigger { get; }

    /// <summary>The amount of money of a notional order.</summary>
    public decimal? Value { get; }

    /// <summary>Whether <see cref="Value"/> is paid or received.</summary>
    public PriceEffect? ValueEffect { get; }

    /// <summary>The order's size: of a spread how often it is done.</summary>
    public decimal? Size { get; }

    /// <summary>How many legs it has, where the service says so itself.</summary>
    public long? LegCount { get; }

    /// <summary>The legs.</summary>
    public IReadOnlyList<OrderLeg> Legs { get; }

    /// <summary>How many units of the order are filled: the least progress of its legs, in units of <see cref="Size"/>.</summary>
    public decimal FilledQuantity => Legs.Count == 0 ? 0m : Legs.Min(leg => leg.Quantity is > 0m and var asked && Size is { } size ? leg.FilledQuantity * size / asked : leg.FilledQuantity);

    /// <summary>The average price of the fills without a sign: per unit, net of a spread, once every leg has fills. Null before.</summary>
    public decimal? AverageFillPrice => SignedFillPrice is { } price ? Math.Abs(price) : Legs is [var only] ? only.AverageFillPrice : null;

    /// <summary>Whether <see cref="AverageFillPrice"/> was paid or received; null if it is 0 or not known.</summary>
    public PriceEffect? FillPriceEffect => OrderFillPrice.EffectOf(SignedFillPrice);

    /// <summary>The average price of the fills with its sign: negative for a debit.</summary>
    public decimal? SignedFillPrice => OrderFillPrice.Of(this);

    /// <summary>When the service took it on.</summary>
    public DateTimeOffset? ReceivedAt { get; }

    /// <summary>When it was sent out.</summary>
    public DateTimeOffset? InFlightAt { get; }

    /// <summary>When it began to rest at the venue.</summary>
    public DateTimeOffset? LiveAt { get; }

    /// <summary>When it was cancelled.</summary>
    public DateTimeOffset? CancelledAt { get; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? TerminalAt { get; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; }

    /// <summary>Whether it may be cancelled now.</summary>
    public bool? Cancellable { get; }

    /// <summary>Whether it may be changed now.</summary>
    public bool? Editable { get; }

    /// <summary>Whether it was ended by a replacement.</summary>
    public bool? Edited { get; }

    /// <summary>The order that this one replaces.</summary>
    public long? ReplacesOrderId { get; }

    /// <summary>The order that replaced this one.</summary>
    public long? ReplacingOrderId { get; }

    /// <summary>The complex order it belongs to.</summary>
    public long? ComplexOrderId { get; }

    /// <summary>Its part there, e.g. <c>OTOCO::trigger-order</c>.</summary>
    public string? ComplexOrderTag { get; }

    /// <summary>What a contingent order waits for: <c>Pending Order</c> or <c>Pending Condition</c>.</summary>
    public string? ContingentStatus { get; }

    /// <summary>Whether it wants to be confirmed once more.</summary>
    public string? ConfirmationStatus { get; }

    /// <summary>Why it was rejected.</summary>
    public string? RejectReason { get; }

    /// <summary>The name its sender gave it.</summary>
    public string? ExternalIdentifier { get; }

    /// <summary>The application that sent it.</summary>
    public string? Source { get; }

    /// <summary>How much of it was cancelled.</summary>
    public decimal? CancelledSize { get; }

    /// <summary>Its conditions.</summary>
    public OrderRules? Rules { get; }

    /// <summary>Its number among the orders of one request.</summary>
    public string? PreflightId { get; }

    /// <summary>Where it was sent.</summary>
    public string? DestinationVenue { get; }

    /// <summary>The venue's number.</summary>
    public string? ExtExchangeOrderNumber { get; }

    /// <summary>The broker's name for it at the venue.</summary>
    public string? ExtClientOrderId { get; }

    /// <summary>A further number.</summary>
    public long? ExtGlobalOrderNumber { get; }

    /// <summary>By what support finds the request.</summary>
    public string? GlobalRequestId { get; }

    /// <summary>The user that placed it.</summary>
    public string? UserId { get; }

    /// <summary>The name of that user.</summary>
    public string? Username { get; }

    /// <summary>The user that cancelled it.</summary>
    public string? CancelUserId { get; }

    /// <summary>The name of that user.</summary>
    public string? CancelUsername { get; }

    /// <summary>Fields that this version does not know, and values that could not be read; null if there were none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Extra { get; }

    /// <summary>The order in one line: <c>Sell to Open 1 SPY 2026-12-18 540 put + … limit 1.25 credit, Day</c>.</summary>
    public override string ToString() => OrderText.Of(this);

    /// <summary>Reads an order, of whatever was answered or streamed.</summary>
    internal static Order From(JsonFields fields) => new(fields);

    /// <summary>As <see cref="From"/>, for lists: null if it has no number.</summary>
    internal static Order? Listed(JsonFields fields) => new Order(fields) is { Id: not null } order ? order : null;
}

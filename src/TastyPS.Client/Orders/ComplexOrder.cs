using System.Text.Json;
using TastyPS.Client.Json;

namespace TastyPS.Client.Orders;

/// <summary>Several orders that depend on each other, as the service reports them.</summary>
public sealed class ComplexOrder
{
    private ComplexOrder(JsonFields fields)
    {
        Id = fields.Int64("id");
        AccountNumber = fields.Text("account-number");
        TypeText = fields.Text("type");
        TriggerOrder = fields.Model("trigger-order", Order.From);
        Orders = fields.Readable("orders", Order.From);
        RelatedOrders = fields.Readable("related-orders", RelatedOrder.From);
        TerminalAt = fields.Instant("terminal-at");
        RatioPriceThreshold = fields.Decimal("ratio-price-threshold");
        RatioPriceComparator = fields.Word("ratio-price-comparator", OrderWords.Comparators);
        RatioPriceIsThresholdBasedOnNotional = fields.Boolean("ratio-price-is-threshold-based-on-notional");
        Extra = fields.Rest();
    }

    /// <summary>Its number, which is none of its orders'; null in a dry run.</summary>
    public long? Id { get; }

    /// <summary>Always true: by it a row made of a complex order is told from one of a single order, whose numbers are others.</summary>
    public bool IsComplex { get; } = true;

    /// <summary>The account.</summary>
    public string? AccountNumber { get; }

    /// <summary>How the orders depend on each other; null if the word is new.</summary>
    public ComplexOrderType? Type => OrderWords.ComplexTypes.Find(TypeText);

    /// <summary>How the orders depend on each other, as the service words it.</summary>
    public string? TypeText { get; }

    /// <summary>The order whose fill sends the others.</summary>
    public Order? TriggerOrder { get; }

    /// <summary>The orders.</summary>
    public IReadOnlyList<Order> Orders { get; }

    /// <summary>Orders that replaced or were replaced by one of them.</summary>
    public IReadOnlyList<RelatedOrder> RelatedOrders { get; }

    /// <summary>When the last of its orders ended.</summary>
    public DateTimeOffset? TerminalAt { get; }

    /// <summary>The ratio that sends the orders of a pair.</summary>
    public decimal? RatioPriceThreshold { get; }

    /// <summary>How that ratio is compared.</summary>
    public OrderComparator? RatioPriceComparator { get; }

    /// <summary>Whether the threshold is an amount of money.</summary>
    public bool? RatioPriceIsThresholdBasedOnNotional { get; }

    /// <summary>Fields that this version does not know, and values that could not be read; null if there were none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Extra { get; }

    internal IEnumerable<Order> Components => AllOrders();

    /// <summary>All orders, the trigger first.</summary>
    public IEnumerable<Order> AllOrders() => TriggerOrder is null ? Orders : new[] { TriggerOrder }.Concat(Orders);

    /// <summary>How the orders depend on each other, with the ratio that sends them.</summary>
    public string Kind() => TypeText + OrderText.Ratio(RatioPriceComparator, RatioPriceThreshold, RatioPriceIsThresholdBasedOnNotional);

    /// <summary>The orders in one line, with the ratio that sends them.</summary>
    public override string ToString() => $"{Kind()}: " + string.Join("; ", Components);

    internal static ComplexOrder From(JsonFields fields) => new(fields);

    internal static ComplexOrder? Listed(JsonFields fields) => new ComplexOrder(fields) is { Id: not null } order ? order : null;
}

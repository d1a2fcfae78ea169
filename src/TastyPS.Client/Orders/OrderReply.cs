using System.Text.Json;
using TastyPS.Client.Json;

namespace TastyPS.Client.Orders;

/// <summary>What the service answers to an order: the order, what it does to the buying power, its fees, and what there is to say about it.</summary>
public abstract class OrderReply
{
    // Whoever places many orders seldom looks at these, and they are most of a reply.
    private readonly Lazy<BuyingPowerEffect?>? _buyingPower;
    private readonly Lazy<OrderFees?>? _fees;
    private readonly Lazy<OrderFees?>? _closingFees;

    private protected OrderReply(JsonFields fields)
    {
        Order = fields.Model("order", Orders.Order.From);
        ComplexOrder = fields.Model("complex-order", Orders.ComplexOrder.From);
        _buyingPower = fields.ModelLater("buying-power-effect", BuyingPowerEffect.From);
        _fees = fields.ModelLater("fee-calculation", OrderFees.From);
        _closingFees = fields.ModelLater("closing-fee-calculation", OrderFees.From);
        Warnings = fields.Readable("warnings", OrderMessage.From);
        Errors = fields.Readable("errors", OrderMessage.From);
        Notes = fields.Readable("notes", OrderMessage.From);
        Extra = fields.Rest();
    }

    private protected OrderReply(Order? order, ComplexOrder? complexOrder) => (Order, ComplexOrder, Warnings, Errors, Notes) = (order, complexOrder, [], [], []);

    /// <summary>The order; null if it was a complex one.</summary>
    public Order? Order { get; }

    /// <summary>The complex order; null if it was a single one.</summary>
    public ComplexOrder? ComplexOrder { get; }

    /// <summary>What it does to the buying power; null if the service did not say.</summary>
    public BuyingPowerEffect? BuyingPower => _buyingPower?.Value;

    /// <summary>Its fees; null if the service did not say.</summary>
    public OrderFees? Fees => _fees?.Value;

    /// <summary>The fees of closing what it opens; null if the service did not say.</summary>
    public OrderFees? ClosingFees => _closingFees?.Value;

    /// <summary>What the service warns of.</summary>
    public IReadOnlyList<OrderMessage> Warnings { get; }

    /// <summary>What the service objects to.</summary>
    public IReadOnlyList<OrderMessage> Errors { get; }

    /// <summary>What the service remarks.</summary>
    public IReadOnlyList<OrderMessage> Notes { get; }

    /// <summary>Fields that this version does not know; null if there were none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Extra { get; }

    /// <summary>The order in one line.</summary>
    public override string ToString() => Order?.ToString() ?? ComplexOrder?.ToString() ?? "";
}

using TastyPS.Client.Json;
using TastyPS.Client.Orders;

namespace TastyPS.Client.Streaming.AccountStreams.Updates;

/// <summary>
/// An order changed. An older state never comes after a newer one. Fills are told by the legs, whatever the status says: an order can be filled and still be Live,
/// and Filled before the last of its legs has its fills.
/// </summary>
public sealed class AccountOrderUpdate : AccountUpdate
{
    internal AccountOrderUpdate(Order order, IReadOnlyList<OrderExecution> newFills, UpdateOrigin origin)
        : base(AccountUpdateType.Order, origin)
    {
        Order = order;
        NewFills = ReadableList.Of(newFills);
    }

    /// <inheritdoc/>
    public override string? AccountNumber => Order.AccountNumber;

    /// <summary>The order's number.</summary>
    public long OrderId => Order.Id!.Value;

    /// <summary>Where it stands.</summary>
    public OrderStatus Status => Order.Status;

    /// <summary>The underlying's symbol.</summary>
    public string? UnderlyingSymbol => Order.UnderlyingSymbol;

    /// <summary>The order as it is now, with all its fills.</summary>
    public Order Order { get; }

    /// <summary>The fills that the stream had not told before, each once. Those of before the stream was opened come with <see cref="AccountUpdate.IsInitial"/>.</summary>
    public IReadOnlyList<OrderExecution> NewFills { get; }

    /// <summary>How many units of the order are filled.</summary>
    public decimal FilledQuantity => Order.FilledQuantity;

    /// <summary>The average price of the fills without a sign: per unit, net of a spread.</summary>
    public decimal? AverageFillPrice => Order.AverageFillPrice;

    /// <summary>Whether that was paid or received.</summary>
    public PriceEffect? FillPriceEffect => Order.FillPriceEffect;

    /// <summary>The order that this one replaces.</summary>
    public long? ReplacesOrderId => Order.ReplacesOrderId;

    /// <summary>The order that replaced this one.</summary>
    public long? ReplacingOrderId => Order.ReplacingOrderId;

    /// <inheritdoc/>
    public override string Summary
    {
        get
        {
            var fills = NewFills.Count == 0 ? "" : $" (new fills: {string.Join(", ", NewFills)})";
            var replaced = ReplacingOrderId is { } next ? FormattableString.Invariant($", replaced by {next}") : "";
            return FormattableString.Invariant($"{OrderId} {Status}{replaced}: {Order}{fills}");
        }
    }
}

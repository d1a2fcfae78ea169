using TastyPS.Client.Orders;
using TastyPS.Client.Streaming.AccountStreams.Updates;

namespace TastyPS.Client.Streaming.AccountStreams.Tracking;

/// <summary>How an order ended, together with the orders that replaced it.</summary>
public sealed class OrderOutcome
{
    internal OrderOutcome(IReadOnlyList<Order> chain, IReadOnlyList<OrderExecution> fills, bool hasAllFills)
    {
        Chain = chain;
        Fills = fills;
        HasAllFills = hasAllFills;
    }

    /// <summary>The account.</summary>
    public string? AccountNumber => Order.AccountNumber;

    /// <summary>The last order's number.</summary>
    public long OrderId => Order.Id!.Value;

    /// <summary>How it ended.</summary>
    public OrderStatus Status => Order.Status;

    /// <summary>The last order of the chain: the one that was not replaced.</summary>
    public Order Order => Chain[Chain.Count - 1];

    /// <summary>The order that was followed, and each order that replaced the one before.</summary>
    public IReadOnlyList<Order> Chain { get; }

    /// <summary>All fills of all of them, each once.</summary>
    public IReadOnlyList<OrderExecution> Fills { get; }

    /// <summary>False if the order is filled, and yet the service did not tell the fills of every leg in time.</summary>
    public bool HasAllFills { get; }

    /// <summary>How many units of the order were filled, over the whole chain.</summary>
    public decimal FilledQuantity => Chain.Sum(order => order.FilledQuantity);

    /// <summary>The average price of the fills over the whole chain, as <see cref="Orders.Order.AverageFillPrice"/> has it; null if nothing was filled.</summary>
    public decimal? AverageFillPrice => SignedFillPrice is { } price ? Math.Abs(price) : null;

    /// <summary>The same with its sign: negative for a debit.</summary>
    public decimal? SignedFillPrice
    {
        get
        {
            var filled = Chain.Where(order => order is { FilledQuantity: > 0m, SignedFillPrice: not null }).ToList();
            return filled.Count == 0 ? null : filled.Sum(order => order.SignedFillPrice!.Value * order.FilledQuantity) / filled.Sum(order => order.FilledQuantity);
        }
    }

    /// <summary>Status and order in one line.</summary>
    public override string ToString() => FormattableString.Invariant($"{OrderId} {Status}: {Order}");
}

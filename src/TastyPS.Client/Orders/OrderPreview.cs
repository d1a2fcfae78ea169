using TastyPS.Client.Json;
using TastyPS.Client.Orders.Confirming;
using TastyPS.Client.Orders.Submission;

namespace TastyPS.Client.Orders;

/// <summary>What a dry run said. Nothing was placed.</summary>
public sealed class OrderPreview : OrderReply
{
    private OrderPreview(JsonFields fields)
        : base(fields)
    {
    }

    /// <summary>The money that the order moves at its own price, without fees: negative if it is paid. Null of futures and complex orders, and where the market makes the price.</summary>
    public decimal? Cost => Order is { } order ? OrderCost.Of(order) : null;

    /// <summary>Returns if the service, which answered, objects to nothing.</summary>
    /// <exception cref="OrderRefusedException">It objects. Nothing was placed.</exception>
    public void DemandAccepted()
    {
        if (Errors.Count > 0)
            throw OrderRefusedException.Of(this);
    }

    internal static OrderPreview From(JsonFields fields) => new(fields);
}

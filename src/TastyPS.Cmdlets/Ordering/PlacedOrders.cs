using TastyPS.Client;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Replacing;

namespace TastyPS.Ordering;

/// <summary>What can be known of an order that is to be changed or cancelled before the service is asked.</summary>
internal static class PlacedOrders
{
    /// <summary>Returns if something can still happen to the order.</summary>
    /// <exception cref="OrderEndedException">It has ended.</exception>
    public static void DemandWorking(Order order)
    {
        if (!order.Status.IsTerminal)
            return;
        throw new OrderEndedException(order.ReplacingOrderId is { } next
            ? FormattableString.Invariant($"Order {order.Id} has been replaced by order {next}: {order}.")
            : FormattableString.Invariant($"Order {order.Id} has ended, it is {order.Status}: {order}."));
    }

    /// <summary>Returns if something can still happen to one of the orders.</summary>
    /// <exception cref="OrderEndedException">All have ended.</exception>
    public static void DemandWorking(ComplexOrder order)
    {
        if (order.TerminalAt is not null)
            throw new OrderEndedException(FormattableString.Invariant($"Complex order {order.Id} has ended: {order}."));
    }

    /// <summary>What replaces an order.</summary>
    /// <exception cref="OrderTooNewException">This version cannot say the order again.</exception>
    public static OrderRequest Replacement(Order order, OrderEdit changes)
    {
        try
        {
            return OrderReplacement.Of(order, changes);
        }
        catch (NotSupportedException e)
        {
            throw new OrderTooNewException(e.Message, e);
        }
    }

    /// <summary>Returns if a replacement is another order than what works.</summary>
    /// <exception cref="OrderUnchangedException">It says the same again.</exception>
    public static void DemandChanged(Order order, OrderRequest replacement)
    {
        var same = Replacement(order, new OrderEdit());
        if ((same.OrderType, same.TimeInForce, same.GtcDate, same.Price, same.PriceEffect, same.StopTrigger)
            == (replacement.OrderType, replacement.TimeInForce, replacement.GtcDate, replacement.Price, replacement.PriceEffect, replacement.StopTrigger))
            throw new OrderUnchangedException(FormattableString.Invariant($"Order {order.Id} is so already: {order}. Nothing was sent."));
    }

    /// <summary>Awaits what has to say a placed order again.</summary>
    /// <exception cref="OrderTooNewException">This version cannot.</exception>
    public static async Task UnderstoodAsync(Task work)
    {
        try
        {
            await work.ConfigureAwait(false);
        }
        catch (NotSupportedException e)
        {
            throw new OrderTooNewException(e.Message, e);
        }
    }
}

/// <summary>The order has ended, so that nothing can be changed about it.</summary>
internal sealed class OrderEndedException(string message) : TastyException(message);

/// <summary>The replacement says the same as the order that it would replace.</summary>
internal sealed class OrderUnchangedException(string message) : TastyException(message);

/// <summary>The order is of a kind that this version cannot say again.</summary>
internal sealed class OrderTooNewException(string message, Exception cause) : TastyException(message, cause);

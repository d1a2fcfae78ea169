using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Checks;
using TastyPS.Errors;

namespace TastyPS.Ordering;

/// <summary>The checks of an order when it is made. A price between ticks is no error yet: the commands that send the order round it, or refuse it.</summary>
internal static class MadeOrder
{
    /// <summary>Returns if nothing else is known against the order.</summary>
    /// <returns>What is to be said of a price between ticks; null if there is none.</returns>
    /// <exception cref="OrderCheckException">Something is.</exception>
    public static string? Demand(OrderRequest order, DateTimeOffset now)
    {
        OrderChecks.Demand(OnTick(order), now);
        return Warning(() => OrderChecks.Demand(order, now));
    }

    /// <inheritdoc cref="Demand(OrderRequest, DateTimeOffset)"/>
    public static string? Demand(ComplexOrderRequest order, DateTimeOffset now)
    {
        OrderChecks.Demand(order with { TriggerOrder = order.TriggerOrder is { } trigger ? OnTick(trigger) : null, Orders = [.. order.Orders.Select(OnTick)] }, now);
        return Warning(() => OrderChecks.Demand(order, now));
    }

    private static OrderRequest OnTick(OrderRequest order) => new TickRounding(isAsked: true).Apply(order);

    private static string? Warning(Action demand)
    {
        try
        {
            demand();
            return null;
        }
        catch (OrderCheckException e) when (e.Check == OrderCheck.PriceOffTick)
        {
            return $"{e.Message} Test-TastyOrder and Submit-TastyOrder round it with -RoundToTick, and refuse it without. ({WarningIds.OrderWarning})";
        }
    }
}

namespace TastyPS.Client.Orders;

/// <summary>The average price at which an order was filled.</summary>
internal static class OrderFillPrice
{
    public static decimal? Of(Order order)
    {
        if (order.Legs is [var single])
            return single.AverageFillPrice;
        if (order.Legs.Count == 0 || order.Size is not > 0m)
            return null;

        var net = 0m;
        foreach (var leg in order.Legs)
        {
            if (leg.AverageFillPrice is not { } price || leg.Quantity is not { } quantity || leg.Action is not { } action)
                return null;
            var sign = action is OrderAction.BuyToOpen or OrderAction.BuyToClose or OrderAction.Buy ? -1m : 1m;
            net += sign * price * quantity / order.Size.Value;
        }

        return net;
    }
}

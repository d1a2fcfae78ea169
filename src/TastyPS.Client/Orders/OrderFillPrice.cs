namespace TastyPS.Client.Orders;

/// <summary>The average price at which an order was filled.</summary>
internal static class OrderFillPrice
{
    /// <summary>With its sign, as <see cref="Order.SignedPrice"/> has it: negative for a debit, per unit, net of a spread. Null before every leg has fills.</summary>
    public static decimal? Of(Order order)
    {
        if (order.Legs.Count == 0)
            return null;

        var net = 0m;
        foreach (var leg in order.Legs)
        {
            if (leg.AverageFillPrice is not { } price || leg.Action is not { } action || PerUnit(order, leg) is not { } perUnit)
                return null;
            net += (action is OrderAction.BuyToOpen or OrderAction.BuyToClose or OrderAction.Buy ? -price : price) * perUnit;
        }

        return net;
    }

    /// <summary>Which way a price with a sign goes; null if it is 0.</summary>
    public static PriceEffect? EffectOf(decimal? signed) => signed switch
    {
        < 0m => PriceEffect.Debit,
        > 0m => PriceEffect.Credit,
        _ => null,
    };

    // One leg is the unit itself, whatever the service says of the size.
    private static decimal? PerUnit(Order order, OrderLeg leg) => order.Legs.Count == 1 ? 1m : order.Size is > 0m and var size ? leg.Quantity / size : null;
}

using TastyPS.Client.Orders.Limits;

namespace TastyPS.Client.Orders.Confirming;

/// <summary>The money that an order moves when all of it is filled at its own price, without fees: negative if it is paid.</summary>
public static class OrderCost
{
    /// <summary>The money of an order; null of futures, of which only the changes are paid, and where the market makes the price, or where the worth of a unit is not known, as of a future without facts.</summary>
    public static decimal? Of(OrderRequest order)
    {
        if (order is null)
            throw new ArgumentNullException(nameof(order));

        if (IsOfFutures(order))
            return null;
        var money = order.Value ?? (order.Price is { } price ? OrderNotional.At(order, price) : null);
        return (order.Value is null ? order.PriceEffect : order.ValueEffect) switch
        {
            PriceEffect.Credit => money,
            PriceEffect.Debit => -money,
            _ => null,
        };
    }

    /// <summary>As <see cref="Of(OrderRequest)"/>, of an order that the service has told of.</summary>
    public static decimal? Of(Order order)
    {
        if (order is null)
            throw new ArgumentNullException(nameof(order));

        List<OrderLegRequest> legs = [];
        foreach (var leg in order.Legs)
        {
            if (OrderWords.InstrumentTypes.Find(leg.InstrumentType) is not { } kind)
                return null;
            legs.Add(new OrderLegRequest { InstrumentType = kind, Symbol = leg.Symbol, Quantity = leg.Quantity });
        }

        return Of(new OrderRequest { Price = order.Price, PriceEffect = order.PriceEffect, Value = order.Value, ValueEffect = order.ValueEffect, Legs = legs });
    }

    /// <summary>About what an order of one leg moves whose price the market makes: at its trigger if it has one, else at the mark. Null if that is not known.</summary>
    public static decimal? AtMark(OrderRequest order)
    {
        if (order is null)
            throw new ArgumentNullException(nameof(order));

        if (IsOfFutures(order) || order is not { Price: null, Value: null, Legs: [var leg] } || (order.StopTrigger ?? leg.Facts?.Mark) is not { } price)
            return null;
        var money = OrderNotional.At(order, price);
        return leg.Buys ? -money : money;
    }

    /// <summary>What an order of futures moves without paying for it, at its limit, its trigger or the mark; null of others, and where that is not known.</summary>
    internal static decimal? NotionalOfFutures(OrderRequest order) =>
        IsOfFutures(order) && (order.Price ?? order.StopTrigger ?? order.Legs[0].Facts?.Mark) is { } price ? OrderNotional.At(order, price) : null;

    private static bool IsOfFutures(OrderRequest order) => order.Legs is [{ InstrumentType: OrderInstrumentType.Future }];
}

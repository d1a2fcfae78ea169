using TastyPS.Client.Orders.Limits;

namespace TastyPS.Client.Orders.Confirming;

/// <summary>The money that an order moves when all of it is filled at its own price, without fees: negative if it is paid.</summary>
public static class OrderCost
{
    /// <summary>The money of an order; null where the market makes the price, or where the worth of a unit is not known, as of a future without facts.</summary>
    public static decimal? Of(OrderRequest order)
    {
        if (order is null)
            throw new ArgumentNullException(nameof(order));

        return (order.Value is null ? order.Price is null ? null : order.PriceEffect : order.ValueEffect) switch
        {
            PriceEffect.Credit => OrderNotional.Of(order),
            PriceEffect.Debit => -OrderNotional.Of(order),
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

    /// <summary>About what an order of one leg moves whose price the market makes: at the mark, or at its trigger if that is more. Null if the mark is not known.</summary>
    public static decimal? AtMark(OrderRequest order)
    {
        if (order is null)
            throw new ArgumentNullException(nameof(order));

        return order is { Price: null, Value: null, Legs: [{ Facts.Mark: not null } leg] } ? leg.Buys ? -OrderNotional.Of(order) : OrderNotional.Of(order) : null;
    }
}

namespace TastyPS.Client.Orders.Confirming;

/// <summary>The money that an order moves when all of it is filled at its own price, without fees: negative if it is paid.</summary>
public static class OrderCost
{
    private const decimal SharesPerContract = 100m;

    /// <summary>The money of an order; null where the market makes the price, or where a unit's worth is not known here, as with futures.</summary>
    public static decimal? Of(OrderRequest order)
    {
        if (order is null)
            throw new ArgumentNullException(nameof(order));
        if (order is { Value: { } value, ValueEffect: { } valueEffect })
            return Signed(value, valueEffect);
        return order is { Price: { } price, PriceEffect: { } effect } && Units(order.Legs.Select(leg => leg.Quantity)) is { } units && Multiplier(order.Legs.Select(leg => (OrderInstrumentType?)leg.InstrumentType)) is { } multiplier
            ? Signed(price * units * multiplier, effect)
            : null;
    }

    /// <summary>As <see cref="Of(OrderRequest)"/>, of an order that the service has told of.</summary>
    public static decimal? Of(Order order)
    {
        if (order is null)
            throw new ArgumentNullException(nameof(order));
        if (order is { Value: { } value, ValueEffect: { } valueEffect })
            return Signed(value, valueEffect);
        return order is { Price: { } price, PriceEffect: { } effect } && Units(order.Legs.Select(leg => leg.Quantity)) is { } units && Multiplier(order.Legs.Select(leg => OrderWords.InstrumentTypes.Find(leg.InstrumentType))) is { } multiplier
            ? Signed(price * units * multiplier, effect)
            : null;
    }

    private static decimal Signed(decimal money, PriceEffect effect) => effect == PriceEffect.Credit ? money : -money;

    // How often a spread is done: the greatest number that divides the quantities of its legs.
    private static decimal? Units(IEnumerable<decimal?> quantities)
    {
        decimal? units = null;
        foreach (var quantity in quantities)
        {
            if (quantity is not > 0m)
                return null;
            units = units is { } known ? CommonDivisor(known, quantity.Value) : quantity;
        }

        return units;
    }

    private static decimal CommonDivisor(decimal a, decimal b)
    {
        while (b != 0m)
            (a, b) = (b, a % b);
        return a;
    }

    private static decimal? Multiplier(IEnumerable<OrderInstrumentType?> kinds)
    {
        var multipliers = kinds.Select(kind => kind switch
        {
            OrderInstrumentType.Equity or OrderInstrumentType.Cryptocurrency => 1m,
            OrderInstrumentType.EquityOption => SharesPerContract,
            _ => (decimal?)null,
        }).Distinct().ToList();
        return multipliers is [var single] ? single : null;
    }
}

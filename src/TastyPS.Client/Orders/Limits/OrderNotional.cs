using TastyPS.Client.OptionChains;
using TastyPS.Client.Orders.Checks;

namespace TastyPS.Client.Orders.Limits;

/// <summary>How much an order moves.</summary>
internal static class OrderNotional
{
    /// <summary>
    /// The value of a notional order; price × multiplier × size of one with a limit, where the size of several legs is the greatest common divisor of their quantities, to
    /// which the net price belongs, and an order that sells counts at least at the marks, less those of what it buys, at which it is filled however low the limit is; without
    /// marks only strikes of one expiration, as many bought as sold, calls and puts by themselves, count: at their limit or the most that is owed for them on the last day, whichever is more. Else mark
    /// × multiplier × quantity, for a stop at least at its trigger, which alone says nothing of what buys: the market may be far above it already. What has no mark, as an option
    /// that nobody bids for, counts at the higher of its bid and ask where it is sold, or bought wherever the market is. Null if that is not known.
    /// </summary>
    public static decimal? Of(OrderRequest order)
    {
        try
        {
            return order.Value ?? (order.Price is { } price ? OfPrice(order, price) : OfMarks(order));
        }
        catch (OverflowException)
        {
            return decimal.MaxValue;
        }
    }

    /// <summary>Whether marks, which are not known, could only make it less.</summary>
    public static bool IsUpperBound(OrderRequest order) => order.Price is not null && order.Legs.Any(leg => leg.Buys) && order.Legs.Any(leg => !leg.Buys) && !HasMarks(order.Legs);

    /// <summary>What a price per unit comes to for the whole of an order, wherever the market is. Null if that is not known.</summary>
    public static decimal? At(OrderRequest order, decimal price)
    {
        try
        {
            return Math.Abs(price) * Units(order);
        }
        catch (OverflowException)
        {
            return decimal.MaxValue;
        }
    }

    /// <summary>The largest quantity of a leg; of a notional order what its value is worth at the mark. Null if that is not known.</summary>
    public static decimal? QuantityOf(OrderRequest order)
    {
        if (order.OrderType == OrderType.NotionalMarket)
            return order is { Value: { } value, Legs: [{ Facts.Mark: > 0m and var mark } leg] } && MultiplierOf(leg) is > 0m and var multiplier ? value / (mark * multiplier) : null;
        return order.Legs.Count == 0 || order.Legs.Any(leg => leg.Quantity is null) ? null : order.Legs.Max(leg => Math.Abs(leg.Quantity!.Value));
    }

    private static decimal? OfPrice(OrderRequest order, decimal price) => Worth(order.Legs, Math.Abs(price)) * Units(order);

    private static decimal? Units(OrderRequest order)
    {
        var multipliers = order.Legs.Select(MultiplierOf).ToList();
        return multipliers.Count == 0 || multipliers.Contains(null) || SizeOf(order.Legs) is not { } size ? null : multipliers.Max()!.Value * size;
    }

    private static decimal? Worth(IReadOnlyList<OrderLegRequest> legs, decimal price)
    {
        if (legs.All(leg => leg.Buys))
            return price;
        if (SizeOf(legs) is not { } size)
            return null;
        if (HasMarks(legs))
            return Math.Max(price, legs.Sum(leg => leg.Facts!.Mark!.Value * Sold(leg) / size));
        var options = legs.Select(leg => (Option: OptionOfLeg.Of(leg), Sold: Sold(leg) / size)).ToList();
        return options.GroupBy(leg => (leg.Option?.Root, leg.Option?.Expiration, leg.Option?.Type)).All(kind => kind.Key.Root is not null && kind.Sum(leg => leg.Sold) == 0m)
            ? Math.Max(price, options.GroupBy(leg => (leg.Option!.Root, leg.Option.Expiration)).Sum(series => Most([.. series.Select(leg => (leg.Option!, leg.Sold))])))
            : legs.All(leg => AtMost(leg) is not null) ? Math.Max(price, legs.Sum(leg => AtMost(leg)!.Value * Sold(leg) / size))
            : null;
    }

    // What is bought lessens the whole, and so counts at its mark or not at all.
    private static decimal? AtMost(OrderLegRequest leg) => leg.Facts?.Mark ?? (leg.Buys ? null : Quoted(leg));

    // What is filled now is filled between bid and ask, which may have crossed. A bid alone says nothing of what is asked.
    private static decimal? Quoted(OrderLegRequest leg) => leg.Facts switch
    {
        { Ask: > 0m and var ask } facts => Larger(ask, facts.Bid),
        { Bid: > 0m and var bid } when !leg.Buys => bid,
        _ => null,
    };

    private static bool HasMarks(IReadOnlyList<OrderLegRequest> legs) => legs.All(leg => leg.Facts?.Mark is not null);

    // What differs by its strike alone brings no more than the strikes are apart, which is what is owed at the worst of them on the last day; calls against puts, or two expirations, can.
    private static decimal Most(IReadOnlyList<(OptionOfLeg Option, decimal Sold)> series) =>
        series.Max(at => series.Sum(leg => leg.Sold * Math.Max(0m, leg.Option.Type == OptionType.Call ? at.Option.Strike - leg.Option.Strike : leg.Option.Strike - at.Option.Strike)));

    private static decimal Sold(OrderLegRequest leg) => leg.Buys ? -leg.Quantity!.Value : leg.Quantity!.Value;

    private static decimal? OfMarks(OrderRequest order)
    {
        if (order.Legs.Count == 0)
            return null;

        var sum = 0m;
        foreach (var leg in order.Legs)
        {
            var mark = leg.Facts?.Mark ?? (leg.Buys || order.StopTrigger is null ? Quoted(leg) : order.StopTrigger);
            if (Larger(mark, mark is null ? null : order.StopTrigger) is not { } price || MultiplierOf(leg) is not { } multiplier || leg.Quantity is not { } quantity)
                return null;
            sum += Math.Abs(price) * multiplier * Math.Abs(quantity);
        }

        return sum;
    }

    // An adjusted option has a digit behind its root, and may deliver something else than 100 shares.
    private static decimal? MultiplierOf(OrderLegRequest leg) => leg.Facts?.Multiplier ?? leg.InstrumentType switch
    {
        OrderInstrumentType.Equity or OrderInstrumentType.Cryptocurrency => 1m,
        OrderInstrumentType.EquityOption when OptionOfLeg.Of(leg) is { Root: var root } && !char.IsDigit(root[root.Length - 1]) => 100m,
        _ => null,
    };

    /// <summary>How often an order of these legs is done: the greatest common divisor of their quantities, of a single leg its quantity. Null if that is not known.</summary>
    public static decimal? SizeOf(IReadOnlyList<OrderLegRequest> legs)
    {
        if (legs.Any(leg => leg.Quantity is not > 0m))
            return null;
        return legs.Count == 1 ? legs[0].Quantity : legs.Select(leg => leg.Quantity!.Value).Aggregate(CommonDivisor);
    }

    private static decimal CommonDivisor(decimal a, decimal b) => b == 0m ? a : CommonDivisor(b, a % b);

    private static decimal? Larger(decimal? a, decimal? b) => a is null ? b : b is null ? a : Math.Max(a.Value, b.Value);
}

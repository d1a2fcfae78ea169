using System.Globalization;
using TastyPS.Client.Orders.Checks;
using TastyPS.Client.Orders.Limits;

namespace TastyPS.Client.Orders.Confirming;

/// <summary>Where the market is to the prices that an order names, in sentences: a digit too many, or a stop on the wrong side, is seen at a look.</summary>
internal static class OrderMarket
{
    /// <summary>A limit may be worse than the market by one part of so many of the mark before that is warned of, of several legs of the net of their marks.</summary>
    public const decimal FarParts = 3m;

    /// <summary>So many steps of its price a limit of several legs may be worse than their net in any case, which may be near 0, and one of a stop than its trigger.</summary>
    public const decimal NearSteps = 5m;

    /// <summary>So many steps worse than what bids and asks give a limit may be: they move while it is written.</summary>
    public const decimal TouchSteps = 2m;

    // For those whose schedule is not known.
    private const decimal Cent = 0.01m;

    /// <summary>Sentences about an order; none where no price is named or the market is not known.</summary>
    /// <param name="order">The order.</param>
    /// <param name="before">The order whose fill sends it; null if it is sent at once.</param>
    public static IEnumerable<string> Of(OrderRequest order, OrderRequest? before = null) => Standing(order).Concat(Warnings(order, before).Select(warning => "Warning: " + warning));

    /// <summary>Where the market is, without a word on whether that fits.</summary>
    public static IEnumerable<string> Standing(OrderRequest order)
    {
        if ((order.Price is null && order.StopTrigger is null) || order.Value is not null || Net(order, Mark) is not { } net)
            yield break;

        yield return order.Legs.Count == 1
            ? $"{OrderText.Symbol(order.Legs[0].Symbol)} is at {Price(order.Legs[0].Facts!.Mark!.Value)}"
            : $"The legs are at {Signed(net)}";
    }

    /// <summary>What there is to warn of; nothing where the market is not known.</summary>
    /// <inheritdoc cref="Of(OrderRequest, OrderRequest?)"/>
    public static IEnumerable<string> Warnings(OrderRequest order, OrderRequest? before = null) => new[] { OfLimit(order, before), OfStop(order, before), OfStopLimit(order) }.OfType<string>();

    /// <summary>Where the market of a stop is that goes off as soon as it is sent; null of another order, and where that is not known.</summary>
    /// <inheritdoc cref="Of(OrderRequest, OrderRequest?)"/>
    public static decimal? GoesOffAt(OrderRequest order, OrderRequest? before = null)
    {
        if (order is not { OrderType: OrderType.Stop or OrderType.StopLimit, StopTrigger: { } trigger, Legs: [var leg] } || Waits(order) || (before is not null && Waits(before)))
            return null;

        return (before is null ? leg.Facts?.Mark ?? Nearest(leg) : FilledBefore(leg, before)) is { } market && (leg.Buys ? trigger <= market : trigger >= market) ? market : null;
    }

    private static string? OfLimit(OrderRequest order, OrderRequest? before)
    {
        if (order is not { OrderType: OrderType.Limit or OrderType.MarketableLimit, Price: { } limit, PriceEffect: { } effect, Value: null })
            return null;

        var isPaid = effect == PriceEffect.Debit;
        var moved = isPaid ? -limit : limit;
        var (marks, natural, step) = (Net(order, Mark), Net(order, Touch), PriceTicks.StepOf(order, limit) ?? Cent);
        var market = order.Legs is not [var leg] ? marks
            : FilledBefore(leg, before) is { } filled ? (leg.Buys ? -filled : filled)
            : marks ?? natural;

        // One leg may be as much worse than the market as bid and ask are now: at the ask of a cheap option that is half of the mark.
        var near = order.Legs.Count == 1 ? (TouchSteps * step) + Math.Max(0m, (marks - natural) ?? 0m) : NearSteps * step;
        if (market is { } net && net - moved > near && net - moved > Math.Abs(net) / FarParts)
            return $"the limit of {OrderText.Figure(limit)} is far {(isPaid ? "above" : "below")} the market";
        return order is { OrderType: OrderType.Limit, Legs.Count: > 1 } && natural is { } touch && touch - moved > TouchSteps * step && !order.Legs.Any(IsCrossed)
            ? $"the limit of {OrderText.Figure(limit)} is worse than the {Signed(touch)} at which bids and asks would fill it at once"
            : null;
    }

    private static string? OfStop(OrderRequest order, OrderRequest? before) => GoesOffAt(order, before) is null
        ? null
        : $"the stop at {OrderText.Figure(order.StopTrigger!.Value)} goes off at once{(before is null ? "" : ", as soon as it is sent")}: {(order.Legs[0].Buys ? "the market is not below it" : "the market is not above it")}";

    // Wherever the market is by then, it has just passed the trigger.
    private static string? OfStopLimit(OrderRequest order)
    {
        if (order is not { OrderType: OrderType.StopLimit, StopTrigger: { } trigger, Price: { } limit, PriceEffect: { } effect, Legs.Count: 1 })
            return null;

        var isPaid = effect == PriceEffect.Debit;
        var worse = isPaid ? limit - trigger : trigger - limit;
        return worse > NearSteps * (PriceTicks.StepOf(order, limit) ?? Cent) && worse > trigger / FarParts
            ? $"the limit of {OrderText.Figure(limit)} is far {(isPaid ? "above" : "below")} the trigger of {OrderText.Figure(trigger)}"
            : null;
    }

    // Where the market is when it is sent nobody knows yet. An instant that has passed is refused before.
    private static bool Waits(OrderRequest order) => order.Rules is { RouteAfter: not null } || order.Rules?.Conditions.Any(condition => condition.Action == OrderConditionAction.Route) == true;

    // Where the market of a leg is once the order before it has been filled; null if that tells nothing of it.
    private static decimal? FilledBefore(OrderLegRequest leg, OrderRequest? before) => before is { Legs: [var first] } && first.Symbol == leg.Symbol ? FilledAt(before) : null;

    // About where an order of one leg is filled, if it is: a limit at the market if that is better, a stop if that is beyond.
    private static decimal? FilledAt(OrderRequest order)
    {
        var leg = order.Legs[0];
        var now = leg.Facts?.Mark ?? Touch(leg);
        if ((order.StopTrigger ?? order.Price) is not { } named || now is not { } market)
            return now ?? order.StopTrigger ?? order.Price;
        return leg.Buys == order.StopTrigger is null ? Math.Min(named, market) : Math.Max(named, market);
    }

    // Of all legs per unit of the order, what is paid below zero.
    private static decimal? Net(OrderRequest order, Func<OrderLegRequest, decimal?> priceOf)
    {
        if (order.Legs.Count == 0 || OrderNotional.SizeOf(order.Legs) is not { } size)
            return null;

        var net = 0m;
        foreach (var leg in order.Legs)
        {
            if (priceOf(leg) is not { } price)
                return null;
            net += (leg.Buys ? -1m : 1m) * price * leg.Quantity!.Value / size;
        }

        return net;
    }

    private static decimal? Mark(OrderLegRequest leg) => leg.Facts?.Mark;

    // What others offer. An option that is asked for and not bid for brings nothing.
    private static decimal? Touch(OrderLegRequest leg) => (leg.Buys, leg.Facts) switch
    {
        (true, { Ask: > 0m and var ask }) => ask,
        (false, { Bid: { } bid and not 0m }) => bid,
        (false, { Ask: > 0m }) when leg.InstrumentType is OrderInstrumentType.EquityOption or OrderInstrumentType.FutureOption => 0m,
        _ => null,
    };

    // Without a mark: the market of what is sold is no higher than its ask, of what is bought no lower than its bid.
    private static decimal? Nearest(OrderLegRequest leg) => leg.Buys ? leg.Facts?.Bid : leg.Facts?.Ask is > 0m and var ask ? ask : null;

    private static bool IsCrossed(OrderLegRequest leg) => leg.Facts is { Bid: { } bid, Ask: > 0m and var ask } && bid > ask;

    private static string Signed(decimal net) => $"{Price(Math.Abs(net))}{(net < 0m ? " debit" : net > 0m ? " credit" : "")}";

    private static string Price(decimal price)
    {
        var text = Math.Round(price, price < 1m ? 8 : 4).ToString("0.00######", CultureInfo.InvariantCulture);
        return text.Length - text.IndexOf('.') == 4 ? text + "0" : text;
    }
}

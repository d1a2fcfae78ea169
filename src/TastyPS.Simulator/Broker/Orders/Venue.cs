using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.Broker.Orders;

/// <summary>Says at what prices the simulated venue fills an order now.</summary>
internal static class Venue
{
    public const string Name = "MARKET_SIMULATOR_A";

    private const decimal LegacyMarketPrice = 1m;
    private const decimal LegacyLimit = 3m;

    /// <summary>The price of each leg, the whole order being filled at the touch; null if it is not to be filled.</summary>
    public static IReadOnlyList<decimal>? PricesOf(WorkingOrder order, QuoteBoard quotes, bool isLegacy)
    {
        if (isLegacy) return LegacyPricesOf(order);
        if (order.Legs.Any(leg => quotes.Of(leg.Instrument).HaltedAt is not null)) return null;
        if (!order.IsTriggered && order.Ticket.Type is OrderType.Stop or OrderType.StopLimit && !IsStopReached(order, quotes)) return null;
        var prices = new decimal[order.Legs.Count];
        for (var index = 0; index < prices.Length; index++)
        {
            if (NaturalPrice(order.Legs[index], quotes) is not { } price) return null;
            prices[index] = price;
        }
        return LimitOf(order) is not { } limit || Net(order, prices) >= limit ? prices : null;
    }

    /// <summary>What one would get now: the ask when buying, the bid when selling; where nobody quotes at all, the last price.</summary>
    public static decimal? NaturalPrice(Quotation quote, bool isBuy) => (isBuy ? quote.Ask : quote.Bid) ?? (quote.Bid is null && quote.Ask is null ? quote.Last : null);

    /// <summary>What one unit of the order brings; negative for what it costs.</summary>
    public static decimal Net(WorkingOrder order, IReadOnlyList<decimal> prices)
    {
        var net = 0m;
        for (var index = 0; index < prices.Count; index++)
        {
            var leg = order.Legs[index];
            net -= leg.Action.Signed(order.Size == 0 ? 1 : leg.Quantity / order.Size) * prices[index];
        }
        return net;
    }

    private static decimal? NaturalPrice(WorkingLeg leg, QuoteBoard quotes) => NaturalPrice(quotes.Of(leg.Instrument), leg.Action.IsBuy());

    private static decimal? LimitOf(WorkingOrder order) =>
        order.Ticket is { Type: OrderType.Limit or OrderType.StopLimit or OrderType.MarketableLimit, Price: { } price }
            ? order.Ticket.PriceEffect == CashEffect.Credit ? price : -price
            : null;

    private static bool IsStopReached(WorkingOrder order, QuoteBoard quotes)
    {
        var leg = order.Legs[0];
        if (quotes.Of(leg.Instrument).ListingMark() is not { } price) return false;
        order.IsTriggered = leg.Action.IsBuy() ? price >= order.Ticket.StopTrigger : price <= order.Ticket.StopTrigger;
        return order.IsTriggered;
    }

    // Legs of a spread share its price out: the others go at 1 dollar, the first takes the rest.
    private static decimal[]? LegacyPricesOf(WorkingOrder order)
    {
        var prices = order.Legs.Select(_ => LegacyMarketPrice).ToArray();
        if (LimitOf(order) is not { } limit) return order.Ticket.Type == OrderType.Stop ? null : prices;
        if (Math.Abs(limit) >= LegacyLimit || order.Ticket.Type == OrderType.StopLimit) return null;
        var first = order.Legs[0];
        prices[0] = 0;
        prices[0] = (Net(order, prices) - limit) / first.Action.Signed(first.Quantity / order.Size);
        return prices;
    }
}

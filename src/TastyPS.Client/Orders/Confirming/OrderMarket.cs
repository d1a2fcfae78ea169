using System.Globalization;
using TastyPS.Client.Orders.Limits;

namespace TastyPS.Client.Orders.Confirming;

/// <summary>Where the market is to a price that an order names, in sentences: a limit with a digit too many is seen at a look.</summary>
internal static class OrderMarket
{
    /// <summary>A limit may be worse than the market by one part of so many of the mark before that is warned of; of several legs of the dearest, as their net may be near 0.</summary>
    public const decimal FarParts = 3m;

    /// <summary>Sentences about an order; none where no price is named or a mark is not known.</summary>
    public static IEnumerable<string> Of(OrderRequest order)
    {
        if ((order.Price is null && order.StopTrigger is null) || order.Value is not null || Marks(order) is not { } marks)
            yield break;

        var net = marks.Sum();
        yield return order.Legs.Count == 1
            ? $"{OrderText.Symbol(order.Legs[0].Symbol)} is at {Price(order.Legs[0].Facts!.Mark!.Value)}"
            : $"The legs are at {Price(Math.Abs(net))}{(net < 0m ? " debit" : net > 0m ? " credit" : "")}";
        if (FarLimit(order) is { } far)
            yield return "Warning: " + far;
    }

    /// <summary>What there is to warn of; null if the limit is near the market, or one of both is not known.</summary>
    public static string? FarLimit(OrderRequest order) =>
        order is { OrderType: OrderType.Limit or OrderType.MarketableLimit, Price: { } limit, PriceEffect: { } effect }
        && Marks(order) is { } marks
        && marks.Sum() - (effect == PriceEffect.Debit ? -limit : limit) > marks.Max(Math.Abs) / FarParts
            ? $"the limit of {OrderText.Figure(limit)} is far {(effect == PriceEffect.Debit ? "above" : "below")} the market"
            : null;

    // Of each leg per unit of the order, what is paid below zero.
    private static List<decimal>? Marks(OrderRequest order) =>
        order.Legs.Count > 0 && order.Legs.All(leg => leg.Facts?.Mark is not null) && OrderNotional.SizeOf(order.Legs) is { } size
            ? [.. order.Legs.Select(leg => (leg.Buys ? -1m : 1m) * leg.Facts!.Mark!.Value * leg.Quantity!.Value / size)]
            : null;

    private static string Price(decimal price)
    {
        var text = Math.Round(price, price < 1m ? 8 : 4).ToString("0.00######", CultureInfo.InvariantCulture);
        return text.Length - text.IndexOf('.') == 4 ? text + "0" : text;
    }
}

using TastyPS.Client.Orders.Limits;

namespace TastyPS.Client.Orders.Replacing;

/// <summary>Makes of an order and of what is to be changed about it the order that replaces it. The service keeps legs and quantities. One that only closes is strict about that.</summary>
public static class OrderReplacement
{
    /// <summary>The order that replaces another one.</summary>
    /// <param name="order">The order as the service tells of it.</param>
    /// <param name="changes">What is to be different. A price that the new type cannot have goes, as does the last day of an order that is no longer good till a date.</param>
    /// <exception cref="NotSupportedException">The order is of a kind that is newer than this version.</exception>
    public static OrderRequest Of(Order order, OrderEdit changes)
    {
        if (order is null)
            throw new ArgumentNullException(nameof(order));
        if (changes is null)
            throw new ArgumentNullException(nameof(changes));

        var type = changes.OrderType ?? order.OrderType ?? throw New("order type", order.OrderTypeText);
        var time = changes.TimeInForce ?? (changes.GtcDate is null ? order.TimeInForce ?? throw New("time in force", order.TimeInForceText) : TimeInForce.GTD);
        var isPriced = type is OrderType.Limit or OrderType.MarketableLimit or OrderType.StopLimit;
        var isStopped = type is OrderType.Stop or OrderType.StopLimit;
        var isNotional = type == OrderType.NotionalMarket;
        return new OrderRequest
        {
            OrderType = type,
            TimeInForce = time,
            GtcDate = changes.GtcDate ?? (time == TimeInForce.GTD ? order.GtcDate : null),
            Price = changes.Price ?? (isPriced ? order.Price : null),
            PriceEffect = changes.PriceEffect ?? (isPriced ? order.PriceEffect : null),
            StopTrigger = changes.StopTrigger ?? (isStopped ? order.StopTrigger : null),
            Value = changes.Value ?? (isNotional ? order.Value : null),
            ValueEffect = changes.ValueEffect ?? (isNotional ? order.ValueEffect : null),
            Legs = [.. order.Legs.Select(Leg)],
            Rules = changes.Rules ?? Asked(order.Rules),

            // Replies do not tell whether the order was strict. What closes must never open, though the position may have gone since.
            StrictPositionEffect = order.Legs.Count > 0 && order.Legs.All(leg => leg.Action is OrderAction.BuyToClose or OrderAction.SellToClose),
            Source = changes.Source,
            ExternalIdentifier = changes.ExternalIdentifier,
        };
    }

    /// <summary>A replacement with the legs that it is going to have: those of the order, with what the given ones of the same symbols know of their instruments.</summary>
    /// <exception cref="NotSupportedException">The order is of a kind that is newer than this version.</exception>
    internal static OrderRequest WithLegsOf(Order order, OrderRequest replacement) =>
        replacement with { Legs = [.. order.Legs.Select(Leg).Select(leg => leg with { Facts = replacement.Legs.FirstOrDefault(given => given.Symbol == leg.Symbol)?.Facts })] };

    /// <summary>
    /// What of a replacement will work: what is filled of the order already is no part of it. Of several legs only whole units of the order count as filled, so that the rest is
    /// never told too small. Where it is not known how much is filled, the whole.
    /// </summary>
    /// <param name="order">The order as the service tells of it.</param>
    /// <param name="replacement">What is to replace it, with legs.</param>
    internal static OrderRequest Rest(Order order, OrderRequest replacement)
    {
        if (order.Legs.Count == 0 || OrderNotional.SizeOf([.. order.Legs.Select(leg => new OrderLegRequest { Symbol = leg.Symbol, Quantity = leg.Quantity })]) is not { } units)
            return replacement;

        var filled = order.Legs.Min(leg => leg.FilledQuantity * units / leg.Quantity!.Value);
        if (order.Legs.Count > 1)
            filled = Math.Floor(filled);
        return filled <= 0m || filled >= units
            ? replacement
            : replacement with { Legs = [.. replacement.Legs.Select(leg => leg with { Quantity = leg.Quantity - (leg.Quantity / units * filled) })] };
    }

    private static OrderLegRequest Leg(OrderLeg leg) => new()
    {
        InstrumentType = OrderWords.InstrumentTypes.Find(leg.InstrumentType) ?? throw New("instrument type", leg.InstrumentType),
        Symbol = leg.Symbol,
        Action = leg.Action ?? throw New("action", leg.ActionText),
        Quantity = leg.Quantity,
    };

    // What only replies say is not sent back; a reply may hold rules without any content.
    private static OrderRules? Asked(OrderRules? rules) => rules is null or { RouteAfter: null, CancelAt: null, Conditions.Count: 0 }
        ? null
        : new OrderRules
        {
            RouteAfter = rules.RouteAfter,
            CancelAt = rules.CancelAt,
            Conditions = [.. rules.Conditions.Select(condition => condition with { Id = null, IsThresholdBasedOnNotional = null, TriggeredAt = null, TriggeredValue = null, Extra = null })],
        };

    private static NotSupportedException New(string what, string? word) => new(string.IsNullOrEmpty(word)
        ? $"The order names no {what}."
        : $"The order's {what} '{word}' is newer than this version, which cannot say it again.");
}

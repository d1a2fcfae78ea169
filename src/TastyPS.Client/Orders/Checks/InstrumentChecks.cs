using TastyPS.Analytics.Calendar;

namespace TastyPS.Client.Orders.Checks;

/// <summary>What is known against an instrument: closing only, halted, expired, and where its prices lie.</summary>
internal static class InstrumentChecks
{
    public static void Demand(OrderRequest order, DateTimeOffset now)
    {
        foreach (var leg in order.Legs)
            DemandTradable(leg, now);
        if (PriceTicks.IsOnTick(order) == false)
            throw OffTick(order, "price", order.Price!.Value, PriceTicks.RoundInFavour(order).Price!.Value);
        if (PriceTicks.IsTriggerOnTick(order) == false)
            throw OffTick(order, "stop trigger", order.StopTrigger!.Value, PriceTicks.RoundInFavour(order).StopTrigger!.Value);
    }

    private static void DemandTradable(OrderLegRequest leg, DateTimeOffset now)
    {
        OrderLegs.Tradable(leg);
        if (HasExpired(leg, now))
            throw new OrderCheckException(OrderCheck.Expired, $"{leg.Symbol} has expired. Choose one that still trades.");
        if (leg.Facts?.IsHalted == true)
            throw new OrderCheckException(OrderCheck.Halted, $"Trading of {leg.Symbol} is halted. Wait until it is resumed, and ask for its quote again.");
        if (leg.Facts?.IsClosingOnly == true && leg.Action is OrderAction.BuyToOpen or OrderAction.SellToOpen)
            throw new OrderCheckException(OrderCheck.ClosingOnly, $"{leg.Symbol} may only be closed. An action that closes is allowed, {OrderWords.Actions[leg.Action]} is not.");
    }

    private static bool HasExpired(OrderLegRequest leg, DateTimeOffset now) => leg.Facts?.ExpiresAt is { } end
        ? end <= now
        : OptionOfLeg.Of(leg) is { } option && option.Expiration.CompareTo(NewYorkTime.DayOf(now)) < 0;

    private static OrderCheckException OffTick(OrderRequest order, string name, decimal price, decimal better)
    {
        var step = PriceTicks.StepOf(order, price)!.Value;
        var advice = better > 0m ? $"Give {OrderText.Number(better)}, or have it rounded" : "Give more";
        return new OrderCheckException(OrderCheck.PriceOffTick, $"The {name} {OrderText.Number(price)} is no multiple of {OrderText.Number(step)}, the step of prices here. {advice}.");
    }
}

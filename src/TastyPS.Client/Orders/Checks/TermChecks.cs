using TastyPS.Analytics.Calendar;

namespace TastyPS.Client.Orders.Checks;

/// <summary>How the kind of an order, its prices and its time go together.</summary>
internal static class TermChecks
{
    private const decimal LeastNotional = 5m;

    public static void Demand(OrderRequest order, DateTimeOffset now)
    {
        DemandPrice(order);
        DemandStopTrigger(order);
        DemandValue(order);
        DemandDay(order.TimeInForce, order.GtcDate, now);
        DemandTimeInForce(order);
        DemandIdentifier(order.ExternalIdentifier);
    }

    /// <summary>By nothing no order is found again.</summary>
    public static void DemandIdentifier(string? identifier)
    {
        if (identifier is not null && string.IsNullOrWhiteSpace(identifier))
            throw new OrderCheckException(OrderCheck.IdentifierBlank, "The external identifier is blank. Give one of letters and digits, or none: then one is made.");
    }

    /// <summary>A date belongs to an order good till one, to every one and to no other.</summary>
    public static void DemandDay(TimeInForce? timeInForce, CalendarDate? day, DateTimeOffset now)
    {
        if (timeInForce == TimeInForce.GTD && day is null)
            throw new OrderCheckException(OrderCheck.GtcDateMissing, "A GTD order needs its last day. Give it.");
        if (timeInForce is not (null or TimeInForce.GTD) && day is not null)
            throw new OrderCheckException(OrderCheck.GtcDateNotWanted, $"Only a GTD order has a last day. Leave out {day}, or make it GTD in place of {OrderWords.TimesInForce[timeInForce.Value]}.");
        if (day is { } last && last.CompareTo(NewYorkTime.DayOf(now)) < 0)
            throw new OrderCheckException(OrderCheck.TimePassed, $"The last day {last} has passed. Give a later one.");
    }

    /// <summary>An amount is above 0: its direction is told beside it.</summary>
    public static void DemandPositive(decimal? amount, string name)
    {
        if (amount is <= 0m)
            throw new OrderCheckException(OrderCheck.PriceNotPositive, $"The {name} {OrderText.Number(amount.Value)} is not positive. Give it without a sign, above 0; debit or credit says which way the money goes.");
    }

    private static void DemandPrice(OrderRequest order)
    {
        DemandPositive(order.Price, "price");
        if (order.Price is null && order.OrderType is OrderType.Limit or OrderType.StopLimit)
            throw new OrderCheckException(OrderCheck.PriceMissing, $"A {Name(order)} order needs a price. Give one with its effect, debit or credit.");
        if (order.Price is not null && order.OrderType is OrderType.Market or OrderType.Stop or OrderType.NotionalMarket)
            throw new OrderCheckException(OrderCheck.PriceNotWanted, $"A {Name(order)} order has no price. Leave it out, or make it a limit order.");
        if (order.Price is null != order.PriceEffect is null)
        {
            throw new OrderCheckException(OrderCheck.EffectMissing, order.Price is null
                ? $"There is a price effect and no price. Give the price, or leave out {order.PriceEffect}."
                : "The price needs its effect. Say whether it is a debit, which you pay, or a credit, which you receive.");
        }
    }

    private static void DemandStopTrigger(OrderRequest order)
    {
        DemandPositive(order.StopTrigger, "stop trigger");
        var isStop = order.OrderType is OrderType.Stop or OrderType.StopLimit;
        if (isStop && order.StopTrigger is null)
            throw new OrderCheckException(OrderCheck.StopTriggerMissing, $"A {Name(order)} order needs its trigger. Give the price that sets it off.");
        if (!isStop && order.StopTrigger is not null)
            throw new OrderCheckException(OrderCheck.StopTriggerNotWanted, $"A {Name(order)} order has no stop trigger. Leave it out, or make it a Stop or Stop Limit order.");
    }

    private static void DemandValue(OrderRequest order)
    {
        DemandPositive(order.Value, "value");
        var isNotional = order.OrderType == OrderType.NotionalMarket;
        if (isNotional && order.Value is null)
            throw new OrderCheckException(OrderCheck.ValueMissing, "A notional order needs its value, the amount of money. Give it.");
        if (!isNotional && order.Value is not null)
            throw new OrderCheckException(OrderCheck.ValueNotWanted, $"A {Name(order)} order has no value. Leave it out, or make it a Notional Market order.");
        if (order.Value is null != order.ValueEffect is null)
            throw new OrderCheckException(OrderCheck.EffectMissing, "Value and value effect go together. Say of the value whether it is a debit or a credit.");
        if (!isNotional || order.Legs.Count == 0 || order.Legs[0] is not { InstrumentType: OrderInstrumentType.Equity } leg)
            return;
        if (order.Value < LeastNotional)
            throw new OrderCheckException(OrderCheck.ValueTooSmall, $"The value {OrderText.Number(order.Value.Value)} is below {OrderText.Number(LeastNotional)}, the least for an equity. Give more.");
        if (leg.Facts?.IsFractionalEligible == false)
            throw new OrderCheckException(OrderCheck.NotFractional, $"{leg.Symbol} does not trade in fractions, which a notional order buys. Give a quantity.");
    }

    private static void DemandTimeInForce(OrderRequest order)
    {
        var time = order.TimeInForce;
        var lasts = time is TimeInForce.GTC or TimeInForce.GTD or TimeInForce.GTCExt or TimeInForce.GTCExtOvernight;
        if (lasts && order.OrderType == OrderType.Market)
            throw new OrderCheckException(OrderCheck.TimeInForce, $"A market order cannot be {OrderWords.TimesInForce[time]}. Make it a Day order, or give it a limit.");
        if (lasts && time != TimeInForce.GTD && order.OrderType == OrderType.Stop && order.Legs.Any(leg => leg.Action is OrderAction.BuyToOpen or OrderAction.SellToOpen))
            throw new OrderCheckException(OrderCheck.TimeInForce, $"A stop order that opens cannot be {OrderWords.TimesInForce[time]}. Make it a Day order, or a stop limit order.");
        if (time is TimeInForce.Ext or TimeInForce.GTCExt or TimeInForce.ExtOvernight or TimeInForce.GTCExtOvernight
            && order.Legs.Any(leg => leg.InstrumentType != OrderInstrumentType.Equity))
        {
            throw new OrderCheckException(OrderCheck.TimeInForce, $"{OrderWords.TimesInForce[time]} is for orders of one equity only. Make it Day or GTC.");
        }
    }

    private static string Name(OrderRequest order) => OrderWords.Types[order.OrderType];
}

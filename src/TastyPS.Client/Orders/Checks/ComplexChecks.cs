namespace TastyPS.Client.Orders.Checks;

/// <summary>How many orders a complex order is made of, and what else belongs to its kind.</summary>
internal static class ComplexChecks
{
    public static void Demand(ComplexOrderRequest order)
    {
        var (hasTrigger, least, most) = order.Type switch
        {
            ComplexOrderType.OTOCO => (true, 2, 2),
            ComplexOrderType.OTO => (true, 1, 3),
            ComplexOrderType.OCO => (false, 2, 2),
            _ => (false, 1, int.MaxValue),
        };
        if (hasTrigger && order.TriggerOrder is null)
            throw new OrderCheckException(OrderCheck.TriggerOrderMissing, $"An {order.Type} needs a trigger order, whose fill sends the others. Give it.");
        if (!hasTrigger && order.TriggerOrder is not null)
            throw new OrderCheckException(OrderCheck.TriggerOrderNotWanted, $"{order.Type} has no trigger order. Leave it out, or make it an OTO or OTOCO.");
        if (order.Orders.Count < least || order.Orders.Count > most)
            throw new OrderCheckException(OrderCheck.OrderCount, $"{order.Type} has {Range(least, most)}{(hasTrigger ? " beside the trigger" : "")}, not {order.Orders.Count}.");
        DemandRatio(order);
    }

    /// <summary>Returns if the order is one whose ratio can be changed to that one.</summary>
    public static void DemandRatio(ComplexOrder order, decimal? threshold)
    {
        if (order.Type != ComplexOrderType.PAIRS)
            throw new OrderCheckException(OrderCheck.RatioNotWanted, FormattableString.Invariant($"Complex order {order.Id} is {order.TypeText}. Only PAIRS has a ratio."));
        if (threshold is not { } ratio)
            throw new OrderCheckException(OrderCheck.RatioMissing, FormattableString.Invariant($"Complex order {order.Id} does not tell its ratio threshold. Give one."));
        DemandRatio(ratio, order.RatioPriceIsThresholdBasedOnNotional);
    }

    private static void DemandRatio(ComplexOrderRequest order)
    {
        var isPair = order.Type == ComplexOrderType.PAIRS;
        if (isPair && (order.RatioPriceThreshold is null || order.RatioPriceComparator is null))
            throw new OrderCheckException(OrderCheck.RatioMissing, "PAIRS needs a ratio threshold and how it is compared. Give both.");
        if (isPair)
            DemandRatio(order.RatioPriceThreshold!.Value, order.RatioPriceIsThresholdBasedOnNotional);
        if (!isPair && (order.RatioPriceThreshold is not null || order.RatioPriceComparator is not null || order.RatioPriceIsThresholdBasedOnNotional is not null))
            throw new OrderCheckException(OrderCheck.RatioNotWanted, $"Only PAIRS has a ratio. Leave it out of {order.Type}.");
    }

    // An amount of money may be on either side of 0.
    private static void DemandRatio(decimal threshold, bool? isNotional)
    {
        if (threshold <= 0m && isNotional != true)
            throw new OrderCheckException(OrderCheck.RatioNotPositive, $"A ratio of prices is above 0, not {OrderText.Number(threshold)}. Give another.");
    }

    private static string Range(int least, int most) =>
        least == most ? $"{least} orders" : most == int.MaxValue ? $"{least} order or more" : $"{least} to {most} orders";
}

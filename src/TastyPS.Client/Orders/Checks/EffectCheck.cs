using TastyPS.Client.OptionChains;

namespace TastyPS.Client.Orders.Checks;

/// <summary>Which way the money of an order goes, as far as its legs tell.</summary>
internal static class EffectCheck
{
    /// <exception cref="OrderCheckException">The order says the opposite.</exception>
    public static void Demand(OrderRequest order)
    {
        if ((order.PriceEffect ?? order.ValueEffect) is not { } given || Expected(order.Legs) is not { } expected || given == expected)
            return;

        var (right, wrong) = (expected.ToString().ToLowerInvariant(), given.ToString().ToLowerInvariant());
        throw new OrderCheckException(OrderCheck.EffectContradictsLegs, order.Legs.Count == 1
            ? $"{OrderWords.Actions[order.Legs[0].Action]} is a {right}, not a {wrong}. Say {expected}{Or(order, "or turn the action round")}."
            : $"These legs together are a {right}, not a {wrong}. Say {expected}{Or(order, "or turn the actions round")}.");
    }

    /// <summary>
    /// Debit if everything is bought, credit if everything is sold. Of a vertical of equal quantities the dearer option decides: the call with the lower strike, the put
    /// with the higher. Null where only prices can tell.
    /// </summary>
    public static PriceEffect? Expected(IReadOnlyList<OrderLegRequest> legs)
    {
        if (legs.Count == 0)
            return null;
        if (legs.All(leg => leg.Buys == legs[0].Buys))
            return Of(legs[0].Buys);
        if (legs.Count != 2 || legs[0].Quantity != legs[1].Quantity || OptionOfLeg.Of(legs[0]) is not { } first || OptionOfLeg.Of(legs[1]) is not { } second)
            return null;
        if (first.Root != second.Root || first.Expiration != second.Expiration || first.Type != second.Type || first.Strike == second.Strike)
            return null;

        var firstIsDearer = (first.Type == OptionType.Call) == (first.Strike < second.Strike);
        return Of((firstIsDearer ? legs[0] : legs[1]).Buys);
    }

    // What closes a position cannot be the other way round.
    private static string Or(OrderRequest order, string advice) => order.Legs.All(leg => leg.Action is OrderAction.BuyToClose or OrderAction.SellToClose) ? "" : ", " + advice;

    private static PriceEffect Of(bool buys) => buys ? PriceEffect.Debit : PriceEffect.Credit;
}

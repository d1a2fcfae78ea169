namespace TastyPS.Client.Orders.Checks;

/// <summary>All that can be known of an order before it is sent. What is not known is left to the service.</summary>
public static class OrderChecks
{
    /// <summary>Returns if nothing is known against the order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="now">The service's time.</param>
    /// <exception cref="OrderCheckException">Something is.</exception>
    public static void Demand(OrderRequest order, DateTimeOffset now)
    {
        if (order is null)
            throw new ArgumentNullException(nameof(order));

        LegChecks.Demand(order);
        DemandTerms(order, now);
        RuleChecks.DemandAhead(order.Rules, now);
    }

    /// <summary>Returns if nothing is known against the orders or how they are put together.</summary>
    /// <exception cref="OrderCheckException">Something is.</exception>
    public static void Demand(ComplexOrderRequest order, DateTimeOffset now)
    {
        if (order is null)
            throw new ArgumentNullException(nameof(order));

        ComplexChecks.Demand(order);
        if (order.TriggerOrder is { } trigger)
            DemandComponent(trigger, "The trigger order", now);
        for (var i = 0; i < order.Orders.Count; i++)
            DemandComponent(order.Orders[i], FormattableString.Invariant($"Order {i + 1}"), now);
    }

    /// <summary>Returns if nothing is known against an order that replaces another. It may come without legs, which are those of the other.</summary>
    /// <exception cref="OrderCheckException">Something is.</exception>
    public static void DemandReplacement(OrderRequest order, DateTimeOffset now)
    {
        if (order is null)
            throw new ArgumentNullException(nameof(order));

        if (order.Legs.Count > 0)
            LegChecks.Demand(order);
        DemandTerms(order, now);
    }

    /// <summary>Returns if nothing is known against a change of an order.</summary>
    /// <exception cref="OrderCheckException">Something is.</exception>
    public static void Demand(OrderEdit edit, DateTimeOffset now)
    {
        if (edit is null)
            throw new ArgumentNullException(nameof(edit));

        TermChecks.DemandPositive(edit.Price, "price");
        TermChecks.DemandPositive(edit.StopTrigger, "stop trigger");
        TermChecks.DemandPositive(edit.Value, "value");
        if (edit.Price is null != edit.PriceEffect is null || edit.Value is null != edit.ValueEffect is null)
            throw new OrderCheckException(OrderCheck.EffectMissing, "A price or a value and its effect go together. Give both.");
        TermChecks.DemandDay(edit.TimeInForce, edit.GtcDate, now);
        TermChecks.DemandIdentifier(edit.ExternalIdentifier);
        RuleChecks.Demand(edit.Rules, now);
        RuleChecks.DemandAhead(edit.Rules, now);
    }

    private static void DemandTerms(OrderRequest order, DateTimeOffset now)
    {
        TermChecks.Demand(order, now);
        RuleChecks.Demand(order.Rules, now);
        EffectCheck.Demand(order);
        InstrumentChecks.Demand(order, now);
    }

    private static void DemandComponent(OrderRequest order, string name, DateTimeOffset now)
    {
        try
        {
            Demand(order, now);
        }
        catch (OrderCheckException e)
        {
            throw new OrderCheckException(e.Check, $"{name}: {e.Message}");
        }
    }
}

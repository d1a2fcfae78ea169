namespace TastyPS.Client.Orders.Checks;

/// <summary>When and under which conditions an order is sent out or cancelled.</summary>
internal static class RuleChecks
{
    public static void Demand(OrderRules? rules, DateTimeOffset now)
    {
        if (rules is null)
            return;
        if (rules.CancelAt <= now)
            throw new OrderCheckException(OrderCheck.TimePassed, "The instant at which the order is to be cancelled has passed. Give a later one.");
        if (rules.CancelAt <= rules.RouteAfter)
            throw new OrderCheckException(OrderCheck.Rules, "The order would be cancelled before it is sent out. Give a later instant to cancel it, or an earlier one to send it.");
        foreach (var condition in rules.Conditions)
            Demand(condition);
    }

    /// <summary>Returns if what is newly said of the future has not passed. What waited once keeps its instant though it has come.</summary>
    public static void DemandAhead(OrderRules? rules, DateTimeOffset now)
    {
        if (rules?.RouteAfter <= now)
            throw new OrderCheckException(OrderCheck.TimePassed, "The instant before which the order is not to be sent out has passed. Give a later one, or none to send it at once.");
    }

    private static void Demand(OrderCondition condition)
    {
        var lacks = condition switch
        {
            { Action: null } => nameof(condition.Action),
            { Indicator: null } => nameof(condition.Indicator),
            { Comparator: null } => nameof(condition.Comparator),
            { Threshold: null } => nameof(condition.Threshold),
            { Symbol: null or "", PriceComponents.Count: 0 } => nameof(condition.Symbol),
            { InstrumentType: null or "", PriceComponents.Count: 0 } => nameof(condition.InstrumentType),
            _ => null,
        };
        if (lacks is not null)
            throw new OrderCheckException(OrderCheck.Rules, $"A condition has no {lacks}. Say what happens (Action) when which price (Symbol, InstrumentType, Indicator) is how (Comparator) to what (Threshold).");
    }
}

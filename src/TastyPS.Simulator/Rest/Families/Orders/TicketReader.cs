using TastyPS.Simulator.Broker;
using TastyPS.Simulator.Broker.Orders;

namespace TastyPS.Simulator.Rest.Families.Orders;

/// <summary>Reads the bodies of orders. What is missing or misspelt is noted in the fields.</summary>
internal static class TicketReader
{
    public static OrderTicket Order(BodyFields body, bool withLegs = true)
    {
        var time = body.RequiredChoice<TimeInForce>("time-in-force", OrderNames.Of);
        var type = body.RequiredChoice<OrderType>("order-type", OrderNames.Of);
        return new OrderTicket
        {
            Type = type,
            TimeInForce = time,
            GtcDate = body.Day("gtc-date"),
            Price = body.Number("price"),
            PriceEffect = Effect(body, "price-effect"),
            StopTrigger = body.Number("stop-trigger"),
            Value = body.Number("value"),
            ValueEffect = Effect(body, "value-effect"),
            Legs = withLegs ? [.. body.RequiredObjects("legs").Select(Leg)] : [],
            Rules = Rules(body),
            StrictPositionEffect = body.Object("advanced-instructions")?.Flag("strict-position-effect-validation") ?? false,
            AutomatedSource = body.Flag("automated-source"),
            Source = body.Text("source"),
            ExternalIdentifier = body.Text("external-identifier"),
            PartitionKey = body.Text("partition-key"),
        };
    }

    public static OrderEdit Edit(BodyFields body) => new()
    {
        Type = body.Choice<OrderType>("order-type", OrderNames.Of),
        TimeInForce = body.Choice<TimeInForce>("time-in-force", OrderNames.Of),
        GtcDate = body.Day("gtc-date"),
        Price = body.Number("price"),
        PriceEffect = Effect(body, "price-effect"),
        StopTrigger = body.Number("stop-trigger"),
        Value = body.Number("value"),
        ValueEffect = Effect(body, "value-effect"),
        Rules = Rules(body),
        Source = body.Text("source"),
        ExternalIdentifier = body.Text("external-identifier"),
    };

    public static ComplexTicket Complex(BodyFields body)
    {
        var source = body.Text("source");
        return new ComplexTicket
        {
            Type = body.RequiredChoice<ComplexOrderType>("type", OrderNames.Of),
            Trigger = body.Object("trigger-order") is { } trigger ? Component(trigger, source) : null,
            Orders = [.. body.RequiredObjects("orders").Select(order => Component(order, source))],
            RatioPriceThreshold = body.Number("ratio-price-threshold"),
            RatioPriceComparator = Comparator(body, "ratio-price-comparator"),
            RatioIsBasedOnNotional = body.Flag("ratio-price-is-threshold-based-on-notional"),
            Source = source,
        };
    }

    public static Comparator? Comparator(BodyFields body, string name) => body.Choice<Comparator>(name, OrderWords.Of);

    /// <summary>Legs that stand in the body of a replacement, where they need not be.</summary>
    public static IReadOnlyList<LegTicket> Legs(BodyFields body) => [.. body.Objects("legs").Select(Leg)];

    private static OrderTicket Component(BodyFields body, string? source)
    {
        var ticket = Order(body);
        return ticket with { Source = ticket.Source ?? source };
    }

    private static LegTicket Leg(BodyFields leg) => new(
        leg.RequiredChoice<InstrumentKind>("instrument-type", OrderNames.Of),
        leg.RequiredText("symbol"),
        leg.RequiredChoice<OrderAction>("action", OrderNames.Of),
        leg.Number("quantity"));

    // Recorded replies bring an empty effect along, and clients send it back.
    private static CashEffect? Effect(BodyFields body, string name) => body.Text(name) is { Length: > 0 } and not "None" ? body.Choice<CashEffect>(name, OrderNames.Of) : null;

    private static RuleTicket? Rules(BodyFields body)
    {
        if (body.Object("rules") is not { } rules) return null;
        var ticket = new RuleTicket(rules.Instant("route-after"), rules.Instant("cancel-at"), [.. rules.Objects("conditions").Select(Condition)]);
        return ticket.RouteAfter is null && ticket.CancelAt is null && ticket.Conditions.Count == 0 ? null : ticket;
    }

    private static ConditionTicket Condition(BodyFields condition) => new()
    {
        Action = condition.RequiredChoice<ConditionAction>("action", OrderWords.Of),
        Symbol = condition.RequiredText("symbol"),
        Kind = Watched(condition),
        Indicator = condition.RequiredChoice<ConditionIndicator>("indicator", OrderWords.Of),
        Comparator = condition.RequiredChoice<Comparator>("comparator", OrderWords.Of),
        Threshold = condition.RequiredNumber("threshold"),
        IsThresholdBasedOnNotional = condition.Flag("is-threshold-based-on-notional"),
        PriceComponents = [.. condition.Objects("price-components").Select(Component)],
    };

    private static PriceComponent Component(BodyFields part)
    {
        var quantity = part.Number("quantity") ?? 1;
        return new PriceComponent(
            Watched(part),
            part.RequiredText("symbol"),
            part.Text("quantity-direction") == "Short" ? -quantity : quantity);
    }

    // An index is listed as an equity, and conditions may watch it by either word.
    private static InstrumentKind Watched(BodyFields fields) =>
        fields.Text("instrument-type") == "Index" ? InstrumentKind.Equity : fields.RequiredChoice<InstrumentKind>("instrument-type", OrderNames.Of);
}

namespace TastyPS.Simulator.Broker.Orders;

/// <summary>Whether the parts of an order fit together. The codes that are known are the service's; the others are named after what is wrong.</summary>
internal static class OrderStructure
{
    private const int MostLegs = 4;
    private const decimal MostUnits = 1_000_000_000m;
    private const decimal LeastValue = 5m;

    // More than anything costs, and few enough for a decimal to hold what such numbers come to.
    private const decimal MostPoints = 1_000_000_000m;
    private const int MostYears = 100;

    public static void Check(OrderTicket ticket, IReadOnlyList<WorkingLeg> legs, DateTime day, List<OrderMessage> errors)
    {
        void Refuse(string code, string message) => errors.Add(new OrderMessage(code, message));

        if (legs.Count is 0 or > MostLegs)
        {
            Refuse("invalid_leg_count", "An order has one to four legs.");
            return;
        }
        CheckLegs(ticket, legs, Refuse);
        CheckQuantities(ticket, legs, Refuse);
        CheckPrice(ticket, legs, Refuse);
        CheckTime(ticket, legs, day, Refuse);
        CheckRules(ticket, Refuse);
    }

    private static void CheckLegs(OrderTicket ticket, IReadOnlyList<WorkingLeg> legs, Action<string, string> refuse)
    {
        var isSingle = ticket.Type is OrderType.Market or OrderType.NotionalMarket or OrderType.Stop;
        if (legs.Count > 1 && (isSingle || legs.Any(leg => !leg.Instrument.IsOption))) refuse("invalid_leg_count", "Only limit orders on options have more than one leg.");
        if (legs.Select(leg => leg.Instrument.Symbol).Distinct(StringComparer.Ordinal).Count() < legs.Count) refuse("duplicate_leg_symbols", "Each leg needs a symbol of its own.");
        if (legs.Any(leg => leg.Instrument.UnderlyingSymbol != legs[0].Instrument.UnderlyingSymbol)) refuse("different_underlyings", "All legs need the same underlying.");
        if (legs.Any(leg => leg.Action is OrderAction.Buy or OrderAction.Sell && leg.Instrument.Kind != InstrumentKind.Future)) refuse("invalid_action", "Buy and Sell are for outright futures.");
    }

    private static void CheckQuantities(OrderTicket ticket, IReadOnlyList<WorkingLeg> legs, Action<string, string> refuse)
    {
        if (ticket.Type == OrderType.NotionalMarket)
        {
            if (ticket.Value is not >= LeastValue) refuse("invalid_value", "A notional order needs a value of 5 dollars or more.");
            if (ticket.Value > MostPoints) refuse("invalid_value", "The value is too high.");
            if (legs.Any(leg => leg.Instrument.Kind is not (InstrumentKind.Equity or InstrumentKind.Cryptocurrency)))
                refuse("fractional_trading_invalid_symbol", "The symbol cannot be traded in fractions.");
            if (ticket.Legs.Any(leg => leg.Quantity is not null)) refuse("invalid_quantity", "A notional order has no quantity.");
            return;
        }
        if (ticket.Value is not null) refuse("invalid_value", "Only a notional order has a value.");
        foreach (var leg in legs)
        {
            if (leg.Quantity is <= 0 or > MostUnits) refuse("invalid_quantity", "A quantity is greater than 0.");
            else if (Math.Round(leg.Quantity, leg.Instrument.QuantityPrecision) != leg.Quantity) refuse("fractional_trading_invalid_symbol", "The symbol cannot be traded in such fractions.");
        }
    }

    private static void CheckPrice(OrderTicket ticket, IReadOnlyList<WorkingLeg> legs, Action<string, string> refuse)
    {
        var needsPrice = ticket.Type is OrderType.Limit or OrderType.StopLimit;
        if (needsPrice && ticket.Price is null) refuse("price_required", "The order needs a price.");
        if (!needsPrice && ticket.Type != OrderType.MarketableLimit && ticket.Price is not null) refuse("price_not_allowed", "The order takes no price.");
        if (ticket.Price is { } price)
        {
            if (ticket.PriceEffect is null) refuse("price_effect_required", "A price needs an effect.");
            if (price < 0 || price == 0 && legs.Count == 1) refuse("invalid_price", "A price is greater than 0.");
            if (price > MostPoints) refuse("invalid_price", "The price is too high.");
            var tick = legs.Count == 1 ? legs[0].Instrument.TickAt(price) : 0;
            if (tick != 0 && price % tick != 0) refuse("invalid_price_increment", FormattableString.Invariant($"The price moves in steps of {tick}."));
        }
        var effect = ticket.PriceEffect ?? ticket.ValueEffect;
        if (effect == CashEffect.Credit && legs.All(leg => leg.Action.IsBuy())) refuse("cant_buy_for_credit", "You cannot buy for a credit.");
        if (effect == CashEffect.Debit && legs.All(leg => !leg.Action.IsBuy())) refuse("cant_sell_for_debit", "You cannot sell for a debit.");
        var needsTrigger = ticket.Type is OrderType.Stop or OrderType.StopLimit;
        if (needsTrigger && ticket.StopTrigger is not > 0) refuse("stop_trigger_required", "The order needs a stop trigger greater than 0.");
        if (ticket.StopTrigger > MostPoints) refuse("invalid_stop_trigger", "The stop trigger is too high.");
        if (!needsTrigger && ticket.StopTrigger is not null) refuse("stop_trigger_not_allowed", "The order takes no stop trigger.");
    }

    private static void CheckTime(OrderTicket ticket, IReadOnlyList<WorkingLeg> legs, DateTime day, Action<string, string> refuse)
    {
        var time = ticket.TimeInForce;
        if (time == TimeInForce.Gtd != ticket.GtcDate is not null) refuse("invalid_gtc_date", "A date goes with GTD, and GTD with a date.");
        if (ticket.GtcDate < day) refuse("invalid_gtc_date", "The date is over.");
        if (ticket.GtcDate > day.AddYears(MostYears)) refuse("invalid_gtc_date", "The date is too far away.");
        var isGoodTill = time is TimeInForce.Gtc or TimeInForce.Gtd or TimeInForce.GtcExt or TimeInForce.GtcExtOvernight;
        if (isGoodTill && ticket.Type is OrderType.Market or OrderType.NotionalMarket) refuse("gtc_market_orders_not_supported", "GTC/GTD Market orders are not supported.");
        if (isGoodTill && ticket.Type == OrderType.Stop && legs.Any(leg => leg.Action.IsOpening())) refuse("gtc_opening_stop_orders_not_supported", "Opening GTC/GTD Stop orders are not supported.");
        var isExtended = time is TimeInForce.Ext or TimeInForce.GtcExt or TimeInForce.ExtOvernight or TimeInForce.GtcExtOvernight;
        if (isExtended && (legs.Count > 1 || legs.Any(leg => leg.Instrument.Kind != InstrumentKind.Equity)))
            refuse("tif_extended_hours_not_supported", "Only shares trade in extended hours.");
    }

    private static void CheckRules(OrderTicket ticket, Action<string, string> refuse)
    {
        var components = (ticket.Rules?.Conditions ?? []).SelectMany(condition => condition.PriceComponents);
        if (components.Any(component => Math.Abs(component.Quantity) > MostUnits)) refuse("invalid_quantity", "The quantity of a price component is too high.");
    }
}

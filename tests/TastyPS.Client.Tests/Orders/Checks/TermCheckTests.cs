using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Checks;

namespace TastyPS.Client.Tests.Orders.Checks;

public sealed class TermCheckTests
{
    private static readonly OrderLegRequest Stock = Legs.Stock();

    [Theory]
    [InlineData(OrderType.Limit)]
    [InlineData(OrderType.StopLimit)]
    public void A_limit_order_has_a_price(OrderType type) => Verdict.Refused(OrderCheck.PriceMissing, new OrderRequest { OrderType = type, StopTrigger = 600m, Legs = [Stock] });

    [Theory]
    [InlineData(OrderType.Market)]
    [InlineData(OrderType.Stop)]
    [InlineData(OrderType.NotionalMarket)]
    public void Orders_at_the_market_have_none(OrderType type)
    {
        var leg = type == OrderType.NotionalMarket ? Stock with { Quantity = null } : Stock;

        Verdict.Refused(OrderCheck.PriceNotWanted, Legs.Debit(600m, leg) with { OrderType = type });
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t")]
    public void An_identifier_is_not_blank(string identifier)
    {
        Verdict.Refused(OrderCheck.IdentifierBlank, Legs.Debit(600m, Stock) with { ExternalIdentifier = identifier });
        Verdict.Refused(OrderCheck.IdentifierBlank, () => OrderChecks.Demand(new OrderEdit { StopTrigger = 3m, ExternalIdentifier = identifier }, Legs.Now));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_price_is_above_zero(int price) => Verdict.Refused(OrderCheck.PriceNotPositive, Legs.Debit(price, Stock));

    [Fact]
    public void A_price_and_its_effect_go_together()
    {
        Verdict.Refused(OrderCheck.EffectMissing, Legs.Debit(1m, Stock) with { PriceEffect = null });
        Verdict.Refused(OrderCheck.EffectMissing, Legs.Market(Stock) with { PriceEffect = PriceEffect.Debit });
    }

    [Fact]
    public void A_marketable_limit_may_come_with_and_without_a_price()
    {
        Verdict.Fine(new OrderRequest { OrderType = OrderType.MarketableLimit, Legs = [Stock] });
        Verdict.Fine(Legs.Debit(600m, Stock) with { OrderType = OrderType.MarketableLimit });
    }

    [Fact]
    public void A_stop_has_a_trigger_and_nothing_else_has()
    {
        Verdict.Fine(Legs.Stop(590m, Stock));
        Verdict.Refused(OrderCheck.StopTriggerMissing, new OrderRequest { OrderType = OrderType.Stop, Legs = [Stock] });
        Verdict.Refused(OrderCheck.StopTriggerMissing, Legs.Debit(600m, Stock) with { OrderType = OrderType.StopLimit });
        Verdict.Refused(OrderCheck.StopTriggerNotWanted, Legs.Debit(600m, Stock) with { StopTrigger = 590m });
        Verdict.Refused(OrderCheck.PriceNotPositive, Legs.Stop(0m, Stock));
    }

    [Fact]
    public void A_notional_order_has_a_value_and_no_quantity()
    {
        Verdict.Fine(Legs.Notional(50m, Stock));
        Verdict.Refused(OrderCheck.ValueMissing, Legs.Notional(50m, Stock) with { Value = null, ValueEffect = null });
        Verdict.Refused(OrderCheck.QuantityNotWanted, Legs.Notional(50m, Stock) with { Legs = [Stock] });
        Verdict.Refused(OrderCheck.EffectMissing, Legs.Notional(50m, Stock) with { ValueEffect = null });
        Verdict.Refused(OrderCheck.ValueNotWanted, Legs.Market(Stock) with { Value = 50m, ValueEffect = PriceEffect.Debit });
    }

    [Fact]
    public void The_least_value_of_an_equity_is_five_dollars()
    {
        Verdict.Fine(Legs.Notional(5m, Stock));
        Verdict.Refused(OrderCheck.ValueTooSmall, Legs.Notional(4.99m, Stock));
    }

    [Fact]
    public void An_equity_that_does_not_trade_in_fractions_is_not_bought_for_a_value() =>
        Verdict.Refused(OrderCheck.NotFractional, Legs.Notional(50m, Stock with { Facts = new InstrumentFacts { IsFractionalEligible = false } }));

    [Fact]
    public void A_last_day_belongs_to_gtd_and_to_nothing_else()
    {
        var order = Legs.Debit(600m, Stock);
        var day = new CalendarDate(2026, 7, 1);

        Verdict.Fine(order with { TimeInForce = TimeInForce.GTD, GtcDate = day });
        Verdict.Refused(OrderCheck.GtcDateMissing, order with { TimeInForce = TimeInForce.GTD });
        Verdict.Refused(OrderCheck.GtcDateNotWanted, order with { GtcDate = day });
    }

    [Fact]
    public void The_last_day_is_today_in_New_York_or_later()
    {
        var order = Legs.Debit(600m, Stock) with { TimeInForce = TimeInForce.GTD, GtcDate = new CalendarDate(2026, 6, 12) };

        // Half past ten in the evening of the 12th in New York, and then half past midnight.
        OrderChecks.Demand(order, new DateTimeOffset(2026, 6, 13, 2, 30, 0, TimeSpan.Zero));
        Verdict.Refused(OrderCheck.TimePassed, () => OrderChecks.Demand(order, new DateTimeOffset(2026, 6, 13, 4, 30, 0, TimeSpan.Zero)));
    }

    [Theory]
    [InlineData(TimeInForce.GTC)]
    [InlineData(TimeInForce.GTD)]
    public void A_market_order_does_not_wait(TimeInForce time) =>
        Verdict.Refused(OrderCheck.TimeInForce, Legs.Market(Stock) with { TimeInForce = time, GtcDate = time == TimeInForce.GTD ? new CalendarDate(2026, 7, 1) : null });

    [Fact]
    public void A_stop_that_opens_does_not_wait_and_one_that_closes_may()
    {
        Verdict.Refused(OrderCheck.TimeInForce, Legs.Stop(590m, Stock) with { TimeInForce = TimeInForce.GTC });
        Verdict.Fine(Legs.Stop(590m, Legs.Stock(OrderAction.SellToClose)) with { TimeInForce = TimeInForce.GTC });
    }

    [Theory]
    [InlineData(TimeInForce.Ext)]
    [InlineData(TimeInForce.GTCExt)]
    [InlineData(TimeInForce.ExtOvernight)]
    [InlineData(TimeInForce.GTCExtOvernight)]
    public void Extended_hours_are_for_one_equity(TimeInForce time)
    {
        Verdict.Fine(Legs.Debit(600m, Stock) with { TimeInForce = time });
        Verdict.Refused(OrderCheck.TimeInForce, Legs.Debit(1m, Legs.Put(540m)) with { TimeInForce = time });
    }

    [Fact]
    public void What_is_to_be_cancelled_has_not_been_cancelled_yet_and_is_sent_before()
    {
        var order = Legs.Debit(600m, Stock);

        Verdict.Refused(OrderCheck.TimePassed, order with { Rules = new OrderRules { CancelAt = Legs.Now } });
        Verdict.Refused(OrderCheck.Rules, order with { Rules = new OrderRules { RouteAfter = Legs.Now.AddHours(2), CancelAt = Legs.Now.AddHours(1) } });
        Verdict.Fine(order with { Rules = new OrderRules { RouteAfter = Legs.Now.AddHours(1), CancelAt = Legs.Now.AddHours(2) } });
    }

    // An order that works may have waited until then, and be replaced afterwards.
    [Fact]
    public void What_waits_for_an_instant_has_it_ahead_when_it_is_new()
    {
        var passed = new OrderRules { RouteAfter = Legs.Now };
        var order = Legs.Debit(600m, Stock) with { Rules = passed };

        Verdict.Refused(OrderCheck.TimePassed, order);
        Verdict.Refused(OrderCheck.TimePassed, () => OrderChecks.Demand(new OrderEdit { Rules = passed }, Legs.Now));
        OrderChecks.DemandReplacement(order, Legs.Now);
    }

    [Fact]
    public void A_condition_is_whole()
    {
        var condition = new OrderCondition
        {
            Action = OrderConditionAction.Route,
            Symbol = "SPY",
            InstrumentType = "Equity",
            Indicator = OrderConditionIndicator.Last,
            Comparator = OrderComparator.AtMost,
            Threshold = 590m,
        };
        OrderRequest With(OrderCondition one) => Legs.Debit(600m, Stock) with { Rules = new OrderRules { Conditions = [one] } };

        Verdict.Fine(With(condition));
        Assert.StartsWith("A condition has no Threshold.", Verdict.Refused(OrderCheck.Rules, With(condition with { Threshold = null })), StringComparison.Ordinal);
        Assert.StartsWith("A condition has no Symbol.", Verdict.Refused(OrderCheck.Rules, With(condition with { Symbol = null })), StringComparison.Ordinal);
    }

    [Fact]
    public void A_replacement_comes_with_or_without_legs_and_is_held_to_the_rest()
    {
        OrderChecks.DemandReplacement(Legs.Debit(1m), Legs.Now);
        Verdict.Refused(OrderCheck.PriceNotPositive, () => OrderChecks.DemandReplacement(Legs.Debit(0m), Legs.Now));
        Verdict.Refused(OrderCheck.EffectContradictsLegs, () => OrderChecks.DemandReplacement(Legs.Credit(1m, Stock), Legs.Now));
    }

    [Fact]
    public void A_change_names_a_price_with_its_effect_and_a_day_that_is_to_come()
    {
        OrderChecks.Demand(new OrderEdit { Price = 1m, PriceEffect = PriceEffect.Debit }, Legs.Now);
        Verdict.Refused(OrderCheck.EffectMissing, () => OrderChecks.Demand(new OrderEdit { Price = 1m }, Legs.Now));
        Verdict.Refused(OrderCheck.PriceNotPositive, () => OrderChecks.Demand(new OrderEdit { StopTrigger = -1m }, Legs.Now));
        Verdict.Refused(OrderCheck.TimePassed, () => OrderChecks.Demand(new OrderEdit { GtcDate = new CalendarDate(2026, 6, 11) }, Legs.Now));
    }
}

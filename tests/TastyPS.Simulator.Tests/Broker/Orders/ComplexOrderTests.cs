using TastyPS.Simulator.Broker;
using TastyPS.Simulator.Broker.Orders;
using static TastyPS.Simulator.Tests.Broker.Orders.TradingDay;

namespace TastyPS.Simulator.Tests.Broker.Orders;

public class ComplexOrderTests
{
    [Fact]
    public void At_creation_every_component_is_contingent_with_its_tag_and_consecutive_numbers()
    {
        using var day = new TradingDay();

        var complex = Place(day, Bracket(399m));

        OrderState[] orders = [complex.Trigger!, .. complex.Orders];
        Assert.All(orders, order => Assert.Equal((OrderStatus.Contingent, ContingentStatus.PendingOrder, complex.Id), (order.Status, order.ContingentStatus, order.ComplexOrderId)));
        Assert.Equal(["OTOCO::trigger-order", "OTOCO::oco-1-order", "OTOCO::oco-1-order"], orders.Select(order => order.ComplexOrderTag));
        Assert.Equal([0, 1, 2], orders.Select(order => order.PreflightId));
        Assert.Equal([0L, 1L, 2L], orders.Select(order => order.Id - orders[0].Id));
    }

    [Fact]
    public void The_children_wait_until_the_trigger_is_filled()
    {
        using var day = new TradingDay();
        var complex = Place(day, Bracket(399m));
        Assert.Equal([OrderStatus.Live, OrderStatus.Contingent, OrderStatus.Contingent], Statuses(day, complex));

        day.Market.Script.SetPrice("QQQ", 398.9m, 399m, 399m);

        Assert.Equal([OrderStatus.Filled, OrderStatus.Live, OrderStatus.Live], Statuses(day, complex));
    }

    [Fact]
    public void A_fill_of_one_of_the_pair_cancels_the_other()
    {
        using var day = new TradingDay();
        var complex = Place(day, Bracket(401m));

        day.Market.Script.SetPrice("QQQ", 421m, 421.1m, 421m);

        Assert.Equal([OrderStatus.Filled, OrderStatus.Filled, OrderStatus.Cancelled], Statuses(day, complex));
        Assert.Null(day.Held("QQQ"));
        Assert.NotNull(day.Desk.FindComplex(day.Number, complex.Id)!.TerminalAt);
    }

    [Fact]
    public void Without_the_trigger_the_children_are_cancelled()
    {
        using var day = new TradingDay();
        var complex = Place(day, Bracket(399m));

        day.Desk.CancelComplex(day.Number, complex.Id);

        Assert.Equal([OrderStatus.Cancelled, OrderStatus.Cancelled, OrderStatus.Cancelled], Statuses(day, complex));
    }

    [Fact]
    public void Children_without_a_pair_live_on_when_one_of_them_is_filled()
    {
        using var day = new TradingDay();
        var complex = Place(day, new ComplexTicket { Type = ComplexOrderType.Oto, Trigger = Limit(401m), Orders = [Limit(410m, OrderAction.SellToClose, 5), Limit(420m, OrderAction.SellToClose, 5)] });

        day.Market.Script.SetPrice("QQQ", 411m, 411.1m, 411m);

        Assert.Equal([OrderStatus.Filled, OrderStatus.Filled, OrderStatus.Live], Statuses(day, complex));
    }

    [Fact]
    public void A_pair_that_one_price_would_fill_twice_is_filled_once()
    {
        using var day = new TradingDay();
        day.Place(AtMarket());
        var complex = Place(day, new ComplexTicket { Type = ComplexOrderType.Oco, Orders = [Limit(390m, OrderAction.SellToClose), Limit(391m, OrderAction.SellToClose)] });

        Assert.Single(Statuses(day, complex), OrderStatus.Filled);
        Assert.Null(day.Held("QQQ"));
    }

    [Fact]
    public void Both_of_a_pair_are_live_until_then()
    {
        using var day = new TradingDay();
        day.Place(AtMarket());

        var complex = Place(day, new ComplexTicket { Type = ComplexOrderType.Oco, Orders = [Limit(420m, OrderAction.SellToClose), Limit(430m, OrderAction.SellToClose)] });

        Assert.Equal([OrderStatus.Live, OrderStatus.Live], Statuses(day, complex));
        Assert.All(complex.Orders, order => Assert.Equal("OCO::order", order.ComplexOrderTag));
    }

    [Fact]
    public void A_pair_of_symbols_is_routed_when_the_ratio_of_their_prices_is_reached()
    {
        using var day = new TradingDay();
        var complex = PlacePair(day, 41m);
        Assert.Equal([OrderStatus.Contingent, OrderStatus.Contingent], Statuses(day, complex));

        day.Desk.EditComplex(day.Number, complex.Id, null, 40m);
        day.Market.Script.SetPrice("QQQ", 401m, 401.1m, 401m);

        Assert.Equal([OrderStatus.Filled, OrderStatus.Filled], Statuses(day, complex));
    }

    [Fact]
    public void Another_ratio_can_be_tried_without_changing_the_pair()
    {
        using var day = new TradingDay();
        var orders = new[] { Limit(380m), Limit(9m, symbol: "F") };
        var ticket = new ComplexTicket { Type = ComplexOrderType.Pairs, Orders = orders, RatioPriceThreshold = 1000m, RatioPriceComparator = Comparator.Gte };
        var pair = day.Desk.Place(day.Number, ticket).ComplexOrder!;

        var preview = day.Desk.CheckComplexEdit(day.Number, pair.Id, Comparator.Lte, null);

        Assert.Equal((Comparator.Lte, 1000m), (preview.Preflight!.ComplexOrder!.RatioPriceComparator, preview.Preflight.ComplexOrder.RatioPriceThreshold));
        // Half of ten shares at 380, with their fees.
        Assert.Equal(-1900.01m, preview.Preflight.BuyingPower!.ChangeInBuyingPower);
        Assert.Equal(Comparator.Gte, day.Desk.FindComplex(day.Number, pair.Id)!.RatioPriceComparator);
        Assert.All(day.Desk.FindComplex(day.Number, pair.Id)!.Orders, order => Assert.Equal(OrderStatus.Contingent, order.Status));
        Assert.Equal("not_found", day.Desk.CheckComplexEdit(day.Number, 1, null, 2m).Refusal!.Code);
        day.Desk.CancelComplex(day.Number, pair.Id);
        Assert.Equal("cannot_update_order", day.Desk.CheckComplexEdit(day.Number, pair.Id, null, 2m).Refusal!.Code);
    }

    [Fact]
    public void A_child_can_be_replaced_while_it_waits()
    {
        using var day = new TradingDay();
        var complex = Place(day, Bracket(399m));

        var replacement = day.Desk.Edit(day.Number, complex.Orders[0].Id!.Value, new OrderEdit { Price = 425m }).Order!;

        Assert.Equal((OrderStatus.Contingent, ContingentStatus.PendingOrder), (replacement.Status, replacement.ContingentStatus));
        var after = day.Desk.FindComplex(day.Number, complex.Id)!;
        Assert.Equal((replacement.Id, complex.Orders[0].Id), (after.Orders[0].Id, Assert.Single(after.RelatedOrders).Id));
    }

    [Fact]
    public void An_order_waits_for_its_condition()
    {
        using var day = new TradingDay();
        var order = day.Place(AtMarket() with { Rules = new RuleTicket(null, null, [Condition(ConditionAction.Route, Comparator.Lte, 395m)]) });
        Assert.Equal((OrderStatus.Contingent, ContingentStatus.PendingCondition), (order.Status, order.ContingentStatus));

        day.Market.Script.SetPrice("QQQ", 394m, 394.1m, 394m);

        var filled = day.Find(order);
        Assert.Equal((OrderStatus.Filled, 394m), (filled.Status, filled.Conditions[0].TriggeredValue));
        Assert.NotNull(filled.Conditions[0].TriggeredAt);
    }

    [Fact]
    public void A_condition_in_dollars_is_reckoned_with_the_multiplier()
    {
        using var day = new TradingDay();
        var call = day.Calls()[0];
        var condition = Condition(ConditionAction.Route, Comparator.Gte, 250m) with { Symbol = call, Kind = InstrumentKind.EquityOption, IsThresholdBasedOnNotional = true };
        var order = day.Place(Limit(399m) with { Rules = new RuleTicket(null, null, [condition]) });
        Assert.Equal(OrderStatus.Contingent, day.StatusOf(order));

        day.Market.Script.SetPrice(call, 2.5m, 2.6m, 2.55m);

        Assert.Equal((OrderStatus.Live, 255m), (day.StatusOf(order), day.Find(order).Conditions[0].TriggeredValue));
    }

    [Fact]
    public void A_condition_can_cancel_an_order()
    {
        using var day = new TradingDay();
        var order = day.Place(Limit(390m) with { Rules = new RuleTicket(null, null, [Condition(ConditionAction.Cancel, Comparator.Gte, 405m)]) });
        Assert.Equal(OrderStatus.Live, day.StatusOf(order));

        day.Market.Script.SetPrice("QQQ", 406m, 406.1m, 406m);

        Assert.Equal(OrderStatus.Cancelled, day.StatusOf(order));
    }

    [Fact]
    public void The_rules_of_a_component_hold_when_what_it_waited_for_has_come()
    {
        using var day = new TradingDay();
        var later = new RuleTicket(null, null, [Condition(ConditionAction.Route, Comparator.Gte, 405m)]);
        var complex = Place(day, new ComplexTicket
        {
            Type = ComplexOrderType.Oto,
            Trigger = Limit(401m),
            Orders = [Limit(500m, OrderAction.SellToClose) with { Rules = later }, Limit(500m, OrderAction.SellToClose) with { Rules = new RuleTicket(null, At(4, 11, 0), []) }],
        });
        var child = complex.Orders[0];

        Assert.Equal([OrderStatus.Filled, OrderStatus.Contingent, OrderStatus.Live], Statuses(day, complex));
        Assert.Equal(ContingentStatus.PendingCondition, day.Find(child).ContingentStatus);
        day.Market.Script.SetPrice("QQQ", 405m, 405.1m, 405m);
        Assert.Equal(OrderStatus.Live, day.StatusOf(child));
        day.Clock.Set(At(4, 11, 0));
        Assert.Equal([OrderStatus.Filled, OrderStatus.Live, OrderStatus.Cancelled], Statuses(day, complex));
    }

    [Fact]
    public void A_replacement_waits_for_its_time()
    {
        using var day = new TradingDay();
        var order = day.Place(Limit(399m));

        var replacement = day.Desk.Edit(day.Number, order.Id!.Value, new OrderEdit { Rules = new RuleTicket(At(4, 11, 0), null, []) }).Order!;

        Assert.Equal((OrderStatus.Cancelled, OrderStatus.Contingent), (day.StatusOf(order), day.StatusOf(replacement)));
        day.Clock.Set(At(4, 11, 0));
        Assert.Equal(OrderStatus.Live, day.StatusOf(replacement));
    }

    [Fact]
    public void Times_route_and_cancel_an_order()
    {
        using var day = new TradingDay();
        var order = day.Place(Limit(390m) with { Rules = new RuleTicket(At(4, 11, 0), At(4, 12, 0), []) });
        Assert.Equal(OrderStatus.Contingent, day.StatusOf(order));

        day.Clock.Set(At(4, 11, 0));
        Assert.Equal(OrderStatus.Live, day.StatusOf(order));

        day.Clock.Set(At(4, 12, 0));
        Assert.Equal(OrderStatus.Cancelled, day.StatusOf(order));
    }

    [Fact]
    public void A_pair_is_routed_at_once_when_its_new_ratio_is_reached_already()
    {
        using var day = new TradingDay();
        var complex = PlacePair(day, 41m);

        // 400.05 / 10.00
        var answer = day.Desk.EditComplex(day.Number, complex.Id, null, 40m).ComplexOrder!;

        Assert.All(answer.Orders, order => Assert.Equal(OrderStatus.Contingent, order.Status));
        Assert.Equal([OrderStatus.Filled, OrderStatus.Filled], Statuses(day, complex));
    }

    [Fact]
    public void The_ratio_of_a_pair_that_was_reached_is_not_changed_any_more()
    {
        using var day = new TradingDay();
        // 400.05 / 10.00 is more than 40, so that only the condition is waited for.
        var pair = PlacePair(day, 40m, new RuleTicket(null, null, [Condition(ConditionAction.Route, Comparator.Gte, 405m)]));
        Assert.All(pair.Orders, order => Assert.Equal(ContingentStatus.PendingCondition, day.Find(order).ContingentStatus));

        Assert.Equal("cannot_update_order", day.Desk.CheckComplexEdit(day.Number, pair.Id, null, 39m).Refusal?.Code);
        Assert.Equal("cannot_update_order", day.Desk.EditComplex(day.Number, pair.Id, null, 39m).Refusal?.Code);
        Assert.Equal(40m, day.Desk.FindComplex(day.Number, pair.Id)!.RatioPriceThreshold);
        day.Market.Script.SetPrice("QQQ", 405m, 405.1m, 405m);
        Assert.Equal([OrderStatus.Filled, OrderStatus.Filled], Statuses(day, pair));
    }

    [Fact]
    public void A_child_beyond_the_buying_power_is_rejected_when_its_turn_comes()
    {
        using var day = new TradingDay();

        var complex = Place(day, new ComplexTicket { Type = ComplexOrderType.Oto, Trigger = Limit(401m, quantity: 1), Orders = [Limit(401m, quantity: 10_000)] });

        Assert.Equal([OrderStatus.Filled, OrderStatus.Rejected], Statuses(day, complex));
        Assert.Equal("Account does not have sufficient buying power available for this order.", day.Find(complex.Orders[0]).RejectReason);
        Assert.Equal(1m, day.Held("QQQ")!.Quantity);
    }

    [Fact]
    public void A_child_takes_from_the_buying_power_while_it_works()
    {
        using var day = new TradingDay();
        var before = Available(day);
        var complex = Place(day, new ComplexTicket { Type = ComplexOrderType.Oto, Trigger = Limit(401m, quantity: 1), Orders = [Limit(390m)] });

        // One share is paid with 400.10 and lends half its mark of 400.05; ten at 390 ask for half; a tenth of a cent a share are the fees.
        var bought = before - 400.101m + 400.05m / 2;
        Assert.Equal(bought - 1950.01m, Available(day));
        day.Desk.Cancel(day.Number, complex.Orders[0].Id!.Value);
        Assert.Equal(bought, Available(day));
    }

    [Fact]
    public void Both_of_a_pair_of_symbols_are_paid_from_the_same_buying_power()
    {
        using var day = new TradingDay();
        day.Market.Script.SetPrice("F", 10m, 10.01m, 10m);
        var most = 0.8m * Available(day);
        var (first, second) = (Limit(400m, quantity: Math.Floor(most / 200m)), Limit(10m, quantity: Math.Floor(most / 5.01m), symbol: "F"));
        Assert.All([first, second], ticket => Assert.True(day.Desk.Check(day.Number, ticket).IsPassed));

        var pair = day.Desk.Place(day.Number, new ComplexTicket { Type = ComplexOrderType.Pairs, Orders = [first, second], RatioPriceThreshold = 1000m, RatioPriceComparator = Comparator.Gte });

        var error = Assert.Single(pair.Preflight.Errors);
        Assert.Equal(("margin_check_failed", 1), (error.Code, error.PreflightId));
        Assert.Empty(day.Desk.Live(day.Number));
    }

    [Fact]
    public void A_pair_that_waits_is_not_replaced_by_more_than_the_buying_power()
    {
        using var day = new TradingDay();
        var pair = Place(day, new ComplexTicket { Type = ComplexOrderType.Pairs, Orders = [Limit(1m, quantity: 100_000), Limit(9m, symbol: "F")], RatioPriceThreshold = 1000m, RatioPriceComparator = Comparator.Gte });

        var outcome = day.Desk.Edit(day.Number, pair.Orders[0].Id!.Value, new OrderEdit { Price = 500m });

        Assert.Equal("margin_check_failed", Assert.Single(outcome.Preflight!.Errors).Code);
    }

    [Fact]
    public void The_reason_comes_with_the_rejection_and_not_before()
    {
        using var day = new TradingDay();

        var complex = Place(day, new ComplexTicket { Type = ComplexOrderType.Oto, Trigger = Limit(401m), Orders = [Limit(401m, OrderAction.SellToOpen)] });

        var notices = day.Changes.OfType<OrderChanged>().Where(change => change.Order.Id == complex.Orders[0].Id).Select(change => (change.Order.Status, change.Order.RejectReason));
        Assert.Equal(
            [(OrderStatus.Contingent, null), (OrderStatus.Routed, null), (OrderStatus.Rejected, "You cannot open against your existing position in QQQ.")],
            notices);
    }

    [Fact]
    public void An_order_whose_time_has_come_is_rejected_if_the_other_side_is_worked_on()
    {
        using var day = new TradingDay();
        var buy = day.Place(Limit(390m) with { Rules = new RuleTicket(At(4, 11, 0), null, []) });
        var sell = day.Place(Limit(450m, OrderAction.SellToOpen));

        day.Clock.Set(At(4, 11, 0));

        Assert.Equal((OrderStatus.Rejected, "Cannot buy and sell against the same symbol."), (day.StatusOf(buy), day.Find(buy).RejectReason));
        Assert.Equal(OrderStatus.Live, day.StatusOf(sell));
    }

    [Fact]
    public void Of_two_sides_whose_time_comes_in_the_night_one_goes_out_at_the_open()
    {
        using var day = new TradingDay();
        var night = new RuleTicket(At(5, 3, 0), null, []);
        var buy = day.Place(Limit(390m, time: TimeInForce.Gtc) with { Rules = night });
        var sell = day.Place(Limit(450m, OrderAction.SellToOpen, time: TimeInForce.Gtc) with { Rules = night });

        day.Clock.Set(At(5, 3, 0));
        Assert.Equal([OrderStatus.Contingent, OrderStatus.Contingent], [day.StatusOf(buy), day.StatusOf(sell)]);
        day.Clock.Set(At(5, 9, 30));

        OrderStatus[] statuses = [day.StatusOf(buy), day.StatusOf(sell)];
        Assert.Equal([OrderStatus.Live, OrderStatus.Rejected], statuses.Order());
    }

    [Fact]
    public void A_waiting_order_is_not_replaced_by_one_that_meets_the_other_side_at_once()
    {
        using var day = new TradingDay();
        var buy = day.Place(Limit(390m) with { Rules = new RuleTicket(At(4, 11, 0), null, []) });
        day.Place(Limit(450m, OrderAction.SellToOpen));

        var outcome = day.Desk.Replace(day.Number, buy.Id!.Value, Limit(391m));

        Assert.Equal("illegal_buy_and_sell_on_same_symbol", Assert.Single(outcome.Preflight!.Errors).Code);
        Assert.Equal(OrderStatus.Contingent, day.StatusOf(buy));
    }

    [Fact]
    public void Both_sides_of_a_pair_around_the_price_are_live_and_one_is_filled()
    {
        using var day = new TradingDay();
        var complex = Place(day, Around());
        Assert.Equal([OrderStatus.Live, OrderStatus.Live], Statuses(day, complex));

        day.Market.Script.SetPrice("QQQ", 411m, 411.1m, 411m);

        Assert.Equal([OrderStatus.Filled, OrderStatus.Cancelled], Statuses(day, complex));
        Assert.Equal(10m, day.Held("QQQ")!.Quantity);
    }

    [Fact]
    public void One_of_a_pair_around_the_price_can_be_replaced()
    {
        using var day = new TradingDay();
        var complex = Place(day, Around());

        day.Desk.Edit(day.Number, complex.Orders[0].Id!.Value, new OrderEdit { StopTrigger = 415m });

        Assert.Equal([OrderStatus.Live, OrderStatus.Live], Statuses(day, complex));
        Assert.Equal(415m, day.Desk.FindComplex(day.Number, complex.Id)!.Orders[0].Ticket.StopTrigger);
    }

    [Fact]
    public void A_condition_of_one_of_a_pair_can_be_replaced_while_the_other_side_is_live()
    {
        using var day = new TradingDay();
        var (buy, sell) = (Around().Orders[0], Around().Orders[1]);
        var later = new RuleTicket(null, null, [Condition(ConditionAction.Route, Comparator.Gte, 405m)]);
        var complex = Place(day, new ComplexTicket { Type = ComplexOrderType.Oco, Orders = [buy with { Rules = later }, sell] });
        Assert.Equal([OrderStatus.Contingent, OrderStatus.Live], Statuses(day, complex));

        day.Desk.Edit(day.Number, complex.Orders[0].Id!.Value, new OrderEdit { StopTrigger = 415m });
        day.Market.Script.SetPrice("QQQ", 406m, 406.1m, 406m);

        Assert.Equal(415m, day.Desk.FindComplex(day.Number, complex.Id)!.Orders[0].Ticket.StopTrigger);
        Assert.Equal([OrderStatus.Live, OrderStatus.Live], Statuses(day, complex));
    }

    [Fact]
    public void Children_of_both_sides_are_live_together()
    {
        using var day = new TradingDay();
        day.Market.Script.SetPrice("F", 10m, 10.01m, 10m);

        var complex = Place(day, new ComplexTicket { Type = ComplexOrderType.Oto, Trigger = Limit(11m, symbol: "F"), Orders = [Limit(390m), Limit(450m, OrderAction.SellToOpen)] });

        Assert.Equal([OrderStatus.Filled, OrderStatus.Live, OrderStatus.Live], Statuses(day, complex));
    }

    [Fact]
    public void A_child_is_not_spared_the_other_side_of_an_order_that_is_none_of_its_siblings()
    {
        using var day = new TradingDay();
        day.Market.Script.SetPrice("F", 10m, 10.01m, 10m);
        var complex = Place(day, new ComplexTicket { Type = ComplexOrderType.Oto, Trigger = Limit(9m, symbol: "F"), Orders = [Limit(450m, OrderAction.SellToOpen), Limit(390m)] });
        var stranger = day.Place(Limit(460m, OrderAction.SellToOpen));

        day.Market.Script.SetPrice("F", 8.9m, 9m, 9m);

        Assert.Equal([OrderStatus.Filled, OrderStatus.Live, OrderStatus.Rejected], Statuses(day, complex));
        Assert.Equal(OrderStatus.Live, day.StatusOf(stranger));
    }

    private static ComplexTicket Around() => new()
    {
        Type = ComplexOrderType.Oco,
        Orders = [AtMarket() with { Type = OrderType.Stop, StopTrigger = 410m }, AtMarket(OrderAction.SellToOpen) with { Type = OrderType.Stop, StopTrigger = 390m }],
    };

    private static ConditionTicket Condition(ConditionAction action, Comparator comparator, decimal threshold) => new()
    {
        Action = action,
        Symbol = "QQQ",
        Kind = InstrumentKind.Equity,
        Indicator = ConditionIndicator.Last,
        Comparator = comparator,
        Threshold = threshold,
    };

    private static ComplexTicket Bracket(decimal price) => new()
    {
        Type = ComplexOrderType.Otoco,
        Trigger = Limit(price),
        Orders = [Limit(420m, OrderAction.SellToClose, time: TimeInForce.Gtc), AtMarket(OrderAction.SellToClose) with { Type = OrderType.Stop, StopTrigger = 380m, TimeInForce = TimeInForce.Gtc }],
    };

    private static ComplexOrderState Place(TradingDay day, ComplexTicket ticket)
    {
        var placement = day.Desk.Place(day.Number, ticket);
        Assert.Empty(placement.Preflight.Errors);
        return placement.ComplexOrder!;
    }

    // Shares of QQQ at 400.05 against shares of F at 10.00.
    private static ComplexOrderState PlacePair(TradingDay day, decimal ratio, RuleTicket? rules = null)
    {
        day.Market.Script.SetPrice("F", 10m, 10.01m, 10m);
        return Place(day, new ComplexTicket
        {
            Type = ComplexOrderType.Pairs,
            Orders = [Limit(500m) with { Rules = rules }, Limit(1m, OrderAction.SellToClose, 100, "F") with { Rules = rules }],
            RatioPriceThreshold = ratio,
            RatioPriceComparator = Comparator.Gte,
        });
    }

    private static decimal Available(TradingDay day) => day.Desk.Check(day.Number, Limit(390m)).BuyingPower!.CurrentBuyingPower;

    private static OrderStatus[] Statuses(TradingDay day, ComplexOrderState complex)
    {
        var now = day.Desk.FindComplex(day.Number, complex.Id)!;
        return [.. (now.Trigger is { } trigger ? now.Orders.Prepend(trigger) : now.Orders).Select(order => order.Status)];
    }
}

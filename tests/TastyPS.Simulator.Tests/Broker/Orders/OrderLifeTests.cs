using Microsoft.Extensions.Time.Testing;
using TastyPS.Simulator.Broker;
using TastyPS.Simulator.Broker.Orders;
using static TastyPS.Simulator.Tests.Broker.Orders.TradingDay;

namespace TastyPS.Simulator.Tests.Broker.Orders;

public class OrderLifeTests
{
    [Fact]
    public void A_market_order_is_answered_as_routed_and_then_filled_at_the_ask()
    {
        using var day = new TradingDay();

        var order = day.Place(AtMarket());

        Assert.Equal(OrderStatus.Routed, order.Status);
        var filled = day.Find(order);
        Assert.Equal(OrderStatus.Filled, filled.Status);
        var fill = Assert.Single(Assert.Single(filled.Legs).Fills);
        Assert.Equal((10m, 400.10m), (fill.Quantity, fill.Price));
    }

    [Fact]
    public void The_notices_are_routed_then_live_with_the_fill_then_filled()
    {
        using var day = new TradingDay();

        var order = day.Place(AtMarket());

        Assert.Equal([OrderStatus.Routed, OrderStatus.Live, OrderStatus.Filled], day.NoticesOf(order));
        Assert.Single(day.Changes.OfType<OrderChanged>().Single(change => change.Order.Status == OrderStatus.Live).Order.Legs[0].Fills);
    }

    [Fact]
    public void Delays_pass_with_the_time_that_the_clock_measures()
    {
        var clock = new FakeTimeProvider(At(4, 10, 30));
        using var day = new TradingDay(clock: clock);
        (day.Settings.RouteDelay, day.Settings.FillDelay) = (TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(50));
        var order = day.Place(Limit(400.10m));
        Assert.Equal(OrderStatus.Routed, day.StatusOf(order));

        clock.Advance(TimeSpan.FromMilliseconds(91));
        Assert.Equal(OrderStatus.Live, day.StatusOf(order));

        clock.Advance(TimeSpan.FromMilliseconds(91));
        Assert.Equal(OrderStatus.Filled, day.StatusOf(order));
    }

    [Fact]
    public void A_limit_below_the_ask_rests_until_the_price_comes()
    {
        using var day = new TradingDay();
        var order = day.Place(Limit(399m));
        Assert.Equal(OrderStatus.Live, day.StatusOf(order));

        day.Market.Script.SetPrice("QQQ", 398.40m, 398.50m, 398.45m);

        Assert.Equal(398.50m, day.Find(order).Legs[0].Fills.Single().Price);
    }

    [Fact]
    public void A_stop_waits_for_its_trigger_and_then_sells_at_the_bid()
    {
        using var day = new TradingDay();
        day.Place(AtMarket());
        var stop = day.Place(AtMarket(OrderAction.SellToClose) with { Type = OrderType.Stop, StopTrigger = 395m });
        Assert.Equal(OrderStatus.Live, day.StatusOf(stop));

        day.Market.Script.SetPrice("QQQ", 394m, 394.2m, 394.1m);

        Assert.Equal(394m, day.Find(stop).Legs[0].Fills.Single().Price);
    }

    [Fact]
    public void A_stop_limit_that_was_passed_by_rests_at_its_limit()
    {
        using var day = new TradingDay();
        day.Place(AtMarket());
        var stop = day.Place(Limit(394.5m, OrderAction.SellToClose) with { Type = OrderType.StopLimit, StopTrigger = 395m });

        day.Market.Script.SetPrice("QQQ", 390m, 390.2m, 390.1m);
        Assert.Equal(OrderStatus.Live, day.StatusOf(stop));

        day.Market.Script.SetPrice("QQQ", 396m, 396.2m, 396.1m);
        Assert.Equal(396m, day.Find(stop).Legs[0].Fills.Single().Price);
    }

    [Fact]
    public void A_notional_order_buys_what_its_value_pays_for()
    {
        using var day = new TradingDay();

        var order = day.Place(AtMarket() with { Type = OrderType.NotionalMarket, Value = 1000m, ValueEffect = CashEffect.Debit, Legs = [new LegTicket(InstrumentKind.Equity, "QQQ", OrderAction.BuyToOpen, null)] });

        // 1000 / 400.10 = 2.499375…, cut to five decimals.
        Assert.Equal(2.49937m, day.Find(order).Legs[0].Fills.Single().Quantity);
    }

    [Fact]
    public void A_cancelled_order_passes_through_the_request_and_keeps_its_remaining_quantity()
    {
        using var day = new TradingDay();
        var order = day.Place(Limit(399m));

        var answer = day.Desk.Cancel(day.Number, order.Id!.Value);

        Assert.Equal(OrderStatus.CancelRequested, answer.Order!.Status);
        var cancelled = day.Find(order);
        Assert.Equal((OrderStatus.Cancelled, 10m, 10m), (cancelled.Status, cancelled.Legs[0].RemainingQuantity, cancelled.CancelledSize));
    }

    [Fact]
    public void A_fill_wins_against_a_cancellation_under_way()
    {
        var clock = new FakeTimeProvider(At(4, 10, 30));
        using var day = new TradingDay(clock: clock);
        day.Settings.CancelDelay = TimeSpan.FromSeconds(5);
        var order = day.Place(Limit(399m));
        day.Desk.Cancel(day.Number, order.Id!.Value);

        day.Market.Script.SetPrice("QQQ", 398m, 398.5m);

        Assert.Equal(OrderStatus.Filled, day.StatusOf(order));
        Assert.Equal([OrderStatus.Routed, OrderStatus.Live, OrderStatus.CancelRequested, OrderStatus.CancelRequested, OrderStatus.Filled], day.NoticesOf(order));
    }

    [Fact]
    public void An_order_that_has_ended_cannot_be_cancelled()
    {
        using var day = new TradingDay();
        var order = day.Place(AtMarket());

        Assert.Equal("cannot_update_order", day.Desk.Cancel(day.Number, order.Id!.Value).Refusal!.Code);
        Assert.Equal("not_found", day.Desk.Cancel(day.Number, 1).Refusal!.Code);
    }

    [Fact]
    public void A_replacement_has_a_new_number_and_goes_out_after_the_cancellation()
    {
        using var day = new TradingDay();
        var order = day.Place(Limit(399m));

        var answer = day.Desk.Edit(day.Number, order.Id!.Value, new OrderEdit { Price = 399.5m }).Order!;

        Assert.Equal((OrderStatus.Contingent, ContingentStatus.PendingOrder, order.Id), (answer.Status, answer.ContingentStatus, answer.ReplacesOrderId));
        var old = day.Find(order);
        Assert.Equal((OrderStatus.Cancelled, true, answer.Id), (old.Status, old.IsEdited, old.ReplacingOrderId));
        Assert.Equal((OrderStatus.Live, 399.5m), (day.StatusOf(answer), day.Find(answer).Ticket.Price));
        var notices = day.Changes.OfType<OrderChanged>().Select(change => (change.Order.Id, change.Order.Status)).ToList();
        Assert.True(notices.IndexOf((order.Id, OrderStatus.Cancelled)) < notices.IndexOf((answer.Id, OrderStatus.Routed)));
    }

    [Fact]
    public void A_fill_of_the_original_ends_the_replacement()
    {
        var clock = new FakeTimeProvider(At(4, 10, 30));
        using var day = new TradingDay(clock: clock);
        day.Settings.CancelDelay = TimeSpan.FromSeconds(5);
        var order = day.Place(Limit(399m));
        var replacement = day.Desk.Edit(day.Number, order.Id!.Value, new OrderEdit { Price = 399.5m }).Order!;

        day.Market.Script.SetPrice("QQQ", 398m, 398.5m);

        Assert.Equal((OrderStatus.Filled, OrderStatus.Cancelled), (day.StatusOf(order), day.StatusOf(replacement)));
    }

    [Fact]
    public void Before_the_session_an_order_stays_received_with_a_warning_and_is_cancelled_in_one_step()
    {
        using var day = new TradingDay(hour: 8);

        var placement = day.Desk.Place(day.Number, Limit(399m));

        Assert.Equal("tif.next_valid_session", Assert.Single(placement.Preflight.Warnings).Code);
        Assert.Equal(OrderStatus.Received, placement.Order!.Status);
        Assert.Equal(OrderStatus.Cancelled, day.Desk.Cancel(day.Number, placement.Order.Id!.Value).Order!.Status);
        Assert.Equal([OrderStatus.Received, OrderStatus.Cancelled], day.NoticesOf(placement.Order));
    }

    [Fact]
    public void An_order_of_the_night_is_routed_at_the_open()
    {
        using var day = new TradingDay(hour: 8);
        var order = day.Place(Limit(399m));

        day.Clock.Set(At(4, 9, 30));

        Assert.Equal(OrderStatus.Live, day.StatusOf(order));
    }

    [Theory]
    [InlineData("Day", 15, 59, false)]
    [InlineData("Day", 16, 0, true)]
    [InlineData("Ext", 19, 59, false)]
    [InlineData("Ext", 20, 0, true)]
    [InlineData("ExtOvernight", 19, 59, false)]
    [InlineData("ExtOvernight", 20, 0, true)]
    [InlineData("Gtc", 20, 0, false)]
    public void An_order_expires_by_its_time_in_force(string time, int hour, int minute, bool isOver)
    {
        using var day = new TradingDay();
        var order = day.Place(Limit(300m, time: Enum.Parse<TimeInForce>(time)));

        day.Clock.Set(At(4, hour, minute));

        Assert.Equal(isOver ? OrderStatus.Expired : OrderStatus.Live, day.StatusOf(order));
    }

    [Fact]
    public void A_date_ends_an_order_at_the_end_of_its_day()
    {
        using var day = new TradingDay();
        var order = day.Place(Limit(300m, time: TimeInForce.Gtd) with { GtcDate = new DateTime(2026, 8, 5) });

        day.Clock.Set(At(5, 23, 59));
        Assert.Equal(OrderStatus.Live, day.StatusOf(order));

        day.Clock.Set(At(6, 0, 0));
        Assert.Equal(OrderStatus.Expired, day.StatusOf(order));
    }

    [Fact]
    public void What_reaches_the_venue_after_its_end_is_not_filled()
    {
        // The session of a future goes on past midnight, the date does not.
        var clock = new FakeTimeProvider(At(4, 23, 58));
        using var day = new TradingDay(clock: clock);
        day.Settings.RouteDelay = TimeSpan.FromMinutes(5);
        var future = day.Market.Futures!.ContractsOf(day.Market.Futures.Products.Single(product => product.Code == "MES"))[0].Symbol;
        day.Market.Script.SetPrice(future, 6000m, 6000.25m, 6000m);
        var order = day.Place(Limit(6001m, OrderAction.Buy, 1, future, TimeInForce.Gtd) with { GtcDate = new DateTime(2026, 8, 4) });

        clock.Advance(TimeSpan.FromMinutes(10));
        day.Desk.CatchUp();

        Assert.Empty(day.Find(order).Legs[0].Fills);
        Assert.Equal([OrderStatus.Routed, OrderStatus.Live, OrderStatus.Expired], day.NoticesOf(order));
    }

    [Fact]
    public void Immediate_or_cancel_does_not_rest()
    {
        using var day = new TradingDay();

        Assert.Equal(OrderStatus.Expired, day.StatusOf(day.Place(Limit(300m, time: TimeInForce.Ioc))));
    }

    [Fact]
    public void In_extended_hours_only_orders_for_them_are_filled()
    {
        using var day = new TradingDay(hour: 17);

        Assert.Equal(OrderStatus.Received, day.StatusOf(day.Place(Limit(401m))));
        Assert.Equal(OrderStatus.Filled, day.StatusOf(day.Place(Limit(401m, time: TimeInForce.Ext))));
    }

    [Fact]
    public void Nothing_of_a_halted_symbol_is_filled()
    {
        using var day = new TradingDay();
        day.Market.Script.Halt("QQQ");
        var order = day.Place(Limit(401m));
        Assert.Equal(OrderStatus.Live, day.StatusOf(order));

        day.Market.Script.Resume("QQQ");

        Assert.Equal(OrderStatus.Filled, day.StatusOf(order));
    }

    [Fact]
    public void Rejection_comes_after_acceptance_with_its_reason()
    {
        using var day = new TradingDay();
        day.Settings.FillMode = FillMode.Reject;

        var order = day.Place(AtMarket());

        Assert.Equal(OrderStatus.Routed, order.Status);
        Assert.Equal((OrderStatus.Rejected, "Session offline"), (day.StatusOf(order), day.Find(order).RejectReason));
    }

    [Fact]
    public void Of_two_strict_orders_that_close_the_same_the_second_is_rejected_and_opens_nothing()
    {
        using var day = new TradingDay();
        day.Place(AtMarket());
        var first = day.Place(Limit(410m, OrderAction.SellToClose) with { StrictPositionEffect = true });
        var second = day.Place(Limit(410m, OrderAction.SellToClose, 4) with { StrictPositionEffect = true });

        day.Market.Script.SetPrice("QQQ", 411m, 411.10m, 411.05m);

        Assert.Equal((OrderStatus.Filled, OrderStatus.Rejected), (day.StatusOf(first), day.StatusOf(second)));
        Assert.Equal("You cannot route a closing order without an existing position to close.", day.Find(second).RejectReason);
        Assert.Null(day.Held("QQQ"));
    }

    [Fact]
    public void A_strict_order_closes_nothing_whose_fill_is_agreed_and_not_reported_yet()
    {
        using var day = new TradingDay();
        var calls = day.Calls();
        LegTicket Leg(int index, OrderAction action) => new(InstrumentKind.EquityOption, calls[index], action, 1);
        day.Place(Limit(0.60m, symbol: calls[0]) with { Legs = [Leg(0, OrderAction.BuyToOpen), Leg(1, OrderAction.SellToOpen)] });
        day.Settings.FillDelay = TimeSpan.FromMinutes(1);
        day.Place(Limit(0.30m, symbol: calls[0]) with { PriceEffect = CashEffect.Credit, StrictPositionEffect = true, Legs = [Leg(0, OrderAction.SellToClose), Leg(1, OrderAction.BuyToClose)] });

        var second = day.Place(AtMarket(OrderAction.BuyToClose, 1, calls[1]) with { StrictPositionEffect = true });

        Assert.Equal(OrderStatus.Rejected, day.StatusOf(second));
    }

    [Fact]
    public void A_venue_that_is_offline_acknowledges_when_it_is_back()
    {
        using var day = new TradingDay();
        day.Settings.FillMode = FillMode.Offline;
        var order = day.Place(AtMarket());
        Assert.Equal(OrderStatus.InFlight, day.StatusOf(order));

        day.Settings.FillMode = FillMode.Market;

        Assert.Equal(OrderStatus.Filled, day.StatusOf(order));
    }

    [Fact]
    public void A_partial_fill_leaves_the_order_live_and_its_fill_outlasts_the_cancellation()
    {
        using var day = new TradingDay();
        day.Settings.FillMode = FillMode.Partial;
        var order = day.Place(Limit(401m));
        Assert.Equal((OrderStatus.Live, 5m), (day.StatusOf(order), day.Find(order).Legs[0].RemainingQuantity));

        day.Desk.Cancel(day.Number, order.Id!.Value);

        Assert.Equal((OrderStatus.Cancelled, 5m), (day.StatusOf(order), day.Find(order).Legs[0].Fills.Single().Quantity));
        Assert.Equal(5m, day.Held("QQQ")!.Quantity);
    }

    [Fact]
    public void In_the_mode_never_even_market_orders_rest()
    {
        using var day = new TradingDay();
        day.Settings.FillMode = FillMode.Never;

        Assert.Equal(OrderStatus.Live, day.StatusOf(day.Place(AtMarket())));
    }

    [Theory]
    [InlineData(2.99, true)]
    [InlineData(3.00, false)]
    public void With_the_old_fixed_prices_limits_below_three_dollars_are_filled_at_their_price(double price, bool isFilled)
    {
        using var day = new TradingDay();
        day.Settings.LegacyFixedPrices = true;

        var order = day.Find(day.Place(Limit((decimal)price)));

        Assert.Equal(isFilled ? OrderStatus.Filled : OrderStatus.Live, order.Status);
        Assert.Equal(isFilled ? [(decimal)price] : [], order.Legs[0].Fills.Select(fill => fill.Price));
    }

    [Fact]
    public void With_the_old_fixed_prices_market_orders_are_filled_at_one_dollar()
    {
        using var day = new TradingDay();
        day.Settings.LegacyFixedPrices = true;

        Assert.Equal(1m, day.Find(day.Place(AtMarket())).Legs[0].Fills.Single().Price);
    }

    [Fact]
    public void A_spread_is_filled_when_its_net_price_is_met_leg_by_leg_at_the_touch()
    {
        using var day = new TradingDay();
        var calls = day.Calls();
        var ticket = Limit(0.50m, symbol: calls[0]) with
        {
            PriceEffect = CashEffect.Debit,
            Legs = [new(InstrumentKind.EquityOption, calls[0], OrderAction.BuyToOpen, 2), new(InstrumentKind.EquityOption, calls[1], OrderAction.SellToOpen, 2)],
        };

        // The touch is 2.10 − 1.50 = 0.60.
        var order = day.Place(ticket);
        Assert.Equal((OrderStatus.Live, 2m), (day.StatusOf(order), day.Find(order).Size));
        day.Market.Script.SetPrice(calls[0], 1.9m, 2m);

        Assert.Equal([2m, 1.5m], day.Find(order).Legs.Select(leg => leg.Fills.Single().Price));
        Assert.Equal((2m, -2m), (day.Held(calls[0])!.Quantity, day.Held(calls[1])!.Quantity));
    }

    [Fact]
    public void A_spread_is_said_to_be_filled_before_its_later_legs_are_reported()
    {
        using var day = new TradingDay();
        var calls = day.Calls();

        var order = day.Place(Limit(0.60m, symbol: calls[0]) with
        {
            Legs = [new(InstrumentKind.EquityOption, calls[0], OrderAction.BuyToOpen, 1), new(InstrumentKind.EquityOption, calls[1], OrderAction.SellToOpen, 1)],
        });

        var filled = day.Changes.OfType<OrderChanged>().Where(change => change.Order.Id == order.Id && change.Order.Status == OrderStatus.Filled).ToList();
        Assert.Equal([0, 1], filled.Select(change => change.Order.Legs[1].Fills.Count));
    }

    [Fact]
    public void A_spread_asks_for_the_same_from_its_first_fill_to_its_last()
    {
        // Without anything else in the account the buying power stands still while the clock goes on.
        var clock = new FakeTimeProvider(At(4, 10, 30));
        using var day = new TradingDay(clock: clock);
        var calls = day.Calls();
        day.Desk.Reset();
        day.Settings.FillDelay = TimeSpan.FromMinutes(1);
        var available = Available();
        var order = day.Place(Limit(0.40m) with
        {
            PriceEffect = CashEffect.Credit,
            Legs = [new(InstrumentKind.EquityOption, calls[0], OrderAction.SellToOpen, 1), new(InstrumentKind.EquityOption, calls[1], OrderAction.BuyToOpen, 1)],
        });

        // The width is kept, 2.00 less 1.60 comes in, 1.12 a leg goes out.
        var strikes = calls.Take(2).Select(call => day.Market.TryGetOption(call, out var option) ? option.Strike : 0).ToArray();
        var width = 100 * (strikes[1] - strikes[0]);
        var expected = available - width + 40m - 2.24m;
        Assert.Equal((OrderStatus.Live, 0m, expected), (day.StatusOf(order), day.Find(order).Legs[0].RemainingQuantity, Available()));
        for (var second = 0; second < 120 && day.StatusOf(order) != OrderStatus.Filled; second++) clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((OrderStatus.Filled, 1m, expected), (day.StatusOf(order), day.Find(order).Legs[1].RemainingQuantity, Available()));
        clock.Advance(TimeSpan.FromSeconds(12));
        Assert.Equal((0m, expected), (day.Find(order).Legs[1].RemainingQuantity, Available()));
        Assert.Equal(0, day.Desk.ReservedIn(day.Number));

        decimal Available() => day.Desk.Check(day.Number, Limit(1m, quantity: 1)).BuyingPower!.CurrentBuyingPower;
    }

    [Fact]
    public void An_order_accepted_late_comes_by_the_clock_of_the_market()
    {
        using var day = new TradingDay();
        day.Desk.PlaceLater(day.Number, Limit(399m), TimeSpan.FromSeconds(60));
        Assert.Empty(day.Desk.Live(day.Number));

        day.Clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(OrderStatus.Live, Assert.Single(day.Desk.Live(day.Number)).Status);
    }

    [Fact]
    public void The_list_of_the_day_shows_what_was_touched_today_and_what_still_works()
    {
        using var day = new TradingDay();
        var cancelled = day.Place(Limit(300m));
        day.Desk.Cancel(day.Number, cancelled.Id!.Value);
        var working = day.Place(Limit(301m, time: TimeInForce.Gtc));
        Assert.Equal([working.Id, cancelled.Id], day.Desk.Live(day.Number).Select(order => order.Id));

        day.Clock.Set(At(5, 10, 0));

        Assert.Equal([working.Id], day.Desk.Live(day.Number).Select(order => order.Id));
        Assert.Equal([working.Id, cancelled.Id], day.Desk.Search(day.Number, new OrderFilter { UnderlyingSymbol = "QQQ" }).Select(order => order.Id));
    }

    [Fact]
    public void A_running_clock_needs_nobody_to_ask()
    {
        using var day = new TradingDay();
        using var done = new ManualResetEventSlim();
        (day.Settings.RouteDelay, day.Settings.FillDelay) = (TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1));
        day.Desk.Changed += change =>
        {
            if (change is OrderChanged { Order.Status: OrderStatus.Filled }) done.Set();
        };

        day.Place(AtMarket());

        Assert.True(done.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Equal_seeds_give_equal_numbers()
    {
        using var one = new TradingDay();
        using var same = new TradingDay();

        var (first, second) = (one.Find(one.Place(AtMarket())), same.Find(same.Place(AtMarket())));

        Assert.Equal((first.Id, first.GlobalRequestId, first.Venue, first.Legs[0].Fills[0]), (second.Id, second.GlobalRequestId, second.Venue, second.Legs[0].Fills[0]));
    }
}

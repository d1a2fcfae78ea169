using TastyPS.Simulator.Broker;
using TastyPS.Simulator.Broker.Orders;
using TastyPS.Simulator.Market.Futures;
using static TastyPS.Simulator.Tests.Broker.Orders.TradingDay;

namespace TastyPS.Simulator.Tests.Broker.Orders;

public class OrderCheckTests
{
    [Fact]
    public void What_nobody_lists_cannot_be_traded()
    {
        using var day = new TradingDay();

        var error = Assert.Single(day.Desk.Place(day.Number, Limit(1m, symbol: "NOSUCH")).Preflight.Errors);

        Assert.Equal(("instrument_validation_failed", "Trading of NOSUCH is not supported"), (error.Code, error.Message));
    }

    [Fact]
    public void An_index_cannot_be_traded()
    {
        using var day = new TradingDay();

        Assert.Equal("instrument_validation_failed", day.ErrorOf(Limit(1m, symbol: "SPX")));
    }

    [Fact]
    public void A_future_near_its_end_is_closing_only()
    {
        using var day = new TradingDay();
        var future = Future(day);
        day.Clock.Set(new DateTimeOffset(future.ClosingOnly, TimeSpan.Zero).AddHours(12));

        Assert.Equal("closing_only", day.ErrorOf(Limit(7000m, symbol: future.Symbol, quantity: 1)));
    }

    [Theory]
    [InlineData("Buy")]
    [InlineData("BuyToClose")]
    [InlineData("Sell")]
    public void Closing_only_refuses_whatever_would_open(string action)
    {
        using var day = new TradingDay();
        var future = Future(day);
        day.Clock.Set(new DateTimeOffset(future.ClosingOnly, TimeSpan.Zero).AddHours(12));

        Assert.Equal("closing_only", day.ErrorOf(Limit(7000m, Enum.Parse<OrderAction>(action), 1, future.Symbol)));
        Assert.Empty(day.Desk.Live(day.Number));
    }

    [Fact]
    public void Closing_only_lets_what_only_says_sell_close_and_no_more()
    {
        using var day = new TradingDay();
        var future = Future(day);
        day.Place(AtMarket(OrderAction.Buy, 1, future.Symbol));
        day.Clock.Set(new DateTimeOffset(future.ClosingOnly, TimeSpan.Zero).AddHours(12));

        Assert.Equal("closing_only", day.ErrorOf(AtMarket(OrderAction.Sell, 2, future.Symbol)));
        Assert.Equal(OrderStatus.Filled, day.StatusOf(day.Place(AtMarket(OrderAction.Sell, 1, future.Symbol))));
    }

    [Fact]
    public void Closing_only_rejects_what_was_to_open_when_its_time_comes()
    {
        using var day = new TradingDay();
        var future = Future(day);
        var closingOnly = new DateTimeOffset(future.ClosingOnly, TimeSpan.Zero).AddHours(12);
        var order = day.Place(Limit(7000m, OrderAction.Buy, 1, future.Symbol, TimeInForce.Gtc) with { Rules = new RuleTicket(closingOnly, null, []) });

        day.Clock.Set(closingOnly);

        Assert.Equal((OrderStatus.Rejected, $"{future.Symbol} is closing only."), (day.StatusOf(order), day.Find(order).RejectReason));
    }

    [Theory]
    [InlineData("Credit", "BuyToOpen", "cant_buy_for_credit")]
    [InlineData("Debit", "SellToOpen", "cant_sell_for_debit")]
    public void An_effect_agrees_with_the_action(string effect, string action, string code)
    {
        using var day = new TradingDay();

        var ticket = Limit(399m, Enum.Parse<OrderAction>(action)) with { PriceEffect = Enum.Parse<CashEffect>(effect) };
        Assert.Equal(code, day.ErrorOf(ticket));
        Assert.Equal(code, day.ErrorOf(ticket with { Type = OrderType.NotionalMarket, Price = null, PriceEffect = null, Value = 50m, ValueEffect = ticket.PriceEffect, Legs = [ticket.Legs[0] with { Quantity = null }] }));
    }

    [Theory]
    [InlineData("1e28", 10)]
    [InlineData("1e20", 1_000_000_000)]
    [InlineData("1000000000.01", 1)]
    public void A_price_that_nothing_has_is_refused(string price, int quantity)
    {
        using var day = new TradingDay();

        Assert.Equal("invalid_price", day.ErrorOf(Limit(Number(price), quantity: quantity)));
    }

    [Fact]
    public void Values_triggers_and_parts_of_a_condition_have_an_end_too()
    {
        using var day = new TradingDay();
        var notional = AtMarket() with { Type = OrderType.NotionalMarket, Value = 1e28m, ValueEffect = CashEffect.Debit, Legs = [new LegTicket(InstrumentKind.Equity, "QQQ", OrderAction.BuyToOpen, null)] };
        var condition = new ConditionTicket
        {
            Action = ConditionAction.Route,
            Symbol = "QQQ",
            Kind = InstrumentKind.Equity,
            Indicator = ConditionIndicator.Last,
            Comparator = Comparator.Gte,
            Threshold = 1m,
            PriceComponents = [new PriceComponent(InstrumentKind.Equity, "QQQ", -1e28m)],
        };

        Assert.Equal("invalid_value", day.ErrorOf(notional));
        Assert.Equal("invalid_stop_trigger", day.ErrorOf(AtMarket() with { Type = OrderType.Stop, StopTrigger = 1e28m }));
        Assert.Equal("invalid_quantity", day.ErrorOf(Limit(390m) with { Rules = new RuleTicket(null, null, [condition]) }));
    }

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("2126-08-05")]
    public void A_date_that_nobody_will_see_is_refused_and_leaves_nothing_behind(string date)
    {
        using var day = new TradingDay();

        Assert.Equal("invalid_gtc_date", day.ErrorOf(Limit(390m, time: TimeInForce.Gtd) with { GtcDate = DateTime.Parse(date, System.Globalization.CultureInfo.InvariantCulture) }));
        Assert.Empty(day.Desk.Live(day.Number));
        Assert.Equal(0m, day.Desk.ReservedIn(day.Number));
    }

    [Fact]
    public void Coins_are_sold_by_who_has_them_and_only_once()
    {
        using var day = new TradingDay();
        day.Market.Script.SetPrice("BTC/USD", 999m, 1000m, 999.5m);
        Assert.Equal("insufficient_cryptocurrency_quantity", day.ErrorOf(Limit(2000m, OrderAction.SellToOpen, 0.1m, "BTC/USD")));
        Assert.Equal("insufficient_cryptocurrency_quantity", day.ErrorOf(Limit(2000m, OrderAction.SellToClose, 0.1m, "BTC/USD")));
        day.Place(Limit(1000m, quantity: 0.5m, symbol: "BTC/USD"));

        var first = day.Place(Limit(2000m, OrderAction.SellToClose, 0.3m, "BTC/USD"));
        Assert.Equal("insufficient_cryptocurrency_quantity", day.ErrorOf(Limit(2000m, OrderAction.SellToClose, 0.3m, "BTC/USD")));

        Assert.Empty(day.Desk.Edit(day.Number, first.Id!.Value, new OrderEdit { Price = 1900m }).Preflight!.Errors);
        day.Place(Limit(2000m, OrderAction.SellToClose, 0.2m, "BTC/USD"));
        day.Market.Script.SetPrice("BTC/USD", 2000m, 2001m, 2000m);
        day.Desk.CatchUp();
        Assert.Null(day.Held("BTC/USD"));
    }

    [Fact]
    public void Coins_that_are_sold_by_value_are_there()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(At(4, 10, 30));
        using var day = new TradingDay(clock: clock);
        day.Market.Script.SetPrice("BTC/USD", 999m, 1000m, 999.5m);
        day.Place(Limit(1000m, quantity: 0.25m, symbol: "BTC/USD"));
        var sale = AtMarket(OrderAction.SellToClose, symbol: "BTC/USD") with { Type = OrderType.NotionalMarket, TimeInForce = TimeInForce.Ioc, ValueEffect = CashEffect.Credit, Legs = [new LegTicket(InstrumentKind.Cryptocurrency, "BTC/USD", OrderAction.SellToClose, null)] };

        // 300 / 999 is more than a quarter; 200 / 999 is not, but 200 / 500 is.
        Assert.Equal("insufficient_cryptocurrency_quantity", day.ErrorOf(sale with { Value = 300m }));
        day.Settings.RouteDelay = TimeSpan.FromSeconds(1);
        var order = day.Place(sale with { Value = 200m });
        day.Market.Script.SetPrice("BTC/USD", 500m, 501m, 500m);
        clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal((OrderStatus.Filled, 0.25m), (day.StatusOf(order), day.Find(order).Legs[0].Fills.Single().Quantity));
        Assert.Null(day.Held("BTC/USD"));
    }

    [Fact]
    public void A_pair_may_offer_the_same_coins_twice()
    {
        using var day = new TradingDay();
        day.Market.Script.SetPrice("BTC/USD", 999m, 1000m, 999.5m);
        day.Place(Limit(1000m, quantity: 0.5m, symbol: "BTC/USD"));

        var pair = day.Desk.Place(day.Number, new ComplexTicket
        {
            Type = ComplexOrderType.Oco,
            Orders = [Limit(2000m, OrderAction.SellToClose, 0.5m, "BTC/USD"), Limit(3000m, OrderAction.SellToClose, 0.5m, "BTC/USD")],
        }).ComplexOrder!;

        Assert.All(pair.Orders, order => Assert.Equal(OrderStatus.Live, day.StatusOf(order)));
    }

    [Fact]
    public void Coins_that_are_not_there_when_their_sale_is_sent_are_not_sold()
    {
        using var day = new TradingDay();
        day.Market.Script.SetPrice("BTC/USD", 999m, 1000m, 999.5m);

        var child = day.Desk.Place(day.Number, new ComplexTicket { Type = ComplexOrderType.Oto, Trigger = Limit(401m, quantity: 1), Orders = [Limit(900m, OrderAction.SellToClose, 0.5m, "BTC/USD")] }).ComplexOrder!.Orders[0];

        Assert.Equal((OrderStatus.Rejected, "You cannot sell more BTC/USD than you hold."), (day.StatusOf(child), day.Find(child).RejectReason));
        Assert.Null(day.Held("BTC/USD"));
    }

    [Fact]
    public void A_condition_watches_an_index_and_nothing_that_nobody_lists()
    {
        using var day = new TradingDay();
        day.Market.Script.SetPrice("SPX", 6000m, 6000m, 6000m);
        OrderTicket When(string symbol, decimal level, params PriceComponent[] parts) => Limit(390m) with
        {
            Rules = new RuleTicket(null, null, [new ConditionTicket
            {
                Action = ConditionAction.Route,
                Symbol = symbol,
                Kind = InstrumentKind.Equity,
                Indicator = ConditionIndicator.Last,
                Comparator = Comparator.Gte,
                Threshold = level,
                PriceComponents = parts,
            }]),
        };

        Assert.Equal(OrderStatus.Live, day.StatusOf(day.Place(When("SPX", 6000m))));
        var waiting = day.Place(When("SPX", 6000.01m));
        Assert.Equal(OrderStatus.Contingent, day.StatusOf(waiting));
        day.Market.Script.SetPrice("SPX", 6001m, 6001m, 6001m);
        day.Desk.CatchUp();
        Assert.Equal(OrderStatus.Live, day.StatusOf(waiting));
        Assert.Equal(OrderStatus.Live, day.StatusOf(day.Place(When("SPX", 6401m, new PriceComponent(InstrumentKind.Equity, "SPX", 1), new PriceComponent(InstrumentKind.Equity, "QQQ", 1)))));
        Assert.Equal("instrument_validation_failed", day.ErrorOf(When("NOSUCH", 1m)));
        Assert.Equal("instrument_validation_failed", day.ErrorOf(When("SPX", 1m, new PriceComponent(InstrumentKind.Equity, "NOSUCH", 1))));
    }

    [Theory]
    [InlineData("Gtc")]
    [InlineData("GtcExt")]
    public void Market_orders_are_for_the_day(string time)
    {
        using var day = new TradingDay();

        Assert.Equal("gtc_market_orders_not_supported", day.ErrorOf(AtMarket() with { TimeInForce = Enum.Parse<TimeInForce>(time) }));
    }

    [Fact]
    public void An_opening_stop_is_for_the_day()
    {
        using var day = new TradingDay();

        Assert.Equal("gtc_opening_stop_orders_not_supported", day.ErrorOf(AtMarket() with { Type = OrderType.Stop, StopTrigger = 410m, TimeInForce = TimeInForce.Gtc }));
    }

    [Fact]
    public void Opening_market_orders_wait_for_the_open_market_and_closing_ones_do_not()
    {
        using var day = new TradingDay();
        day.Place(AtMarket());
        day.Clock.Set(At(4, 17, 0));

        Assert.Equal("tif_no_after_hours_opening_market_orders", day.ErrorOf(AtMarket()));
        Assert.Equal(OrderStatus.Received, day.Place(AtMarket(OrderAction.SellToClose)).Status);
    }

    [Fact]
    public void The_closed_market_is_told_before_an_opposite_order()
    {
        using var day = new TradingDay();
        day.Place(Limit(500m, OrderAction.SellToOpen, time: TimeInForce.Gtc));
        day.Clock.Set(At(4, 17, 0));

        Assert.Equal("tif_no_after_hours_opening_market_orders", day.ErrorOf(AtMarket()));
        Assert.Equal("illegal_buy_and_sell_on_same_symbol", day.ErrorOf(AtMarket(OrderAction.BuyToClose)));
    }

    [Fact]
    public void What_only_says_sell_may_wait_for_the_open_market_if_it_closes()
    {
        using var day = new TradingDay();
        var future = day.Market.Futures!.ContractsOf(day.Market.Futures.Products.Single(product => product.Code == "MES"))[0].Symbol;
        day.Place(AtMarket(OrderAction.Buy, 1, future));
        day.Clock.Set(At(4, 17, 30));

        Assert.Equal("tif_no_after_hours_opening_market_orders", day.ErrorOf(AtMarket(OrderAction.Buy, 1, future)));
        Assert.Equal(OrderStatus.Received, day.Place(AtMarket(OrderAction.Sell, 1, future)).Status);
    }

    [Fact]
    public void Nobody_buys_and_sells_the_same_symbol_at_once()
    {
        using var day = new TradingDay();
        var working = day.Place(Limit(399m));

        Assert.Equal("illegal_buy_and_sell_on_same_symbol", day.ErrorOf(Limit(410m, OrderAction.SellToOpen)));
        day.Desk.Cancel(day.Number, working.Id!.Value);
        Assert.Equal(OrderStatus.Routed, day.Place(Limit(410m, OrderAction.SellToOpen)).Status);
    }

    [Fact]
    public void More_than_the_buying_power_is_refused_and_creates_no_order()
    {
        using var day = new TradingDay();

        var placement = day.Desk.Place(day.Number, Limit(399m, quantity: 10_000));

        Assert.Equal("margin_check_failed", Assert.Single(placement.Preflight.Errors).Code);
        Assert.True(placement.Preflight.BuyingPower!.NewBuyingPower < 0);
        Assert.Empty(day.Desk.Live(day.Number));
    }

    [Fact]
    public void Working_orders_take_from_the_buying_power_until_they_end()
    {
        using var day = new TradingDay();
        var before = day.Desk.Check(day.Number, Limit(390m)).BuyingPower!;
        var working = day.Place(Limit(390m));

        Assert.Equal(before.NewBuyingPower, day.Desk.Check(day.Number, Limit(390m)).BuyingPower!.CurrentBuyingPower);
        day.Desk.Cancel(day.Number, working.Id!.Value);
        Assert.Equal(before.CurrentBuyingPower, day.Desk.Check(day.Number, Limit(390m)).BuyingPower!.CurrentBuyingPower);
    }

    [Fact]
    public void A_fill_is_not_counted_twice_while_its_order_is_not_yet_said_to_be_filled()
    {
        using var day = new TradingDay();
        day.Settings.FillDelay = TimeSpan.FromMinutes(1);
        var before = day.Desk.Check(day.Number, Limit(399m)).BuyingPower!.CurrentBuyingPower;

        var order = day.Place(AtMarket());

        Assert.Equal(OrderStatus.Live, day.StatusOf(order));
        // Ten shares are paid with 4001.00 and a cent of fees; at their mark of 400.05 they lend half.
        Assert.Equal(before - 4001.01m + 4000.5m / 2, day.Desk.Check(day.Number, Limit(399m)).BuyingPower!.CurrentBuyingPower);
    }

    [Fact]
    public void Shares_ask_for_half_their_price_and_the_fees()
    {
        using var day = new TradingDay();

        var effect = day.Desk.Check(day.Number, Limit(390m)).BuyingPower!;

        // 10 × 390 ÷ 2, and a tenth of a cent a share.
        Assert.Equal((-1950m, -1950.01m), (effect.ChangeInMarginRequirement, effect.ChangeInBuyingPower));
    }

    [Fact]
    public void Shares_below_three_dollars_ask_for_their_price_as_recorded()
    {
        using var day = new TradingDay();

        var effect = day.Desk.Check(day.Number, Limit(1m, quantity: 1)).BuyingPower!;

        Assert.Equal((-1m, -1.001m), (effect.ChangeInMarginRequirement, effect.ChangeInBuyingPower));
    }

    [Fact]
    public void A_spread_asks_for_its_width_less_its_credit()
    {
        using var day = new TradingDay();
        var calls = day.Calls();
        var ticket = Limit(0.40m, symbol: calls[0]) with
        {
            PriceEffect = CashEffect.Credit,
            Legs = [new(InstrumentKind.EquityOption, calls[0], OrderAction.SellToOpen, 1), new(InstrumentKind.EquityOption, calls[1], OrderAction.BuyToOpen, 1)],
        };
        var width = 100 * (StrikeOf(calls[1]) - StrikeOf(calls[0]));

        var effect = day.Desk.Check(day.Number, ticket).BuyingPower!;

        Assert.Equal((true, -width, -width), (effect.IsSpread, effect.ChangeInMarginRequirement, effect.IsolatedOrderMarginRequirement));
        Assert.Equal(-width + 40m - 2 * 1.12m, effect.ChangeInBuyingPower);
    }

    [Fact]
    public void A_dry_run_stores_nothing_and_has_no_number()
    {
        using var day = new TradingDay();

        var preflight = day.Desk.Check(day.Number, Limit(399m));

        Assert.True(preflight.IsPassed);
        Assert.Equal((null, OrderStatus.Received, null), (preflight.Order!.Id, preflight.Order.Status, preflight.Order.UpdatedAt));
        Assert.Empty(day.Desk.Search(day.Number, new OrderFilter()));
        Assert.Empty(day.Changes);
    }

    [Fact]
    public void Closing_without_a_position_becomes_opening_with_a_warning()
    {
        using var day = new TradingDay();

        var placement = day.Desk.Place(day.Number, Limit(410m, OrderAction.SellToClose));

        Assert.Equal("closing_with_no_position", Assert.Single(placement.Preflight.Warnings).Code);
        Assert.Equal(OrderAction.SellToOpen, placement.Order!.Legs[0].Action);
    }

    [Fact]
    public void With_strict_position_effects_it_is_refused()
    {
        using var day = new TradingDay();

        Assert.Equal("closing_with_no_position", day.ErrorOf(Limit(410m, OrderAction.SellToClose) with { StrictPositionEffect = true }));
    }

    [Fact]
    public void No_more_is_closed_than_there_is_and_nothing_is_opened_against_it()
    {
        using var day = new TradingDay();
        day.Place(AtMarket());

        Assert.Equal("closing_quantity_exceeds_position", day.ErrorOf(Limit(410m, OrderAction.SellToClose, 11)));
        Assert.Equal("opening_against_position", day.ErrorOf(Limit(410m, OrderAction.SellToOpen)));
    }

    [Fact]
    public void Legs_fit_together()
    {
        using var day = new TradingDay();
        var calls = day.Calls();
        LegTicket Leg(string symbol, OrderAction action = OrderAction.BuyToOpen) => new(KindOf(symbol), symbol, action, 1);
        var spread = Limit(0.5m);

        Assert.Equal("invalid_leg_count", day.ErrorOf(spread with { Legs = [] }));
        Assert.Contains("invalid_leg_count", CodesOf(day, spread with { Legs = [Leg("QQQ"), Leg("SPY")] }));
        Assert.Equal("duplicate_leg_symbols", day.ErrorOf(spread with { Legs = [Leg(calls[0]), Leg(calls[0], OrderAction.SellToOpen)] }));
        Assert.Equal("invalid_leg_count", day.ErrorOf(AtMarket() with { Legs = [Leg(calls[0]), Leg(calls[1])] }));
        Assert.Equal("invalid_leg_count", CodesOf(day, spread with { Legs = [Leg(calls[0]), Leg(calls[1]), Leg(calls[2]), Leg(calls[3]), Leg("QQQ")] })[0]);
    }

    [Theory]
    [InlineData(0, "invalid_price")]
    [InlineData(-1, "invalid_price")]
    [InlineData(399.005, "invalid_price_increment")]
    public void A_price_is_above_zero_and_on_a_tick(double price, string code)
    {
        using var day = new TradingDay();

        Assert.Equal(code, day.ErrorOf(Limit((decimal)price)));
    }

    [Theory]
    [InlineData("QQQ", 0, "invalid_quantity")]
    [InlineData("QQQ", 0.0000001, "fractional_trading_invalid_symbol")]
    [InlineData("/MES", 0.5, "fractional_trading_invalid_symbol")]
    public void A_quantity_can_be_traded(string symbol, double quantity, string code)
    {
        using var day = new TradingDay();
        symbol = symbol == "/MES" ? Future(day).Symbol : symbol;

        Assert.Equal(code, day.ErrorOf(Limit(7000m, quantity: (decimal)quantity, symbol: symbol)));
    }

    [Fact]
    public void A_later_stage_is_not_looked_at_when_an_earlier_one_fails()
    {
        using var day = new TradingDay();
        day.Place(Limit(399m));

        Assert.Equal(["cant_sell_for_debit"], CodesOf(day, Limit(410m, OrderAction.SellToOpen) with { PriceEffect = CashEffect.Debit }));
    }

    private static string[] CodesOf(TradingDay day, OrderTicket ticket) => [.. day.Desk.Place(day.Number, ticket).Preflight.Errors.Select(error => error.Code)];

    private static FutureContract Future(TradingDay day) => day.Market.Futures!.ContractsOf(day.Market.Futures.Products.Single(product => product.Code == "MES"))[0];

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture);

    private static decimal StrikeOf(string symbol) => decimal.Parse(symbol[13..], System.Globalization.CultureInfo.InvariantCulture) / 1000;
}

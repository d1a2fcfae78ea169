using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Checks;
using TastyPS.Client.Orders.Closing;
using static TastyPS.Client.Tests.Orders.Closing.Holdings;

namespace TastyPS.Client.Tests.Orders.Closing;

public class ClosingPlannerTests
{
    [Fact]
    public void Shares_are_sold_to_close_by_a_day_limit_at_the_mark()
    {
        var order = Assert.Single(Plan(Shares(300m, mark: 501.25m)).Orders).Request;

        Assert.Equal((OrderType.Limit, TimeInForce.Day, 501.25m, PriceEffect.Credit), (order.OrderType, order.TimeInForce, order.Price, order.PriceEffect));
        var leg = Assert.Single(order.Legs);
        Assert.Equal((OrderInstrumentType.Equity, "SPY", OrderAction.SellToClose, 300m), (leg.InstrumentType, leg.Symbol, leg.Action, leg.Quantity));
    }

    [Fact]
    public void A_short_option_is_bought_to_close_for_a_debit()
    {
        var order = Assert.Single(Plan(Put(-2m, 480, 1.30m)).Orders).Request;

        Assert.Equal((1.30m, PriceEffect.Debit, OrderAction.BuyToClose, 2m), (order.Price, order.PriceEffect, order.Legs[0].Action, order.Legs[0].Quantity));
    }

    [Fact]
    public void Every_order_asks_for_strict_position_effect() =>
        Assert.All(Plan(Shares(100m), Put(-1m, 480, 1m)).Orders, order => Assert.True(order.Request.StrictPositionEffect));

    [Fact]
    public void Four_options_of_an_underlying_are_one_order_at_their_net()
    {
        var plan = Plan(Put(1m, 470, 0.80m), Put(-1m, 480, 1.30m), Call(-1m, 520, 1.10m), Call(1m, 530, 0.60m));

        var order = Assert.Single(plan.Orders).Request;
        Assert.Equal(4, order.Legs.Count);
        Assert.Equal((1.00m, PriceEffect.Debit), (order.Price, order.PriceEffect)); // 0.80 - 1.30 - 1.10 + 0.60
    }

    [Fact]
    public void The_net_of_uneven_legs_counts_for_one_unit_of_the_order()
    {
        var order = Assert.Single(Plan(Call(4m, 520, 1.10m), Call(-2m, 510, 1.50m)).Orders).Request;

        Assert.Equal((0.70m, PriceEffect.Credit), (order.Price, order.PriceEffect)); // 2 x 1.10 - 1 x 1.50, twice
    }

    [Fact]
    public void Five_options_are_closed_one_by_one_the_short_ones_first()
    {
        var plan = Plan(Put(1m, 460, 0.40m), Put(1m, 470, 0.80m), Put(-2m, 480, 1.30m), Call(-1m, 520, 1.10m), Call(1m, 530, 0.60m));

        Assert.Equal(
            [OrderAction.BuyToClose, OrderAction.BuyToClose, OrderAction.SellToClose, OrderAction.SellToClose, OrderAction.SellToClose],
            plan.Orders.Select(order => Assert.Single(order.Request.Legs).Action));
    }

    [Fact]
    public void A_long_option_waits_for_the_short_ones_of_its_kind_that_it_covers()
    {
        var plan = Plan(Put(1m, 460, 0.40m), Put(1m, 470, 0.80m), Put(-2m, 480, 1.30m), Call(-1m, 520, 1.10m), Call(1m, 530, 0.60m));

        foreach (var sale in plan.Orders.Where(order => order.Request.Legs[0].Action == OrderAction.SellToClose))
        {
            var waited = Assert.Single(sale.After).Request.Legs[0].Symbol;
            Assert.Equal(sale.Request.Legs[0].Symbol[12], waited[12]);
        }
    }

    // One put over two: it waits for one of them, and must know of the other.
    [Fact]
    public void A_long_option_names_every_order_that_closes_a_short_one_that_it_could_cover()
    {
        var plan = Plan(AtMarket, Put(1m, 470, 0.80m), Put(-1m, 480, 1.30m), Put(-1m, 490, 1.50m), Call(-1m, 520, 1.10m));

        var sale = Assert.Single(plan.Orders, order => order.Request.Legs[0].Action == OrderAction.SellToClose);
        Assert.Single(sale.After);
        Assert.Equal(["SPY   261218P00480000", "SPY   261218P00490000"], sale.Decisive.Select(order => order.Request.Legs[0].Symbol).Order());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_covers_a_short_option_that_another_order_closes_stays_until_it_does(bool isForced)
    {
        var open = Put(-1m, 480, 1.30m);
        var plan = Plan(AtMarket with { AllowsNakedShort = isForced, AlsoClosing = [open.Symbol] }, Put(1m, 470, 0.80m), Bystander(open));

        Assert.Empty(plan.Orders);
        var refusal = Assert.Single(plan.Refusals);
        Assert.Equal((ClosingReason.CoversOpenShort, 1m), (refusal.Reason, refusal.Quantity));
        Assert.Equal([open.Symbol], refusal.Covered);
    }

    [Fact]
    public void An_option_that_ends_before_a_short_one_does_not_cover_it()
    {
        var plan = Plan(new ClosingTerms { AtMarket = true, AllowsWideSpread = true }, Put(1m, 470, 0.80m, "2026-12-18"), Put(-1m, 480, 1.30m, "2027-01-15"));

        Assert.All(plan.Orders, order => Assert.Empty(order.After));
    }

    [Fact]
    public void Shares_wait_for_the_short_call_that_they_cover()
    {
        var plan = Plan(Shares(100m), Call(-1m, 520, 1.10m));

        Assert.Equal(OrderAction.BuyToClose, plan.Orders[0].Request.Legs[0].Action);
        Assert.Equal([plan.Orders[0]], plan.Orders[1].After);
        Assert.Equal(["SPY   261218C00520000"], plan.Orders[1].Covered);
    }

    [Fact]
    public void Shares_do_not_wait_for_a_short_put() =>
        Assert.All(Plan(Shares(100m), Put(-1m, 480, 1.30m)).Orders, order => Assert.Empty(order.After));

    [Fact]
    public void Of_shares_only_those_wait_that_a_short_call_needs()
    {
        var plan = Plan(Shares(300m), Call(-1m, 520, 1.10m));

        Assert.Equal([("SPY   261218C00520000", 1m, false), ("SPY", 200m, false), ("SPY", 100m, true)], Told(plan));
    }

    [Fact]
    public void An_adjusted_call_takes_the_shares_that_it_is_for()
    {
        var call = Call(-1m, 520, 1.10m);

        var plan = Plan(Shares(300m), call with { Facts = call.Facts with { Multiplier = 150m } });

        Assert.Equal([(150m, false), (150m, true)], Told(plan).Skip(1).Select(order => (order.Quantity, order.Waits)));
    }

    [Fact]
    public void All_shares_wait_if_it_is_not_known_how_many_are_needed()
    {
        var call = Call(-1m, 520, 1.10m);

        var plan = Plan(Shares(300m), call with { Facts = call.Facts with { Multiplier = null } });

        Assert.Equal([(300m, true)], Told(plan).Skip(1).Select(order => (order.Quantity, order.Waits)));
    }

    [Fact]
    public void Of_a_long_option_only_so_many_wait_as_the_short_ones_need()
    {
        var plan = Plan(AtMarket, Put(3m, 470, 0.80m), Put(-1m, 480, 1.30m));

        Assert.Equal([("SPY   261218P00480000", 1m, false), ("SPY   261218P00470000", 2m, false), ("SPY   261218P00470000", 1m, true)], Told(plan));
        Assert.Equal([plan.Orders[0]], plan.Orders[2].After);
    }

    // The long option leaves with the short one, in one order at their net; until then it covers.
    [Fact]
    public void Shares_are_free_where_an_option_of_the_same_order_covers() =>
        Assert.All(Plan(Shares(100m), Call(-1m, 520, 1.10m), Call(1m, 530, 0.60m)).Orders, order => Assert.Empty(order.After));

    [Fact]
    public void What_limits_the_risk_most_waits_and_the_rest_is_free()
    {
        Assert.Equal([("SPY   261218C00515000", true)], Waiting(Call(-1m, 520, 1.10m), Call(1m, 530, 0.60m), Call(1m, 515, 2m)));
        Assert.Equal([("SPY   261218P00475000", true)], Waiting(Put(-1m, 480, 1.10m), Put(1m, 470, 0.60m), Put(1m, 475, 0.80m)));
        Assert.Equal([("SPY", true)], Waiting(Call(-1m, 520, 1.10m), Call(1m, 515, 2m), Shares(100m)));

        static IEnumerable<(string, bool)> Waiting(params ClosingHolding[] holdings) => Told(Plan(AtMarket, holdings)).Where(order => order.Waits).Select(order => (order.Symbol, order.Waits));
    }

    // The call of March covers either, that of January only the one of December: both are needed, each for one.
    [Fact]
    public void Each_short_option_finds_its_cover_if_there_is_a_way()
    {
        var plan = Plan(AtMarket, Call(1m, 500, 9m, "2027-03-19"), Call(1m, 530, 5m, "2027-01-15"), Call(-1m, 520, 1.10m), Call(-1m, 520, 2m, "2027-02-19"));

        Assert.Equal(
            [("SPY   270319C00500000", "SPY   270219C00520000"), ("SPY   270115C00530000", "SPY   261218C00520000")],
            plan.Orders.Where(order => order.After.Count > 0).Select(order => (order.Request.Legs[0].Symbol, Assert.Single(order.Covered))));
    }

    // A future is worth as much as one of the options on it.
    [Fact]
    public void A_future_covers_one_short_call_on_it()
    {
        var future = Shares(3m, symbol: "/ESZ6") with { Kind = OrderInstrumentType.Future, Facts = new InstrumentFacts { Mark = 6000m, Multiplier = 50m } };
        var call = Call(-1m, 6100, 20m) with { Kind = OrderInstrumentType.FutureOption, Symbol = "./ESZ6 EW4U6 261218C6100", UnderlyingSymbol = "/ESZ6" };

        var plan = Plan(future, call with { Facts = call.Facts with { Multiplier = 50m } });

        Assert.Equal([(2m, false), (1m, true)], Told(plan).Skip(1).Select(order => (order.Quantity, order.Waits)));
    }

    [Fact]
    public void So_much_stays_as_covers_what_another_order_still_closes()
    {
        var plan = Plan(Shares(300m), Call(-2m, 520, 1.10m) with { Held = 1m });

        Assert.Equal([("SPY   261218C00520000", 1m, false), ("SPY", 100m, false), ("SPY", 100m, true)], Told(plan));
        var refusal = Assert.Single(plan.Refusals, told => told.Symbol == "SPY");
        Assert.Equal(
            (ClosingReason.CoversOpenShort, "100 of SPY cover SPY   261218C00520000, which stays open for now; so much is not closed before that is."),
            (refusal.Reason, refusal.Message));
    }

    [Fact]
    public void What_was_not_to_be_closed_keeps_its_cover()
    {
        var plan = Plan(Shares(300m), Bystander(Call(-1m, 520, 1.10m)));

        Assert.Equal([("SPY", 200m, false)], Told(plan));
        var refusal = Assert.Single(plan.Refusals);
        Assert.Equal(
            (ClosingReason.CoversOtherShort, "100 of SPY cover SPY   261218C00520000, which is not to be closed; so much is not closed before that is."),
            (refusal.Reason, refusal.Message));
    }

    [Fact]
    public void What_was_not_to_be_closed_may_be_left_naked_on_demand() =>
        Assert.Equal([("SPY", 300m, false)], Told(Plan(new ClosingTerms { AllowsNakedShort = true }, Shares(300m), Bystander(Call(-1m, 520, 1.10m)))));

    [Fact]
    public void A_short_option_that_another_order_still_closes_keeps_its_cover_on_any_demand() =>
        Assert.Empty(Plan(new ClosingTerms { AllowsNakedShort = true }, Shares(100m), Call(-1m, 520, 1.10m) with { Held = 1m }).Orders);

    [Fact]
    public void What_stays_covers_before_what_is_to_be_closed()
    {
        Assert.Equal([("SPY", 100m, false)], Told(Plan(Shares(100m), Bystander(Call(-1m, 520, 1.10m)), Bystander(Call(1m, 530, 0.60m)))));
        Assert.Equal([("SPY", 200m, false)], Told(Plan(Shares(300m) with { Asked = 200m }, Bystander(Call(-1m, 520, 1.10m)))));
        Assert.Empty(Plan(Shares(100m), Bystander(Call(-1m, 520, 1.10m)), Bystander(Call(1m, 530, 0.60m) with { Held = 1m })).Orders); // It is going.
    }

    [Fact]
    public void Positions_that_are_alike_are_two()
    {
        var shares = Shares(10m, mark: null);

        Assert.Equal(2, Plan(shares, shares with { }).Refusals.Count);
    }

    [Fact]
    public void Accounts_and_underlyings_have_orders_of_their_own()
    {
        var plan = Plan(Shares(10m), Shares(10m) with { AccountNumber = "5WT00002" }, Shares(10m, symbol: "QQQ"));

        Assert.Equal([("5WT00001", "SPY"), ("5WT00002", "SPY"), ("5WT00001", "QQQ")], plan.Orders.Select(order => (order.AccountNumber, order.UnderlyingSymbol)));
    }

    [Fact]
    public void What_working_orders_hold_and_what_is_restricted_is_left_out() =>
        Assert.Equal(55m, Plan(Shares(100m) with { Held = 30m, Restricted = 15m }).Orders[0].Request.Legs[0].Quantity);

    [Fact]
    public void What_working_orders_hold_of_a_position_is_told()
    {
        var refusal = Assert.Single(Plan(Shares(100m) with { Held = 30m }).Refusals);

        Assert.Equal((ClosingReason.AlreadyClosing, "Orders that work already close 30 of SPY; only the rest is closed now."), (refusal.Reason, refusal.Message));
    }

    [Fact]
    public void No_more_is_closed_than_was_said()
    {
        Assert.Equal(30m, Plan(new ClosingTerms { Most = 30m }, Shares(100m)).Orders[0].Request.Legs[0].Quantity);
        Assert.Equal(20m, Plan(new ClosingTerms { Most = 30m }, Shares(100m) with { Held = 80m }).Orders[0].Request.Legs[0].Quantity);
    }

    [Fact]
    public void A_position_that_orders_hold_wholly_is_not_closed_again()
    {
        var plan = Plan(Shares(100m) with { Held = 100m });

        Assert.Empty(plan.Orders);
        Assert.Equal(ClosingReason.AlreadyClosing, Assert.Single(plan.Refusals).Reason);
    }

    [Fact]
    public void A_cover_stays_while_another_order_still_closes_what_it_covers()
    {
        var plan = Plan(Put(1m, 470, 0.80m), Put(-1m, 480, 1.30m) with { Held = 1m });

        Assert.Empty(plan.Orders);
        Assert.Equal([ClosingReason.CoversOpenShort, ClosingReason.AlreadyClosing], plan.Refusals.Select(refusal => refusal.Reason));
    }

    [Fact]
    public void A_missing_mark_is_a_refusal_and_costs_no_other_group()
    {
        var plan = Plan(Shares(10m, mark: null), Shares(10m, symbol: "QQQ"));

        Assert.Equal("QQQ", Assert.Single(plan.Orders).UnderlyingSymbol);
        Assert.Equal(("SPY", ClosingReason.NoMark), (plan.Refusals[0].Symbol, plan.Refusals[0].Reason));
    }

    [Fact]
    public void A_missing_mark_of_one_wing_is_told_with_what_goes_on_without_it()
    {
        var (wing, body, other) = (Put(1m, 470, null), Put(-1m, 480, 1.30m), Shares(10m, symbol: "QQQ"));

        var plan = Plan(wing, body, other);

        Assert.Equal([body.Symbol, "QQQ"], plan.Orders.Select(order => Assert.Single(order.Request.Legs).Symbol));
        Assert.Equal(
            (wing.Symbol, ClosingReason.NoMark, $"{wing.Symbol} has no mark, so there is no price to close it at. What else is closed of SPY goes on without it: {body.Symbol}."),
            (plan.Refusals[0].Symbol, plan.Refusals[0].Reason, plan.Refusals[0].Message));
        Assert.EndsWith(" close it at.", Plan(wing with { Quantity = -1m }).Refusals[0].Message, StringComparison.Ordinal);
    }

    // Nobody bids for the call any more, and the service's mark is the last price, of days ago.
    [Fact]
    public void A_mark_above_the_ask_of_what_nobody_bids_for_is_a_missing_one()
    {
        var call = Call(-1m, 688, 2.41m).Quoted(null, 0.01m);

        var refusal = Assert.Single(Plan(call).Refusals);
        Assert.Equal((ClosingReason.NoMark, $"{call.Symbol} has no mark between its bid (none) and its ask (0.01), so there is no price to close it at."), (refusal.Reason, refusal.Message));
        Assert.Equal((0.01m, PriceEffect.Debit), PriceOf(Plan(new ClosingTerms { Price = 0.01m }, call)));
    }

    // A last price of a moment ago.
    [Fact]
    public void A_mark_outside_bid_and_ask_gives_the_nearer_of_them() =>
        Assert.Equal((1.10m, PriceEffect.Debit), PriceOf(Plan(Call(-1m, 688, 1.30m).Quoted(1.00m, 1.10m))));

    [Fact]
    public void A_given_price_needs_no_mark_of_one_position() =>
        Assert.Equal((499m, PriceEffect.Credit), PriceOf(Plan(new ClosingTerms { Price = 499m }, Shares(10m, mark: null))));

    [Fact]
    public void A_given_price_of_legs_on_both_sides_says_whether_it_is_paid()
    {
        ClosingHolding[] spread = [Put(1m, 470, null), Put(-1m, 480, 1.30m)];

        var unsaid = Plan(new ClosingTerms { Price = 0.5m }, spread);
        Assert.Empty(unsaid.Orders);
        Assert.Equal([ClosingReason.EffectMissing, ClosingReason.EffectMissing], unsaid.Refusals.Select(refusal => refusal.Reason));

        Assert.Equal((0.5m, PriceEffect.Debit), PriceOf(Plan(new ClosingTerms { Price = 0.5m, PriceEffect = PriceEffect.Debit }, spread)));
    }

    public static TheoryData<string> Partial => ["no mark", "held", "gone", "restricted", "covers"];

    // The price was meant for the spread, or for two things: never for what is left of them.
    [Theory]
    [MemberData(nameof(Partial))]
    public void A_price_goes_for_all_that_was_to_be_closed_or_for_nothing(string why)
    {
        var plan = Plan(new ClosingTerms { Price = 1m, PriceEffect = PriceEffect.Credit }, why switch
        {
            "no mark" => [Call(-1m, 520, null), Put(1m, 480, 0.80m), Shares(100m)],
            "held" => [Call(-1m, 520, 1.10m) with { Held = 1m }, Shares(200m)],
            "gone" => [Call(0m, 520, 1.10m) with { Asked = 1m }, Call(1m, 510, 1.50m)],
            "restricted" => [Call(-2m, 520, 1.10m) with { Restricted = 1m }, Put(2m, 480, 1.50m)],
            _ => [Call(2m, 520, 1.10m), Put(2m, 480, 1.30m), Bystander(Call(-1m, 530, 0.60m))],
        });

        Assert.Empty(plan.Orders);
        Assert.Contains(plan.Refusals, refusal => refusal.Reason == ClosingReason.PriceForSeveral);
    }

    [Fact]
    public void A_price_goes_for_a_spread_of_which_the_same_part_of_each_leg_is_left()
    {
        var plan = Plan(new ClosingTerms { Price = 1m, PriceEffect = PriceEffect.Credit }, Call(-4m, 520, 1.10m) with { Restricted = 2m }, Call(4m, 510, 1.50m) with { Restricted = 2m });

        Assert.Equal([2m, 2m], Assert.Single(plan.Orders).Request.Legs.Select(leg => leg.Quantity));
    }

    [Fact]
    public void No_more_is_closed_than_was_asked_for_and_than_is_left()
    {
        Assert.Equal(10m, Plan(Shares(30m) with { Asked = 10m, Held = 15m }).Orders[0].Request.Legs[0].Quantity);
        Assert.Equal(5m, Plan(Shares(30m) with { Asked = 10m, Held = 25m }).Orders[0].Request.Legs[0].Quantity);
        Assert.Equal(ClosingReason.NoQuantity, Assert.Single(Plan(Shares(0m) with { Asked = 10m }).Refusals).Reason);
    }

    [Fact]
    public void Nothing_is_closed_of_which_nobody_knows_what_is_left()
    {
        var plan = Plan(Shares(10m) with { Doubt = "of account 5WT00001 the order in place 1 cannot be read" });

        Assert.Empty(plan.Orders);
        Assert.Equal(
            (ClosingReason.Unreadable, "It is not known how much of SPY is left to close: of account 5WT00001 the order in place 1 cannot be read."),
            (plan.Refusals[0].Reason, plan.Refusals[0].Message));
    }

    // The spread of the strikes is 10 wide and costs 2.00 by its marks.
    [Theory]
    [InlineData("3", "5.00")]
    [InlineData("30", "10.00")]
    public void A_vertical_spread_never_costs_more_than_its_strikes_are_apart(string offset, string price) =>
        Assert.Equal((Number(price), PriceEffect.Debit), PriceOf(Plan(new ClosingTerms { Offset = Number(offset) }, Put(-1m, 480, 5m), Put(1m, 470, 3m))));

    [Fact]
    public void A_vertical_spread_that_can_only_bring_money_is_not_closed_for_money() =>
        Assert.Equal(ClosingReason.OffsetTooLarge, Plan(new ClosingTerms { Offset = 3m }, Put(1m, 480, 5m), Put(-1m, 470, 3m)).Refusals[0].Reason);

    // Marks of another moment: the higher put cannot be the cheaper one.
    [Fact]
    public void Marks_that_contradict_the_strikes_leave_the_least_price_there_is() =>
        Assert.Equal((0.01m, PriceEffect.Debit), PriceOf(Plan(Put(-1m, 480, 0.02m), Put(1m, 470, 0.03m))));

    [Fact]
    public void One_price_does_not_serve_two_orders()
    {
        var plan = Plan(new ClosingTerms { Price = 1m }, Shares(10m), Shares(10m, symbol: "QQQ"));

        Assert.Empty(plan.Orders);
        Assert.Equal(2, plan.Refusals.Count(refusal => refusal.Reason == ClosingReason.PriceForSeveral));
    }

    [Theory]
    [InlineData(1, "1.05", "0.10", "0.95", PriceEffect.Credit)]
    [InlineData(-1, "1.05", "0.10", "1.15", PriceEffect.Debit)]
    [InlineData(1, "1.05", "-0.10", "1.15", PriceEffect.Credit)]
    public void An_offset_gives_up_something_against_the_mark(int quantity, string mark, string offset, string price, PriceEffect effect) =>
        Assert.Equal((Number(price), effect), PriceOf(Plan(new ClosingTerms { Offset = Number(offset) }, Put(quantity, 480, Number(mark)))));

    [Theory]
    [InlineData(1, "0.10")]
    [InlineData(1, "0.20")]
    [InlineData(-1, "-0.20")]
    public void An_offset_that_leaves_no_price_is_refused(int quantity, string offset)
    {
        var plan = Plan(new ClosingTerms { Offset = Number(offset) }, Put(quantity, 480, 0.10m));

        Assert.Empty(plan.Orders);
        Assert.Equal(ClosingReason.OffsetTooLarge, Assert.Single(plan.Refusals).Reason);
    }

    [Fact]
    public void What_covers_stays_if_the_offset_leaves_the_short_option_without_a_price()
    {
        var plan = Plan(new ClosingTerms { Offset = -2m }, Shares(100m), Call(-1m, 520, 1.10m));

        Assert.Empty(plan.Orders);
        Assert.Equal([ClosingReason.CoversOpenShort, ClosingReason.OffsetTooLarge], plan.Refusals.Select(refusal => refusal.Reason));
    }

    // Together they bring 5.10, but the call is kept for what it covers.
    [Fact]
    public void An_offset_leaves_a_price_to_what_is_left_of_an_order_or_it_is_refused()
    {
        var plan = Plan(new ClosingTerms { Offset = 0.50m }, Call(1m, 500, 5m), Put(1m, 400, 0.10m), Call(-1m, 510, 3m) with { IsBystander = true });

        Assert.Empty(plan.Orders);
        Assert.Equal([ClosingReason.CoversOtherShort, ClosingReason.OffsetTooLarge], plan.Refusals.Select(refusal => refusal.Reason));
    }

    // Of the order of the call and the put only the call is left, which cannot be bought at 0.10 − 0.50.
    [Fact]
    public void What_covers_a_short_option_of_such_an_order_stays_with_it()
    {
        var plan = Plan(new ClosingTerms { Offset = -0.50m }, Put(1m, 400, 5m), Put(-1m, 390, 1m) with { IsBystander = true }, Call(-1m, 510, 0.10m), Shares(100m));

        Assert.Empty(plan.Orders);
        Assert.Equal([ClosingReason.CoversOtherShort, ClosingReason.OffsetTooLarge, ClosingReason.CoversOpenShort], plan.Refusals.Select(refusal => refusal.Reason));
    }

    [Fact]
    public void An_offset_may_turn_a_spread_that_brings_money_into_one_that_costs() => Assert.Equal(
        (0.30m, PriceEffect.Debit),
        PriceOf(Plan(new ClosingTerms { Offset = 1m }, Call(4m, 520, 1.10m), Call(-2m, 510, 1.50m)))); // 0.70 a unit before.

    [Theory]
    [InlineData(1, "2.425", "2.45", PriceEffect.Credit)] // receive no less
    [InlineData(-1, "2.425", "2.40", PriceEffect.Debit)] // pay no more
    [InlineData(1, "3.425", "3.50", PriceEffect.Credit)] // above the threshold the step is 0.10
    [InlineData(-1, "0.01", "0.05", PriceEffect.Debit)] // the least there is
    public void The_mark_is_rounded_to_the_tick_in_the_customers_favour(int quantity, string mark, string price, PriceEffect effect)
    {
        var holding = Put(quantity, 480, Number(mark));
        holding = holding with { Facts = holding.Facts with { TickSizes = Ticks((3m, 0.05m), (null, 0.10m)) } };

        Assert.Equal((Number(price), effect), PriceOf(Plan(holding)));
    }

    [Fact]
    public void A_market_order_has_one_leg_and_no_price()
    {
        var plan = Plan(new ClosingTerms { AtMarket = true }, Put(1m, 470, 0.80m).Quoted(0.78m, 0.82m), Put(-1m, 480, 1.30m).Quoted(1.28m, 1.32m));

        Assert.Equal(2, plan.Orders.Count);
        Assert.All(plan.Orders, order => Assert.Equal((OrderType.Market, null, null), (order.Request.OrderType, order.Request.Price, order.Request.PriceEffect)));
        Assert.Equal([plan.Orders[0]], plan.Orders[1].After);
    }

    [Theory]
    [InlineData("1.90", "2.10", true)] // 0.20 of 2.00 is a tenth
    [InlineData("1.89", "2.10", false)]
    public void An_option_is_closed_at_the_market_up_to_a_spread_of_a_tenth(string bid, string ask, bool isClosed)
    {
        var plan = Plan(new ClosingTerms { AtMarket = true }, Put(1m, 480, 2m).Quoted(Number(bid), Number(ask)));

        Assert.Equal(isClosed, plan.Orders.Count == 1);
        Assert.Equal(!isClosed, plan.Refusals is [{ Reason: ClosingReason.WideSpread }]);
    }

    [Fact]
    public void A_wide_spread_is_taken_where_it_is_allowed_and_shares_are_not_judged_by_it()
    {
        Assert.Single(Plan(new ClosingTerms { AtMarket = true, AllowsWideSpread = true }, Put(1m, 480, 2m)).Orders);
        Assert.Single(Plan(new ClosingTerms { AtMarket = true }, Shares(1m)).Orders);
    }

    [Fact]
    public void What_cannot_be_closed_says_why()
    {
        var plan = Plan(
            Shares(0m),
            Shares(1m, symbol: "A") with { Kind = null },
            Shares(1m, symbol: "B") with { Quantity = null },
            Shares(1m, symbol: "C") with { IsFrozen = true },
            Put(1m, 480, 1m) with { UnderlyingSymbol = "D", ExpiresAt = Now });

        Assert.Empty(plan.Orders);
        Assert.Equal(
            [ClosingReason.NoQuantity, ClosingReason.KindUnknown, ClosingReason.NoQuantity, ClosingReason.Frozen, ClosingReason.Expired],
            plan.Refusals.Select(refusal => refusal.Reason));
    }

    private static ClosingHolding Bystander(ClosingHolding holding) => holding with { IsBystander = true };

    private static ClosingTerms AtMarket => new() { AtMarket = true, AllowsWideSpread = true };

    private static IEnumerable<(string Symbol, decimal? Quantity, bool Waits)> Told(ClosingPlan plan) =>
        plan.Orders.Select(order => (order.Request.Legs[0].Symbol, order.Request.Legs[0].Quantity, order.After.Count > 0));

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static (decimal?, PriceEffect?) PriceOf(ClosingPlan plan) => (Assert.Single(plan.Orders).Request.Price, plan.Orders[0].Request.PriceEffect);
}

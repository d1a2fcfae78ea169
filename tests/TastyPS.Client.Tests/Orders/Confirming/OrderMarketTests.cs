using System.Globalization;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Checks;
using TastyPS.Client.Orders.Confirming;
using static TastyPS.Client.Tests.Orders.Confirming.ShownOrders;

namespace TastyPS.Client.Tests.Orders.Confirming;

/// <summary>What the line says of the market: where it is, and whether a limit or a stop cannot be meant so.</summary>
public sealed class OrderMarketTests
{
    [Theory]
    [InlineData(682.40, OrderAction.BuyToOpen, 6824, true, "AAPL is at 682.40. Warning: the limit of 6824 is far above the market.")]
    [InlineData(682.40, OrderAction.SellToClose, 68.24, true, "AAPL is at 682.40. Warning: the limit of 68.24 is far below the market.")]
    [InlineData(300, OrderAction.BuyToOpen, 401, true, "AAPL is at 300.00. Warning: the limit of 401 is far above the market.")]
    [InlineData(300, OrderAction.BuyToOpen, 5e28, true, "AAPL is at 300.00. Warning: the limit of 50000000000000000000000000000 is far above the market.")]
    [InlineData(300, OrderAction.BuyToOpen, 400, false, "AAPL is at 300.00.")]
    [InlineData(300, OrderAction.SellToClose, 900, false, "AAPL is at 300.00.")]
    [InlineData(1.575, OrderAction.BuyToOpen, 1.575, false, "AAPL is at 1.5750.")]
    public void A_price_stands_beside_the_market_and_far_on_the_wrong_side_of_it_is_warned_of(double mark, OrderAction action, double limit, bool isWarned, string told)
    {
        var share = Share(action) with { OrderType = OrderType.Limit, Price = (decimal)limit, PriceEffect = action == OrderAction.BuyToOpen ? PriceEffect.Debit : PriceEffect.Credit };
        var question = OrderQuestion.ToSubmit(share with { Legs = [share.Legs[0] with { Facts = new InstrumentFacts { Mark = (decimal)mark } }] }, null, Play).Description;

        Assert.EndsWith(told, question);
        Assert.Equal(isWarned, question.Contains("Warning", StringComparison.Ordinal));
    }

    // The bought call is worth 1.00 and the sold one 3.10: 2.10 come in, and a third of that is 0.70.
    [Theory]
    [InlineData(2.00, PriceEffect.Credit, "The legs are at 2.10 credit.")]
    [InlineData(1.40, PriceEffect.Credit, "The legs are at 2.10 credit.")]
    [InlineData(1.39, PriceEffect.Credit, "The legs are at 2.10 credit. Warning: the limit of 1.39 is far below the market.")]
    [InlineData(1.05, PriceEffect.Credit, "The legs are at 2.10 credit. Warning: the limit of 1.05 is far below the market.")]
    [InlineData(0.20, PriceEffect.Debit, "The legs are at 2.10 credit. Warning: the limit of 0.2 is far above the market.")]
    public void A_spread_is_held_against_the_net_of_its_marks(double limit, PriceEffect effect, string told)
    {
        Assert.EndsWith(told, Asked(SpreadAt((decimal)limit, effect, new InstrumentFacts { Mark = 1.00m }, new InstrumentFacts { Mark = 3.10m })));
    }

    // Three dollars between the strikes, and 8.20 against 7.12: 1.08, of which a third is 0.36. The dearer leg alone is worth much more.
    [Theory]
    [InlineData(7.12, 8.20, 0.01, PriceEffect.Credit, "The legs are at 1.08 credit. Warning: the limit of 0.01 is far below the market.")]
    [InlineData(8.20, 7.12, 2.99, PriceEffect.Debit, "The legs are at 1.08 debit. Warning: the limit of 2.99 is far above the market.")]
    [InlineData(8.20, 7.12, 1.44, PriceEffect.Debit, "The legs are at 1.08 debit.")]
    [InlineData(8.20, 7.12, 0.01, PriceEffect.Debit, "The legs are at 1.08 debit.")]
    public void What_a_dear_leg_is_worth_hides_no_absurd_limit_of_a_spread(double bought, double sold, double limit, PriceEffect effect, string told) =>
        Assert.EndsWith(told, Asked(SpreadAt((decimal)limit, effect, new InstrumentFacts { Mark = (decimal)bought }, new InstrumentFacts { Mark = (decimal)sold })));

    // Two cents come in. Five steps worse are 3 cents to pay.
    [Theory]
    [InlineData(0.03, "The legs are at 0.02 credit.")]
    [InlineData(0.04, "The legs are at 0.02 credit. Warning: the limit of 0.04 is far above the market.")]
    public void A_few_steps_from_a_net_of_next_to_nothing_are_not_far(double limit, string told) =>
        Assert.EndsWith(told, Asked(SpreadAt((decimal)limit, PriceEffect.Debit, new InstrumentFacts { Mark = 5.00m }, new InstrumentFacts { Mark = 5.02m })));

    // Sold at its bid of 8.18 and bought at its ask of 7.14 they bring 1.04. An option for which nobody bids brings nothing. Two steps are forgiven, and a leg whose bid is above its ask.
    [Theory]
    [InlineData("8.18", "8.20", 1.04, PriceEffect.Credit, "The legs are at 1.08 credit.")]
    [InlineData("8.18", "8.20", 1.02, PriceEffect.Credit, "The legs are at 1.08 credit.")]
    [InlineData("8.18", "8.20", 1.01, PriceEffect.Credit, "The legs are at 1.08 credit. Warning: the limit of 1.01 is worse than the 1.04 credit at which bids and asks would fill it at once.")]
    [InlineData("8.24", "8.23", 1.01, PriceEffect.Credit, "The legs are at 1.11 credit.")]
    [InlineData(null, null, 7.16, PriceEffect.Debit, "Pays 716.00.")]
    [InlineData(null, null, 7.17, PriceEffect.Debit, "Warning: the limit of 7.17 is worse than the 7.14 debit at which bids and asks would fill it at once.")]
    public void A_spread_offered_for_less_than_bids_and_asks_give_is_warned_of(string? bid, string? mark, double limit, PriceEffect effect, string told)
    {
        var sold = new InstrumentFacts { Bid = Number(bid), Ask = 8.22m, Mark = Number(mark) };

        Assert.EndsWith(told, Asked(SpreadAt((decimal)limit, effect, new InstrumentFacts { Bid = 7.10m, Ask = 7.14m, Mark = 7.12m }, sold)));
    }

    [Fact]
    public void A_limit_for_what_has_no_mark_is_held_against_what_others_ask()
    {
        var call = Spread with { Price = 2.41m, PriceEffect = PriceEffect.Debit, Legs = [Spread.Legs[0] with { Facts = new InstrumentFacts { Ask = 0.01m, Mark = 2.41m } }] };

        Assert.EndsWith("Pays 241.00. Warning: the limit of 2.41 is far above the market.", Asked(call));
    }

    [Fact]
    public void A_marketable_limit_of_a_spread_is_meant_to_be_worse_than_bids_and_asks()
    {
        var (bought, sold) = (new InstrumentFacts { Bid = 7.10m, Ask = 7.14m, Mark = 7.12m }, new InstrumentFacts { Bid = 8.18m, Ask = 8.22m, Mark = 8.20m });
        var spread = SpreadAt(0.90m, PriceEffect.Credit, bought, sold);

        Assert.Single(OrderQuestion.ToSubmit(spread, null, Play).Warnings);
        Assert.Empty(OrderQuestion.ToSubmit(spread with { OrderType = OrderType.MarketableLimit }, null, Play).Warnings);
    }

    // At 0.01 bid and 0.03 asked a third of the mark is less than a step.
    [Theory]
    [InlineData("0.01", "0.03", "0.02", OrderAction.BuyToClose, 0.03, false)]
    [InlineData("0.01", "0.03", "0.02", OrderAction.BuyToClose, 0.05, false)]
    [InlineData("0.01", "0.03", "0.02", OrderAction.BuyToClose, 0.06, true)]
    [InlineData("0.01", "0.03", "0.02", OrderAction.SellToClose, 0.01, false)]
    [InlineData("0.10", "0.12", "0.11", OrderAction.SellToClose, 0.08, false)]
    [InlineData("0.10", "0.12", "0.11", OrderAction.SellToClose, 0.07, true)]
    [InlineData(null, "0.01", null, OrderAction.BuyToClose, 0.02, false)]
    [InlineData(null, "0.01", null, OrderAction.BuyToClose, 0.03, false)]
    [InlineData(null, "0.01", null, OrderAction.BuyToClose, 0.04, true)]
    public void A_cheap_option_at_what_others_bid_or_ask_and_two_steps_more_is_not_far(string? bid, string? ask, string? mark, OrderAction action, double limit, bool isWarned)
    {
        var leg = Spread.Legs[0] with { Action = action, Facts = new InstrumentFacts { Bid = Number(bid), Ask = Number(ask), Mark = Number(mark) } };
        var order = new OrderRequest { Price = (decimal)limit, PriceEffect = action == OrderAction.BuyToClose ? PriceEffect.Debit : PriceEffect.Credit, Legs = [leg] };

        Assert.Equal(isWarned ? 1 : 0, OrderQuestion.ToSubmit(order, null, Play).Warnings.Count);
    }

    [Theory]
    [InlineData(OrderAction.SellToClose, 900, "Warning: the stop at 900 goes off at once: the market is not above it.")]
    [InlineData(OrderAction.SellToClose, 683, "Warning: the stop at 683 goes off at once: the market is not above it.")]
    [InlineData(OrderAction.SellToClose, 600, null)]
    [InlineData(OrderAction.BuyToOpen, 5, "Warning: the stop at 5 goes off at once: the market is not below it.")]
    [InlineData(OrderAction.BuyToOpen, 700, null)]
    public void A_stop_on_the_wrong_side_of_the_market_is_warned_of(OrderAction action, double trigger, string? warning)
    {
        var question = OrderQuestion.ToSubmit(ShareAt(683m, action) with { OrderType = OrderType.Stop, StopTrigger = (decimal)trigger }, null, Play);

        Assert.EndsWith(warning ?? "AAPL is at 683.00.", question.Description);
        Assert.Equal(warning is null ? 0 : 1, question.Warnings.Count);
    }

    [Theory]
    [InlineData(OrderAction.SellToClose, 900, "It goes off at once, at whatever the market gives; it receives about 683.00.")]
    [InlineData(OrderAction.SellToClose, 600, "Once triggered, the price is whatever the market gives; at the trigger it receives about 600.00.")]
    [InlineData(OrderAction.BuyToOpen, 5, "It goes off at once, at whatever the market gives; it pays about 683.00.")]
    [InlineData(OrderAction.BuyToOpen, 700, "Once triggered, the price is whatever the market gives; at the trigger it pays about 700.00.")]
    public void A_stop_moves_what_its_trigger_says_only_where_the_market_has_not_passed_that(OrderAction action, double trigger, string told)
    {
        var stop = ShareAt(683m, action) with { OrderType = OrderType.Stop, StopTrigger = (decimal)trigger };
        var old = Placed("""{"id":7,"status":"Live","order-type":"Stop","time-in-force":"Day","stop-trigger":"600","size":1}""");

        Assert.Contains($" {told} AAPL is at 683.00.", OrderQuestion.ToSubmit(stop, null, Play).Description);
        Assert.Contains($" {told} AAPL is at 683.00.", OrderQuestion.ToReplace(old, stop, null, Play).Description);
    }

    // Bought at 600 or not at all, and sold there.
    [Fact]
    public void A_stop_behind_an_order_is_told_at_the_price_of_that_order_if_it_goes_off_there()
    {
        var order = new ComplexOrderRequest
        {
            Type = ComplexOrderType.OTO,
            TriggerOrder = ShareAt(683m) with { OrderType = OrderType.Limit, Price = 600m, PriceEffect = PriceEffect.Debit },
            Orders = [ShareAt(683m, OrderAction.SellToClose) with { OrderType = OrderType.Stop, StopTrigger = 650m }],
        };

        Assert.Contains("trigger 650, Day (it goes off at once, at whatever the market gives; it receives about 600.00).", OrderQuestion.ToSubmit(order, null, Play).Description);
    }

    // 50 dollars a point: 2 × 50 × 6300 = 630,000.
    [Fact]
    public void The_notional_of_a_stop_of_futures_that_goes_off_at_once_is_that_of_the_market()
    {
        var stop = Legs.Stop(6400m, Legs.Future(OrderAction.Sell, 2m, facts: new InstrumentFacts { Multiplier = 50m, Mark = 6300m }));

        Assert.Contains("It goes off at once, at whatever the market gives; the notional is 630,000.00, of which only the changes are paid.", OrderQuestion.ToSubmit(stop, null, Play).Description);
    }

    // The market is at 683 when it is asked, and at the price of the first order when the stop is sent.
    [Theory]
    [InlineData(OrderType.Stop, 720, 700, false)]
    [InlineData(OrderType.Limit, 600, 650, true)]
    [InlineData(OrderType.Limit, 600, 590, false)]
    [InlineData(OrderType.Limit, 700, 690, true)]
    [InlineData(OrderType.Limit, 700, 680, false)]
    public void A_stop_that_waits_for_another_order_is_held_against_the_price_of_that(OrderType type, double price, double stop, bool isWarned)
    {
        var first = ShareAt(683m) with { OrderType = type };
        var order = new ComplexOrderRequest
        {
            Type = ComplexOrderType.OTO,
            TriggerOrder = type == OrderType.Stop ? first with { StopTrigger = (decimal)price } : first with { Price = (decimal)price, PriceEffect = PriceEffect.Debit },
            Orders = [ShareAt(683m, OrderAction.SellToClose) with { OrderType = OrderType.Stop, StopTrigger = (decimal)stop }],
        };

        string[] expected = isWarned ? [FormattableString.Invariant($"The stop at {stop} goes off at once, as soon as it is sent: the market is not above it")] : [];
        Assert.Equal(expected, OrderQuestion.ToSubmit(order, null, Play).Warnings);
    }

    [Theory]
    [InlineData(null, "0.01", OrderAction.SellToClose, 1.00, true)]
    [InlineData(null, "0.03", OrderAction.SellToClose, 0.02, false)]
    [InlineData("1.00", null, OrderAction.BuyToClose, 0.50, true)]
    [InlineData("1.00", null, OrderAction.BuyToClose, 1.50, false)]
    public void A_stop_without_a_mark_is_held_against_the_only_price_there_is(string? bid, string? ask, OrderAction action, double stop, bool isWarned)
    {
        var leg = Spread.Legs[0] with { Action = action, Facts = new InstrumentFacts { Bid = Number(bid), Ask = Number(ask), Mark = bid is null ? 2.41m : 0.01m } };

        Assert.Equal(isWarned ? 1 : 0, OrderQuestion.ToSubmit(Legs.Stop((decimal)stop, leg), null, Play).Warnings.Count);
    }

    public static TheoryData<OrderRules, bool> OfRules => new()
    {
        { new OrderRules { RouteAfter = new DateTimeOffset(2026, 12, 18, 15, 0, 0, TimeSpan.Zero) }, false },
        { new OrderRules { Conditions = [new OrderCondition { Action = OrderConditionAction.Route, Symbol = "AAPL" }] }, false },
        { new OrderRules { Conditions = [new OrderCondition { Action = OrderConditionAction.Cancel, Symbol = "AAPL" }] }, true },
        { new OrderRules { CancelAt = new DateTimeOffset(2026, 12, 18, 15, 0, 0, TimeSpan.Zero) }, true },
    };

    [Theory]
    [MemberData(nameof(OfRules))]
    public void A_stop_that_is_not_sent_yet_does_not_go_off_at_once(OrderRules rules, bool isWarned)
    {
        var stop = ShareAt(683m, OrderAction.SellToClose) with { OrderType = OrderType.Stop, StopTrigger = 700m };
        var after = new ComplexOrderRequest { Type = ComplexOrderType.OTO, TriggerOrder = ShareAt(683m) with { Rules = rules }, Orders = [stop] };

        Assert.Equal(isWarned ? 1 : 0, OrderQuestion.ToSubmit(stop with { Rules = rules }, null, Play).Warnings.Count);
        Assert.Equal(isWarned ? 1 : 0, OrderQuestion.ToSubmit(after, null, Play).Warnings.Count);
    }

    // A child of a bracket waits for an order that nobody tells of. What was routed once is at work, whatever it waited for.
    [Theory]
    [InlineData("Contingent", "", 0)]
    [InlineData("Live", "", 1)]
    [InlineData("Live", """, "rules":{"route-after":"2026-12-18T15:00:00.000+00:00","routed-at":"2026-12-18T15:00:01.000+00:00"}""", 1)]
    public void A_replacement_of_what_waits_is_not_held_against_the_market_of_now(string status, string more, int warnings)
    {
        var old = Placed($$$"""{"id":7,"status":"{{{status}}}","order-type":"Stop","time-in-force":"Day","stop-trigger":"600","size":1,"legs":[{"instrument-type":"Equity","symbol":"AAPL","quantity":1,"action":"Sell to Close"}]{{{more}}} }""");
        var rules = more.Length > 0 ? new OrderRules { RouteAfter = old.Rules!.RouteAfter } : null;
        var share = ShareAt(683m, OrderAction.SellToClose) with { Rules = rules };

        var stop = OrderQuestion.ToReplace(old, share with { OrderType = OrderType.Stop, StopTrigger = 710m }, null, Play);
        var limit = OrderQuestion.ToReplace(old, share with { OrderType = OrderType.Limit, Price = 300m, PriceEffect = PriceEffect.Credit }, null, Play);

        Assert.Equal((warnings, warnings), (stop.Warnings.Count, limit.Warnings.Count));
        Assert.Contains("AAPL is at 683.00.", stop.Description);
        Assert.Equal(warnings == 1, stop.Description.Contains("Warning: the stop at 710 goes off at once", StringComparison.Ordinal));
    }

    // A third of the trigger and five cents.
    [Theory]
    [InlineData(OrderAction.SellToClose, 600, 5, "the limit of 5 is far below the trigger of 600")]
    [InlineData(OrderAction.SellToClose, 600, 400, null)]
    [InlineData(OrderAction.SellToClose, 600, 399, "the limit of 399 is far below the trigger of 600")]
    [InlineData(OrderAction.SellToClose, 600, 650, null)]
    [InlineData(OrderAction.BuyToOpen, 900, 1200, null)]
    [InlineData(OrderAction.BuyToOpen, 900, 5000, "the limit of 5000 is far above the trigger of 900")]
    [InlineData(OrderAction.BuyToOpen, 900, 850, null)]
    public void A_limit_far_on_the_wrong_side_of_its_trigger_is_warned_of(OrderAction action, double trigger, double limit, string? told)
    {
        var effect = action == OrderAction.BuyToOpen ? PriceEffect.Debit : PriceEffect.Credit;
        var order = ShareAt(683m, action) with { OrderType = OrderType.StopLimit, StopTrigger = (decimal)trigger, Price = (decimal)limit, PriceEffect = effect };

        Assert.EndsWith(told is null ? "AAPL is at 683.00." : $"AAPL is at 683.00. Warning: {told}.", Asked(order));
    }

    [Fact]
    public void A_limit_a_few_cents_from_a_small_trigger_is_not_far() =>
        Assert.DoesNotContain("Warning", Asked(Spread with { OrderType = OrderType.StopLimit, StopTrigger = 0.10m, Price = 0.15m, PriceEffect = PriceEffect.Debit, Legs = [Spread.Legs[0]] }));

    // Bought for 300 while the market is at 683.
    [Theory]
    [InlineData(400, false)]
    [InlineData(200, false)]
    [InlineData(199, true)]
    public void A_limit_that_waits_for_another_order_is_held_against_the_price_of_that(double limit, bool isWarned)
    {
        var order = new ComplexOrderRequest
        {
            Type = ComplexOrderType.OTOCO,
            TriggerOrder = ShareAt(683m) with { OrderType = OrderType.Limit, Price = 300m, PriceEffect = PriceEffect.Debit },
            Orders =
            [
                ShareAt(683m, OrderAction.SellToClose) with { OrderType = OrderType.Limit, Price = (decimal)limit, PriceEffect = PriceEffect.Credit },
                ShareAt(683m, OrderAction.SellToClose) with { OrderType = OrderType.Stop, StopTrigger = 250m },
            ],
        };

        string[] expected = isWarned ? [FormattableString.Invariant($"The limit of {limit} is far below the market")] : [];
        Assert.Equal(expected, OrderQuestion.ToSubmit(order, null, Play).Warnings);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_a_stop_that_waits_for_something_else_nobody_knows_the_market(bool isSpread)
    {
        var share = ShareAt(683m);
        var other = isSpread ? SpreadAt(2.10m, PriceEffect.Credit, new InstrumentFacts { Mark = 1.00m }, new InstrumentFacts { Mark = 3.10m }) : share with { Legs = [share.Legs[0] with { Symbol = "SPY" }] };
        var stop = ShareAt(683m, OrderAction.SellToClose) with { OrderType = OrderType.Stop, StopTrigger = 700m };

        Assert.Empty(OrderQuestion.ToSubmit(new ComplexOrderRequest { Type = ComplexOrderType.OTO, TriggerOrder = other, Orders = [stop] }, null, Play).Warnings);
    }

    private static string Asked(OrderRequest order) => OrderQuestion.ToSubmit(order, null, Play).Description;

    private static OrderRequest SpreadAt(decimal limit, PriceEffect effect, InstrumentFacts bought, InstrumentFacts sold) =>
        Spread with { Price = limit, PriceEffect = effect, Legs = [Spread.Legs[0] with { Facts = bought }, Spread.Legs[1] with { Facts = sold }] };

    private static OrderRequest ShareAt(decimal mark, OrderAction action = OrderAction.BuyToOpen) =>
        Share(action) with { Legs = [Share(action).Legs[0] with { Facts = new InstrumentFacts { Mark = mark } }] };

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}

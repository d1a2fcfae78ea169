using System.Globalization;
using System.Text.Json;
using TastyPS.Client.Json;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Checks;
using TastyPS.Client.Orders.Confirming;
using TastyPS.Client.Orders.Submission;
using static TastyPS.Client.Tests.Orders.Confirming.ShownOrders;

namespace TastyPS.Client.Tests.Orders.Confirming;

/// <summary>The line that stands between a user and an order. Replies are those that were recorded.</summary>
public sealed class OrderQuestionTests
{
    private const string Effect =
        """
        "buying-power-effect":{"change-in-margin-requirement":"300.0","change-in-margin-requirement-effect":"Debit","change-in-buying-power":"102.302","change-in-buying-power-effect":"Debit",
        "current-buying-power":"8995981.2613","current-buying-power-effect":"Credit","new-buying-power":"8995878.9593","new-buying-power-effect":"Credit"},
        "fee-calculation":{"total-fees":"2.302","total-fees-effect":"Debit"}
        """;

    private static readonly OrderPlace Real = new("5WT00001", "Production", IsProduction: true);

    [Fact]
    public void The_whole_order_its_money_and_its_account_stand_in_one_line()
    {
        var question = OrderQuestion.ToSubmit(Spread, Preview($"{{{Effect}}}"), Play);

        Assert.Equal(
            "Submit order in account 5WT00001 (Simulator): Buy to Open 1 SPY 2019-10-18 298 call + Sell to Open 1 SPY 2019-10-18 295 call limit 2 credit, Day. "
                + "Receives 200.00, fees 2.30, buying power -102.30, which leaves 8,995,878.96.",
            question.Description);
        Assert.Equal(question.Description + " Submit it?", question.Question);
        Assert.DoesNotContain('\n', question.Question);
    }

    // 2 × 5,400 × 50.
    [Fact]
    public void A_future_is_not_paid_for_and_its_notional_is_told()
    {
        var future = new OrderRequest
        {
            Price = 5400m,
            PriceEffect = PriceEffect.Debit,
            Legs = [Legs.Future(quantity: 2m, facts: new InstrumentFacts { Multiplier = 50m })],
        };

        Assert.EndsWith("Buy 2 /ESZ6 limit 5400 debit, Day. The notional is 540,000.00, of which only the changes are paid.", OrderQuestion.ToSubmit(future, null, Play).Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Production_is_said_in_capitals_and_with_the_money_it_means()
    {
        var question = OrderQuestion.ToSubmit(Spread, Preview($"{{{Effect}}}"), Real);

        Assert.Equal("Submit order in PRODUCTION, with real money", question.Caption);
        Assert.Contains("account 5WT00001 (PRODUCTION)", question.Question);
        Assert.Equal("Submit order (Simulator)", OrderQuestion.ToSubmit(Spread, null, Play).Caption);
    }

    [Fact]
    public void What_the_service_warns_of_is_said_with_its_code()
    {
        var preview = Preview("""{"warnings":[{"code":"tif.next_valid_session","message":"Your order will begin working during next valid session."},{"code":"other","message":"Second."}]}""");

        Assert.Contains(
            "Warning: Your order will begin working during next valid session. (tif.next_valid_session); Second. (other).",
            OrderQuestion.ToSubmit(Spread, preview, Play).Question);
    }

    [Fact]
    public void A_market_order_has_no_cost_but_says_who_makes_the_price() =>
        Assert.Equal(
            "Submit order in account 5WT00001 (Simulator): Buy to Open 1 AAPL market, Day. Fees under 0.01, buying power -183.08, which leaves 58.54. The price is whatever the market gives.",
            OrderQuestion.ToSubmit(
                Share(),
                Preview("""{"buying-power-effect":{"change-in-buying-power":"183.081","change-in-buying-power-effect":"Debit","new-buying-power":"58.539","new-buying-power-effect":"Credit"},"fee-calculation":{"total-fees":"0.001","total-fees-effect":"Debit"}}"""),
                Play).Description);

    [Fact]
    public void A_dry_run_that_is_answered_with_objections_is_a_refusal_with_its_reasons()
    {
        var preview = Preview("""{"errors":[{"code":"margin_check_failed","message":"Not enough buying power."},{"code":"other","message":"Second."}],"notes":[{"code":"n","message":"Kept."}]}""");

        var refusal = Assert.Throws<OrderRefusedException>(preview.DemandAccepted);

        Assert.Equal(["margin_check_failed", "other"], refusal.Reasons.Select(reason => reason.Code));
        Assert.Contains("Not enough buying power. (margin_check_failed); Second. (other)", refusal.Message);
        Preview("""{"warnings":[{"code":"n","message":"Kept."}]}""").DemandAccepted();
    }

    [Fact]
    public void An_action_that_the_service_turns_round_is_told()
    {
        var preview = Preview("""{"order":{"legs":[{"instrument-type":"Equity","symbol":"AAPL","quantity":1,"action":"Sell to Open"}]}}""");

        Assert.Contains("The service makes of Sell to Close 1 AAPL: Sell to Open 1 AAPL.", OrderQuestion.ToSubmit(Share(OrderAction.SellToClose), preview, Play).Question);
        Assert.DoesNotContain("makes of", OrderQuestion.ToSubmit(Share(OrderAction.SellToOpen), preview, Play).Question);
    }

    [Fact]
    public void A_complex_order_names_every_order_and_what_becomes_of_each()
    {
        var order = new ComplexOrderRequest { Type = ComplexOrderType.OCO, Orders = [Share(OrderAction.SellToClose) with { OrderType = OrderType.Limit, Price = 200m, PriceEffect = PriceEffect.Credit }, Share(OrderAction.SellToClose) with { OrderType = OrderType.Stop, StopTrigger = 150m }] };
        var preview = Preview("""{"complex-order":{"type":"OCO","orders":[{"legs":[{"symbol":"AAPL","quantity":1,"action":"Sell to Open"}]},{"legs":[{"symbol":"AAPL","quantity":1,"action":"Sell to Close"}]}]}}""");

        Assert.Equal(
            "Submit complex order in account 5WT00001 (Simulator): OCO: Sell to Close 1 AAPL limit 200 credit, Day (receives 200.00); Sell to Close 1 AAPL stop, trigger 150, Day (once triggered, the price is whatever the market gives; at the trigger it receives about 150.00). The service makes of Sell to Close 1 AAPL: Sell to Open 1 AAPL.",
            OrderQuestion.ToSubmit(order, preview, Play).Description);
    }

    [Fact]
    public void A_replacement_shows_both_orders()
    {
        var old = Placed("""{"id":7,"order-type":"Limit","time-in-force":"Day","price":"180.0","price-effect":"Debit","size":1,"legs":[{"instrument-type":"Equity","symbol":"AAPL","quantity":1,"action":"Buy to Open","fills":[]}]}""");

        Assert.Equal(
            "Replace order 7 in account 5WT00001 (Simulator): Buy to Open 1 AAPL limit 180 debit, Day, by Buy to Open 1 AAPL limit 181 debit, Day. Pays 181.00.",
            OrderQuestion.ToReplace(old, Share() with { OrderType = OrderType.Limit, Price = 181m, PriceEffect = PriceEffect.Debit }, null, Play).Description);
    }

    [Fact]
    public void A_replacement_is_of_what_is_not_filled_and_costs_so_much()
    {
        var old = Placed("""{"id":7,"order-type":"Limit","time-in-force":"Day","price":"180.0","price-effect":"Debit","size":10,"legs":[{"instrument-type":"Equity","symbol":"AAPL","quantity":10,"action":"Buy to Open","fills":[{"fill-id":"a","quantity":3,"fill-price":"179.5"}]}]}""");
        var order = Share() with { OrderType = OrderType.Limit, Price = 181m, PriceEffect = PriceEffect.Debit, Legs = [Share().Legs[0] with { Quantity = 10 }] };

        Assert.Equal(
            "Replace order 7 in account 5WT00001 (Simulator): Buy to Open 10 AAPL limit 180 debit, Day, by Buy to Open 7 AAPL limit 181 debit, Day. Pays 1,267.00. 3 of 10 are filled already and stay so.",
            OrderQuestion.ToReplace(old, order, null, Play).Description);
    }

    [Fact]
    public void A_confirmation_costs_what_is_not_filled()
    {
        var order = Placed("""{"id":7,"order-type":"Limit","time-in-force":"Day","price":"180","price-effect":"Debit","size":5,"legs":[{"instrument-type":"Equity","symbol":"AAPL","quantity":5,"action":"Buy to Open","fills":[{"fill-id":"a","quantity":2,"fill-price":"179.5"}]}]}""");

        Assert.EndsWith("Day. Pays 540.00. 2 of 5 are filled already and stay so.", OrderQuestion.ToReconfirm(order, Play).Description);
    }

    [Fact]
    public void The_cancellation_of_a_complex_order_tells_which_order_has_fills()
    {
        var order = ComplexOrder.From(new JsonFields(JsonDocument.Parse(
            """{"id":9,"type":"OCO","orders":[{"id":7,"order-type":"Market","time-in-force":"Day","size":5,"legs":[{"symbol":"AAPL","quantity":5,"action":"Sell to Close","fills":[{"fill-id":"a","quantity":2,"fill-price":"179.5"}]}]}]}""").RootElement));

        Assert.EndsWith("Of Sell to Close 5 AAPL market, Day, 2 of 5 are filled already and stay so.", OrderQuestion.ToCancel(order, Play).Description);
    }

    [Fact]
    public void Instructions_to_the_service_are_a_part_of_the_order() =>
        Assert.Contains(
            " limit 2 credit, Day (strict position effect, partition main, automated). ",
            OrderQuestion.ToSubmit(Spread with { StrictPositionEffect = true, PartitionKey = "main", AutomatedSource = true }, null, Play).Description);

    [Fact]
    public void A_condition_on_several_instruments_names_each()
    {
        var condition = new OrderCondition
        {
            Action = OrderConditionAction.Cancel,
            Indicator = OrderConditionIndicator.Nat,
            Comparator = OrderComparator.AtLeast,
            Threshold = 1.575m,
            PriceComponents = [new OrderPriceComponent { Symbol = "AAPL", Quantity = 1, QuantityDirection = "Long" }, new OrderPriceComponent { Symbol = "MSFT", Quantity = 2, QuantityDirection = "Short" }],
        };

        Assert.Contains("(Cancel if (Long 1 AAPL + Short 2 MSFT) Nat is at least 1.5750).", OrderQuestion.ToSubmit(Spread with { Rules = new OrderRules { Conditions = [condition] } }, null, Play).Description);
    }

    [Fact]
    public void A_marketable_limit_without_a_price_is_told_as_a_market_order_is()
    {
        var order = Share() with { OrderType = OrderType.MarketableLimit, Legs = [Share().Legs[0] with { Facts = new InstrumentFacts { Mark = 180m } }] };

        Assert.Contains("The price is whatever the market gives; at the mark it pays about 180.00.", OrderQuestion.ToSubmit(order, null, Play).Description);
    }

    [Theory]
    [InlineData("0.004", "fees under 0.01")]
    [InlineData("0.005", "fees 0.01")]
    [InlineData("1.575", "fees 1.58")]
    [InlineData("1234.5", "fees 1,234.50")]
    public void Money_has_two_decimals(string fees, string told) =>
        Assert.Contains(told + ".", OrderQuestion.ToSubmit(Spread, Preview($$$"""{"fee-calculation":{"total-fees":"{{{fees}}}","total-fees-effect":"Debit"}}"""), Play).Description);

    [Fact]
    public void Three_decimals_of_a_price_get_a_fourth_lest_they_are_read_as_thousands() =>
        Assert.Contains(" limit 1.5750 credit, Day", OrderQuestion.ToSubmit(Spread with { Price = 1.575m }, null, Play).Description);

    [Fact]
    public void A_cancellation_tells_what_is_filled_already()
    {
        var order = Placed("""{"id":7,"order-type":"Limit","time-in-force":"Day","price":"180","price-effect":"Debit","size":5,"legs":[{"instrument-type":"Equity","symbol":"AAPL","quantity":5,"action":"Buy to Open","fills":[{"fill-id":"a","quantity":2,"fill-price":"179.5"}]}]}""");

        Assert.Equal(
            "Cancel order 7 in account 5WT00001 (Simulator): Buy to Open 5 AAPL limit 180 debit, Day. 2 of 5 are filled already and stay so. Cancel it?",
            OrderQuestion.ToCancel(order, Play).Question);
    }

    [Fact]
    public void When_and_under_which_conditions_an_order_goes_out_is_a_part_of_it()
    {
        var order = Spread with
        {
            Rules = new OrderRules
            {
                RouteAfter = new DateTimeOffset(2026, 12, 18, 10, 0, 0, TimeSpan.FromHours(-5)),
                CancelAt = new DateTimeOffset(2026, 12, 18, 20, 30, 0, TimeSpan.Zero),
                Conditions = [new OrderCondition { Action = OrderConditionAction.Route, Symbol = "AAPL", Indicator = OrderConditionIndicator.Last, Comparator = OrderComparator.AtMost, Threshold = 124.5m }],
            },
        };

        Assert.Contains(
            " limit 2 credit, Day (not before 2026-12-18 15:00:00Z, cancelled at 2026-12-18 20:30:00Z, Route if AAPL Last is at most 124.5). ",
            OrderQuestion.ToSubmit(order, null, Play).Description);
    }

    [Theory]
    [InlineData("Contingent", "", "Buy to Open 5 AAPL market, Day (not before 2026-12-18 15:00:00Z)")]
    [InlineData("Live", ",\"routed-at\":\"2026-12-18T15:00:01.000+00:00\"", "Buy to Open 5 AAPL market, Day")]
    [InlineData("Cancelled", "", "Buy to Open 5 AAPL market, Day")]
    public void A_placed_order_tells_them_as_long_as_it_waits(string status, string more, string told) =>
        Assert.Equal(told, Placed($$$"""
            {"id":7,"status":"{{{status}}}","order-type":"Market","time-in-force":"Day","legs":[{"instrument-type":"Equity","symbol":"AAPL","quantity":5,"action":"Buy to Open"}],
            "rules":{"route-after":"2026-12-18T15:00:00.000+00:00"{{{more}}} }}
            """).ToString());

    [Theory]
    [InlineData(OrderComparator.AtLeast, null, "PAIRS at a ratio of at least 1.25: ")]
    [InlineData(OrderComparator.AtMost, true, "PAIRS at a ratio of money of at most 1.25: ")]
    public void The_ratio_that_sends_a_pair_is_a_part_of_the_order(OrderComparator comparator, bool? isNotional, string told)
    {
        var pair = new ComplexOrderRequest { Type = ComplexOrderType.PAIRS, Orders = [Share(), Share(OrderAction.SellToClose)], RatioPriceThreshold = 1.25m, RatioPriceComparator = comparator, RatioPriceIsThresholdBasedOnNotional = isNotional };

        Assert.StartsWith("Submit complex order in account 5WT00001 (Simulator): " + told, OrderQuestion.ToSubmit(pair, null, Play).Description);
    }

    [Fact]
    public void A_change_of_a_ratio_tells_the_pair_and_both_ratios()
    {
        var pair = ComplexOrder.From(new JsonFields(JsonDocument.Parse(
            """{"id":9,"type":"PAIRS","ratio-price-threshold":"1.2","ratio-price-comparator":"gte","orders":[{"id":7,"order-type":"Market","time-in-force":"Day","legs":[{"instrument-type":"Equity","symbol":"AAPL","quantity":5,"action":"Buy to Open"}]}]}""").RootElement));

        Assert.Equal(
            "Change complex order 9 in account 5WT00001 (Simulator): PAIRS at a ratio of at least 1.2: Buy to Open 5 AAPL market, Day. From now on at a ratio of at most 1.5. Change it?",
            OrderQuestion.ToChangeRatio(pair, 1.5m, OrderComparator.AtMost, null, Play).Question);
    }

    [Fact]
    public void A_confirmation_tells_the_order_and_its_money()
    {
        var order = Placed("""{"id":7,"order-type":"Limit","time-in-force":"Day","price":"180","price-effect":"Debit","size":5,"legs":[{"instrument-type":"Equity","symbol":"AAPL","quantity":5,"action":"Buy to Open"}]}""");

        Assert.Equal("Confirm order 7 in account 5WT00001 (Simulator): Buy to Open 5 AAPL limit 180 debit, Day. Pays 900.00. Confirm it?", OrderQuestion.ToReconfirm(order, Play).Question);
    }

    [Fact]
    public void Remarks_of_the_caller_come_last() =>
        Assert.EndsWith("Day. Receives 200.00. No server price check: scope is read.", OrderQuestion.ToSubmit(Spread, null, Play, "No server price check: scope is read").Description);

    [Fact]
    public void The_culture_changes_nothing()
    {
        var (before, culture) = (CultureInfo.CurrentCulture, CultureInfo.GetCultureInfo("de-DE"));
        var expected = OrderQuestion.ToSubmit(Spread, Preview($"{{{Effect}}}"), Play).Question;
        try
        {
            CultureInfo.CurrentCulture = culture;

            Assert.Equal(expected, OrderQuestion.ToSubmit(Spread, Preview($"{{{Effect}}}"), Play).Question);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static OrderPreview Preview(string json) => OrderPreview.From(new JsonFields(JsonDocument.Parse(json).RootElement));
}

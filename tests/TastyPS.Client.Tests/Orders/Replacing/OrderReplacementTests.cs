using System.Text.Json;
using TastyPS.Client.Json;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Replacing;

namespace TastyPS.Client.Tests.Orders.Replacing;

public sealed class OrderReplacementTests
{
    private const string Limit =
        """
        {"id":68680,"order-type":"Limit","time-in-force":"GTD","gtc-date":"2026-12-18","price":"185.45","price-effect":"Debit","external-identifier":"first",
        "legs":[{"instrument-type":"Equity","symbol":"AAPL","quantity":3,"remaining-quantity":1,"action":"Buy to Open","fills":[]}],
        "rules":{"conditions":[{"id":286,"action":"route","symbol":"AAPL","instrument-type":"Equity","indicator":"last","comparator":"lte","threshold":"0.01","is-threshold-based-on-notional":false}]}}
        """;

    [Fact]
    public void What_is_not_changed_stays_as_it_is()
    {
        var replacement = OrderReplacement.Of(Placed(Limit), new OrderEdit { Price = 186m });

        Assert.Equal((OrderType.Limit, TimeInForce.GTD, new CalendarDate(2026, 12, 18)), (replacement.OrderType, replacement.TimeInForce, replacement.GtcDate));
        Assert.Equal((186m, PriceEffect.Debit), (replacement.Price, replacement.PriceEffect));
        var leg = Assert.Single(replacement.Legs);
        Assert.Equal((OrderInstrumentType.Equity, "AAPL", OrderAction.BuyToOpen, 3m), (leg.InstrumentType, leg.Symbol, leg.Action, leg.Quantity));
    }

    [Fact]
    public void A_condition_stays_without_what_only_replies_say()
    {
        var condition = Assert.Single(OrderReplacement.Of(Placed(Limit), new OrderEdit { Price = 186m }).Rules!.Conditions);

        Assert.Equal((null, "AAPL", 0.01m), (condition.Id, condition.Symbol, condition.Threshold));
        Assert.Null(OrderReplacement.Of(Placed("""{"order-type":"Market","time-in-force":"Day","rules":{"conditions":[]}}"""), new OrderEdit()).Rules);
    }

    // Of a spread whose legs are filled unevenly what is filled is that of the leg that is behind, and only whole spreads.
    [Theory]
    [InlineData(0, 0, 10, 20)]
    [InlineData(4, 6, 7, 14)]
    [InlineData(4, 7, 7, 14)]
    [InlineData(10, 19, 1, 2)]
    [InlineData(10, 20, 10, 20)]
    public void The_rest_of_an_order_is_what_is_not_filled_for_certain(int first, int second, int firstLeft, int secondLeft)
    {
        var order = Placed(FormattableString.Invariant(
            $$"""
            {"order-type":"Limit","time-in-force":"Day","price":"1","price-effect":"Debit","size":10,"legs":[
            {"instrument-type":"Equity Option","symbol":"SPY   261218P00540000","quantity":10,"action":"Buy to Open","fills":[{"fill-id":"a","quantity":{{first}},"fill-price":"2"}]},
            {"instrument-type":"Equity Option","symbol":"SPY   261218P00535000","quantity":20,"action":"Sell to Open","fills":[{"fill-id":"b","quantity":{{second}},"fill-price":"1"}]}]}
            """));

        Assert.Equal([firstLeft, secondLeft], OrderReplacement.Rest(order, OrderReplacement.Of(order, new OrderEdit())).Legs.Select(leg => leg.Quantity));
    }

    // Of a coin in parts.
    [Fact]
    public void The_rest_of_an_order_of_one_leg_need_not_be_whole()
    {
        var order = Placed(
            """
            {"order-type":"Limit","time-in-force":"Day","price":"100","price-effect":"Debit","size":"0.7",
            "legs":[{"instrument-type":"Cryptocurrency","symbol":"BTC/USD","quantity":"0.7","action":"Buy to Open","fills":[{"fill-id":"a","quantity":"0.3","fill-price":"99"}]}]}
            """);

        Assert.Equal(0.4m, Assert.Single(OrderReplacement.Rest(order, OrderReplacement.Of(order, new OrderEdit())).Legs).Quantity);
    }

    [Fact]
    public void It_does_not_take_over_the_name_of_the_old_order() => Assert.Null(OrderReplacement.Of(Placed(Limit), new OrderEdit()).ExternalIdentifier);

    [Fact]
    public void Another_time_in_force_lets_the_last_day_go_and_a_last_day_brings_its_own()
    {
        Assert.Null(OrderReplacement.Of(Placed(Limit), new OrderEdit { TimeInForce = TimeInForce.Day }).GtcDate);
        Assert.Equal(TimeInForce.GTD, OrderReplacement.Of(Placed("""{"order-type":"Limit","time-in-force":"Day"}"""), new OrderEdit { GtcDate = new CalendarDate(2026, 12, 18) }).TimeInForce);
    }

    [Fact]
    public void A_market_order_has_no_price_and_a_limit_no_trigger()
    {
        var market = OrderReplacement.Of(Placed(Limit), new OrderEdit { OrderType = OrderType.Market });
        var limit = OrderReplacement.Of(Placed("""{"order-type":"Stop Limit","time-in-force":"Day","price":"1","price-effect":"Debit","stop-trigger":"2"}"""), new OrderEdit { OrderType = OrderType.Limit });

        Assert.Equal((null, null), (market.Price, market.PriceEffect));
        Assert.Equal((1m, null), (limit.Price, limit.StopTrigger));
    }

    // Replies do not tell whether the old one was.
    [Theory]
    [InlineData("Sell to Close", "Buy to Close", true)]
    [InlineData("Sell to Close", "Buy to Open", false)]
    [InlineData("Sell", "Sell", false)]
    public void It_is_strict_about_closing_if_all_its_legs_close(string first, string second, bool isStrict)
    {
        var order = Placed($$"""
            {"order-type":"Limit","time-in-force":"Day","price":"1","price-effect":"Debit",
            "legs":[{"instrument-type":"Equity","symbol":"A","action":"{{first}}","quantity":1},{"instrument-type":"Equity","symbol":"B","action":"{{second}}","quantity":1}]}
            """);

        Assert.Equal(isStrict, OrderReplacement.Of(order, new OrderEdit { Price = 2m }).StrictPositionEffect);
    }

    [Fact]
    public void A_word_that_is_new_is_not_guessed_at() =>
        Assert.Contains("'Peg'", Assert.Throws<NotSupportedException>(() => OrderReplacement.Of(Placed("""{"order-type":"Peg","time-in-force":"Day"}"""), new OrderEdit { Price = 1m })).Message);

    private static Order Placed(string json) => Order.From(new JsonFields(JsonDocument.Parse(json).RootElement));
}

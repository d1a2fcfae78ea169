using TastyPS.Client.Json;
using TastyPS.Client.Orders;
using System.Text.Json;

namespace TastyPS.Client.Tests.Orders;

public sealed class OrderModelTests
{
    [Fact]
    public void A_status_that_is_new_keeps_its_text_and_is_not_taken_for_the_end()
    {
        var order = Read(Sample.Order(1, "Pondering"));

        Assert.Equal(("Pondering", null, false, true), (order.StatusText, order.Status.Known, order.Status.IsTerminal, order.Status.IsWorking));
    }

    [Fact]
    public void Whatever_has_not_ended_works()
    {
        var ended = Enum.GetValues<KnownOrderStatus>().Where(status => !((OrderStatus)status).IsWorking);

        Assert.Equal(
            [KnownOrderStatus.Filled, KnownOrderStatus.Cancelled, KnownOrderStatus.Expired, KnownOrderStatus.Rejected, KnownOrderStatus.Removed, KnownOrderStatus.PartiallyRemoved, KnownOrderStatus.Dead],
            ended);
    }

    [Fact]
    public void A_status_compares_with_text_of_any_case()
    {
        Assert.True(new OrderStatus("In Flight") == "in flight");
        Assert.True(new OrderStatus("Filled").Equals("FILLED"));
        Assert.True(KnownOrderStatus.CancelRequested == new OrderStatus("Cancel Requested"));
        Assert.False(new OrderStatus("Live") == "Filled");
    }

    [Fact]
    public void Words_and_shapes_that_are_new_are_kept_and_cost_nothing_else()
    {
        var order = Read("""
            {"id":"17","order-type":"Trailing Stop","price":"abc","price-effect":"Even","brand-new":{"a":1},"legs":[{"symbol":"A","action":"Sniff","quantity":"2.0","fills":null}],"rules":"none"}
            """);

        Assert.Equal((17, null, "Trailing Stop", null), (order.Id, order.OrderType, order.OrderTypeText, order.Price));
        Assert.Equal(["brand-new", "price", "price-effect", "rules"], order.Extra!.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((null, "Sniff", 2m), (order.Legs[0].Action, order.Legs[0].ActionText, order.Legs[0].Quantity));
    }

    [Fact]
    public void One_of_three_that_is_filled_is_one() => Assert.Equal(1m, Read("""
        {"id":1,"size":3,"legs":[{"symbol":"A","action":"Buy to Open","quantity":3,"remaining-quantity":2,"fills":[{"fill-id":"a","quantity":1,"fill-price":"10"}]}]}
        """).FilledQuantity);

    [Fact]
    public void Legs_that_are_no_objects_stay_as_they_came()
    {
        var order = Read("""{"id":1,"legs":["A"]}""");

        Assert.Empty(order.Legs);
        Assert.True(order.Extra!.ContainsKey("legs"));
    }

    [Fact]
    public void A_time_may_be_a_number_or_text()
    {
        var expected = new DateTimeOffset(2026, 9, 17, 18, 32, 28, 424, TimeSpan.Zero);

        Assert.Equal(expected, Read("""{"id":1,"updated-at":1789669948424}""").UpdatedAt);
        Assert.Equal(expected, Read("""{"id":1,"updated-at":"2026-09-17T18:32:28.424+00:00"}""").UpdatedAt);
    }

    [Fact]
    public void A_leg_filled_in_parts_has_their_weighted_average()
    {
        var leg = Read("""
            {"id":1,"size":10,"legs":[{"symbol":"A","action":"Buy to Open","quantity":10,"remaining-quantity":6,
             "fills":[{"fill-id":"a","fill-price":"10.0","quantity":1},{"fill-id":"b","fill-price":"10.4","quantity":3}]}]}
            """).Legs[0];

        Assert.Equal((4m, 10.3m), (leg.FilledQuantity, leg.AverageFillPrice));
    }

    [Fact]
    public void The_fills_of_a_spread_net_to_a_price_once_all_legs_have_some()
    {
        const string Sold = """{"symbol":"S","action":"Sell to Open","quantity":2,"remaining-quantity":0,"fills":[{"fill-id":"a","fill-price":"3.10","quantity":2}]}""";
        const string Bought = """{"symbol":"B","action":"Buy to Open","quantity":4,"remaining-quantity":0,"fills":[{"fill-id":"b","fill-price":"0.90","quantity":4}]}""";
        const string Waiting = """{"symbol":"B","action":"Buy to Open","quantity":4,"remaining-quantity":4,"fills":[]}""";

        var whole = Read($$"""{"id":1,"size":2,"legs":[{{Sold}},{{Bought}}]}""");
        var half = Read($$"""{"id":1,"size":2,"legs":[{{Sold}},{{Waiting}}]}""");

        Assert.Equal((2m, 3.10m - (2 * 0.90m)), (whole.FilledQuantity, whole.AverageFillPrice));
        Assert.Equal((0m, null), (half.FilledQuantity, half.AverageFillPrice));
    }

    // Closing the spread costs what opening it brought, and reads like its limit: no sign, and an effect beside it.
    [Theory]
    [InlineData("Buy to Close", "Sell to Close", 1.30, PriceEffect.Debit, -1.30)]
    [InlineData("Sell to Open", "Buy to Open", 1.30, PriceEffect.Credit, 1.30)]
    [InlineData("Buy to Open", null, 3.10, PriceEffect.Debit, -3.10)]
    [InlineData("Sell to Close", null, 3.10, PriceEffect.Credit, 3.10)]
    public void The_price_of_fills_has_no_sign_of_one_leg_and_of_several(string first, string? second, double price, PriceEffect effect, double summed)
    {
        var more = second is null ? "" : $$""",{"symbol":"B","action":"{{second}}","quantity":2,"fills":[{"fill-id":"b","fill-price":"1.80","quantity":2}]}""";

        var order = Read($$"""{"id":1,"size":2,"legs":[{"symbol":"A","action":"{{first}}","quantity":2,"fills":[{"fill-id":"a","fill-price":"3.10","quantity":2}]}{{more}}]}""");

        Assert.Equal(((decimal)price, effect, (decimal)summed), (order.AverageFillPrice, order.FillPriceEffect, order.SignedFillPrice));
    }

    [Theory]
    [InlineData("Credit", 6.5)]
    [InlineData("Debit", -6.5)]
    public void A_price_takes_the_sign_of_its_effect(string effect, double expected) =>
        Assert.Equal((decimal)expected, Read($$"""{"id":1,"price":"6.50","price-effect":"{{effect}}"}""").SignedPrice);

    private static Order Read(string json) => Order.From(new JsonFields(JsonElement.Parse(json)));
}

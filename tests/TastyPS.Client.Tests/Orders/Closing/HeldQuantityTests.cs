using System.Text.Json;
using TastyPS.Client.Json;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Closing;

namespace TastyPS.Client.Tests.Orders.Closing;

public sealed class HeldQuantityTests
{
    private static readonly (string, bool) Long = ("SPY", false);
    private static readonly (string, bool) Short = ("SPY", true);

    [Fact]
    public void An_order_holds_what_it_has_not_filled() => Assert.Equal(7m, Held(Order(1, "Live", 10m, remaining: 7m))[Long]);

    [Fact]
    public void An_order_that_has_ended_or_opens_holds_nothing() => Assert.Empty(Held(Order(1, "Filled", 10m), Order(2, "Live", 10m, action: "Buy to Open")));

    [Theory]
    [InlineData("OCO::order")]
    [InlineData("OTOCO::oco-1-order")]
    public void Of_two_orders_that_cancel_each_other_the_larger_part_is_held(string tag) =>
        Assert.Equal(10m, Held(Order(1, "Live", 10m, more: Of(9, tag)), Order(2, "Live", 8m, more: Of(9, tag)))[Long]);

    [Fact]
    public void Orders_that_a_trigger_has_sent_out_do_not_cancel_each_other() =>
        Assert.Equal(18m, Held(Order(1, "Live", 10m, more: Of(9, "OTO::order")), Order(2, "Live", 8m, more: Of(9, "OTO::order")))[Long]);

    [Fact]
    public void What_waits_for_a_trigger_holds_nothing_yet() =>
        Assert.Empty(Held(Order(1, "Contingent", 10m, more: Of(9, "OTO::order") + Pending), Order(2, "Contingent", 10m, more: Of(8, "OTOCO::oco-1-order") + Pending)));

    // So every part of a complex order is told when it is made.
    [Theory]
    [InlineData("OCO::order")]
    [InlineData("OTO::trigger-order")]
    public void What_waits_for_no_other_order_holds_from_the_beginning(string tag) => Assert.Equal(10m, Held(Order(1, "Contingent", 10m, more: Of(9, tag) + Pending))[Long]);

    [Fact]
    public void An_order_and_its_replacement_hold_once() =>
        Assert.Equal(10m, Held(Order(1, "Replace Requested", 10m), Order(2, "Contingent", 10m, more: Pending + ",\"replaces-order-id\":1"))[Long]);

    [Theory]
    [InlineData("Sell", false)]
    [InlineData("Buy", true)]
    [InlineData("Buy to Close", true)]
    public void A_side_without_open_or_close_closes_what_is_on_the_other_side(string action, bool isShort)
    {
        var held = Held(Order(1, "Live", 3m, action: action));

        Assert.Equal((("SPY", isShort), 3m), (Assert.Single(held).Key, Assert.Single(held).Value));
    }

    [Fact]
    public void A_new_word_may_close_either_side()
    {
        var held = Held(Order(1, "Live", 3m, action: "Sell Somehow"));

        Assert.Equal((3m, 3m), (held[Long], held[Short]));
    }

    [Fact]
    public void An_order_that_does_not_tell_how_much_holds_everything() =>
        Assert.Equal(HeldQuantities.Everything, Held(Placed("""{"id":1,"status":"Live","legs":[{"symbol":"SPY","action":"Sell to Close"}]}"""))[Long]);

    [Fact]
    public void An_order_that_works_and_tells_no_legs_is_a_doubt()
    {
        Assert.Equal("order 1 does not tell its legs", HeldQuantities.DoubtOf(Placed("""{"id":1,"status":"Live"}""")));
        Assert.Null(HeldQuantities.DoubtOf(Placed("""{"id":1,"status":"Filled"}""")));
        Assert.Null(HeldQuantities.DoubtOf(Order(1, "Live", 3m)));
    }

    private const string Pending = ",\"contingent-status\":\"Pending Order\"";

    private static string Of(int complex, string tag) => $",\"complex-order-id\":{complex},\"complex-order-tag\":\"{tag}\"";

    private static IReadOnlyDictionary<(string Symbol, bool IsShort), decimal> Held(params Order[] orders) => HeldQuantities.Of(orders);

    private static Order Order(long id, string status, decimal quantity, decimal? remaining = null, string action = "Sell to Close", string more = "") => Placed(FormattableString.Invariant($$"""
        {"id":{{id}},"status":"{{status}}"{{more}},"legs":[{"symbol":"SPY","action":"{{action}}","quantity":{{quantity}},"remaining-quantity":{{remaining ?? quantity}}}]}
        """));

    private static Order Placed(string json) => Client.Orders.Order.From(new JsonFields(JsonDocument.Parse(json).RootElement));
}

using System.Globalization;
using TastyPS.Client.OptionChains;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Checks;

namespace TastyPS.Client.Tests.Orders.Checks;

public sealed class PriceTickTests
{
    private static readonly InstrumentFacts Pennies = new() { TickSizes = Legs.Pennies };

    [Theory]
    [InlineData("0.01", "0.05")]
    [InlineData("4.99", "0.05")]
    [InlineData("5", "0.1")]
    [InlineData("19.9", "0.1")]
    [InlineData("20", "0.25")]
    [InlineData("100", "0.5")]
    public void The_first_step_counts_whose_threshold_is_above_the_price(string price, string step) => Assert.Equal(Number(step), PriceTicks.StepAt(Legs.Futures, Number(price)));

    [Fact]
    public void A_schedule_that_says_nothing_of_a_price_leaves_the_step_open()
    {
        Assert.Null(PriceTicks.StepAt([], 1m));
        Assert.Null(PriceTicks.StepAt([new TickSize { Threshold = 3m, Value = 0.01m }], 3m));
        Assert.Null(PriceTicks.StepAt([new TickSize { Value = 0m }], 3m));
    }

    [Theory]
    [InlineData("0.9999", true)]
    [InlineData("0.99995", false)]
    [InlineData("1.01", true)]
    [InlineData("1.005", false)]
    public void Stocks_have_the_steps_of_all_stocks(string price, bool isOnTick) => Assert.Equal(isOnTick, PriceTicks.IsOnTick(Legs.Debit(Number(price), Legs.Stock())));

    // A debit goes down, a credit up; a price that reaches a threshold must lie on the step beyond it.
    [Theory]
    [InlineData(PriceEffect.Debit, "3.07", "3.05")]
    [InlineData(PriceEffect.Credit, "3.07", "3.1")]
    [InlineData(PriceEffect.Debit, "3.049", "3")]
    [InlineData(PriceEffect.Credit, "2.991", "3")]
    [InlineData(PriceEffect.Debit, "2.999", "2.99")]
    [InlineData(PriceEffect.Credit, "3.1", "3.1")]
    [InlineData(PriceEffect.Debit, "0.009", "0")]
    public void Prices_are_rounded_in_the_customers_favour(PriceEffect effect, string price, string rounded)
    {
        var action = effect == PriceEffect.Debit ? OrderAction.BuyToOpen : OrderAction.SellToOpen;
        var order = new OrderRequest { Price = Number(price), PriceEffect = effect, Legs = [Legs.Put(540m, action, facts: Pennies)] };

        Assert.Equal(Number(rounded), PriceTicks.RoundInFavour(order).Price);
    }

    // A stop goes off no later than was said: a sale at a higher price, a purchase at a lower one.
    [Theory]
    [InlineData(OrderAction.SellToClose, "3.07", "3.1")]
    [InlineData(OrderAction.BuyToClose, "3.07", "3.05")]
    [InlineData(OrderAction.SellToClose, "3.1", "3.1")]
    public void A_stop_trigger_is_rounded_to_the_side_where_it_goes_off_sooner(OrderAction action, string trigger, string rounded) =>
        Assert.Equal(Number(rounded), PriceTicks.RoundInFavour(Legs.Stop(Number(trigger), Legs.Put(540m, action, facts: Pennies))).StopTrigger);

    [Fact]
    public void The_limit_and_the_trigger_of_a_stop_limit_are_rounded_to_one_side()
    {
        var order = Legs.Credit(2.991m, Legs.Put(540m, OrderAction.SellToClose, facts: Pennies)) with { OrderType = OrderType.StopLimit, StopTrigger = 3.012m };

        var rounded = PriceTicks.RoundInFavour(order);

        Assert.Equal((3m, 3.05m), (rounded.Price, rounded.StopTrigger));
        Assert.Equal((true, true), (PriceTicks.IsOnTick(rounded), PriceTicks.IsTriggerOnTick(rounded)));
    }

    [Fact]
    public void Without_an_effect_the_legs_tell_in_whose_favour() =>
        Assert.Equal(3.1m, PriceTicks.RoundInFavour(Legs.Credit(3.07m, Legs.Put(540m, OrderAction.SellToOpen, facts: Pennies)) with { PriceEffect = null }).Price);

    [Fact]
    public void A_spread_has_the_smallest_step_of_its_legs()
    {
        var nickels = new InstrumentFacts { TickSizes = [new() { Value = 0.05m }] };

        Assert.Equal(0.01m, PriceTicks.StepOf(Legs.Debit(7m, Legs.Put(540m, facts: Pennies), Legs.Put(535m, facts: nickels)), 7m));
        Assert.Equal(0.05m, PriceTicks.StepOf(Legs.Debit(7m, Legs.Put(540m, facts: nickels), Legs.Put(535m, facts: nickels)), 7m));
    }

    [Fact]
    public void One_leg_that_nobody_knows_leaves_a_spread_as_it_is()
    {
        var order = Legs.Debit(7.001m, Legs.Put(540m, facts: Pennies), Legs.Put(535m));

        Assert.Null(PriceTicks.IsOnTick(order));
        Assert.Same(order, PriceTicks.RoundInFavour(order));
    }

    [Fact]
    public void An_order_without_a_limit_is_on_no_tick()
    {
        Assert.Null(PriceTicks.IsOnTick(Legs.Market(Legs.Stock())));
        Assert.Null(PriceTicks.IsTriggerOnTick(Legs.Market(Legs.Stock())));
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}

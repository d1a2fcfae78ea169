using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Checks;
using TastyPS.Client.Orders.Confirming;

namespace TastyPS.Client.Tests.Orders.Confirming;

public sealed class OrderCostTests
{
    [Fact]
    public void Shares_cost_their_price() => Assert.Equal(-1850m, OrderCost.Of(Order(185m, PriceEffect.Debit, (OrderInstrumentType.Equity, 10))));

    // A cap counts what is sold at the mark; who is asked reads the limit's money.
    [Theory]
    [InlineData(null)]
    [InlineData(700)]
    public void What_is_sold_brings_its_limit_wherever_the_market_is(int? mark)
    {
        var leg = Leg(OrderInstrumentType.Equity, 10) with { Action = OrderAction.SellToClose, Facts = mark is { } known ? new InstrumentFacts { Mark = known } : null };

        Assert.Equal(1850m, OrderCost.Of(new OrderRequest { Price = 185m, PriceEffect = PriceEffect.Credit, Legs = [leg] }));
    }

    [Fact]
    public void A_stop_moves_about_its_trigger()
    {
        var leg = Leg(OrderInstrumentType.Equity, 10) with { Action = OrderAction.SellToClose, Facts = new InstrumentFacts { Mark = 185m } };

        Assert.Equal(1500m, OrderCost.AtMark(new OrderRequest { OrderType = OrderType.Stop, StopTrigger = 150m, Legs = [leg] }));
    }

    [Fact]
    public void Coins_may_be_fractions() => Assert.Equal(30m, OrderCost.Of(Order(60000m, PriceEffect.Credit, (OrderInstrumentType.Cryptocurrency, 0.0005m))));

    [Fact]
    public void A_contract_is_a_hundred_shares() => Assert.Equal(-75m, OrderCost.Of(Order(0.75m, PriceEffect.Debit, (OrderInstrumentType.EquityOption, 1))));

    // A ratio spread 2:4 is done twice.
    [Fact]
    public void A_spreads_price_is_that_of_a_unit() =>
        Assert.Equal(260m, OrderCost.Of(Order(1.30m, PriceEffect.Credit, (OrderInstrumentType.EquityOption, 2), (OrderInstrumentType.EquityOption, 4))));

    [Fact]
    public void A_notional_order_costs_its_value() =>
        Assert.Equal(-50m, OrderCost.Of(new OrderRequest { OrderType = OrderType.NotionalMarket, Value = 50m, ValueEffect = PriceEffect.Debit, Legs = [Leg(OrderInstrumentType.Equity, null)] }));

    [Fact]
    public void Nobody_guesses_what_a_market_order_or_a_future_costs()
    {
        Assert.Null(OrderCost.Of(new OrderRequest { OrderType = OrderType.Market, Legs = [Leg(OrderInstrumentType.Equity, 1)] }));
        Assert.Null(OrderCost.Of(Order(5400m, PriceEffect.Debit, (OrderInstrumentType.Future, 1))));
    }

    [Fact]
    public void What_is_known_of_the_instrument_goes_before_the_usual()
    {
        var mini = Leg(OrderInstrumentType.EquityOption, 2) with { Facts = new InstrumentFacts { Multiplier = 10m } };

        Assert.Equal(-108m, OrderCost.Of(new OrderRequest { Price = 5.4m, PriceEffect = PriceEffect.Debit, Legs = [mini] }));
    }

    [Fact]
    public void At_the_mark_a_market_order_moves_about_this()
    {
        var leg = Leg(OrderInstrumentType.Equity, 10) with { Facts = new InstrumentFacts { Mark = 185m } };

        Assert.Equal(-1850m, OrderCost.AtMark(new OrderRequest { OrderType = OrderType.Market, Legs = [leg with { Action = OrderAction.BuyToOpen }] }));
        Assert.Equal(1850m, OrderCost.AtMark(new OrderRequest { OrderType = OrderType.Market, Legs = [leg with { Action = OrderAction.SellToClose }] }));
        Assert.Null(OrderCost.AtMark(new OrderRequest { Price = 1m, PriceEffect = PriceEffect.Debit, Legs = [leg] }));
        Assert.Null(OrderCost.AtMark(new OrderRequest { OrderType = OrderType.Market, Legs = [Leg(OrderInstrumentType.Equity, 10)] }));
    }

    private static OrderRequest Order(decimal price, PriceEffect effect, params (OrderInstrumentType Kind, decimal Quantity)[] legs) =>
        new() { Price = price, PriceEffect = effect, Legs = [.. legs.Select(leg => Leg(leg.Kind, leg.Quantity))] };

    private static OrderLegRequest Leg(OrderInstrumentType kind, decimal? quantity) => new() { InstrumentType = kind, Symbol = "SPY   191018C00298000", Quantity = quantity };
}

using System.Globalization;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Checks;

namespace TastyPS.Client.Tests.Orders.Checks;

public sealed class LegCheckTests
{
    private static readonly OrderLegRequest[] FivePuts = [.. new[] { 500m, 505m, 510m, 515m, 520m }.Select(strike => Legs.Put(strike))];

    [Fact]
    public void An_order_has_a_leg() => Verdict.Refused(OrderCheck.NoLeg, Legs.Debit(1m));

    [Fact]
    public void Four_options_go_together() => Verdict.Fine(Legs.Debit(1m, FivePuts[..4]));

    [Fact]
    public void Five_legs_are_one_too_many() =>
        Assert.Equal("An order has at most 4 legs, this one has 5. Divide it into several orders.", Verdict.Refused(OrderCheck.TooManyLegs, Legs.Debit(1m, FivePuts)));

    [Fact]
    public void A_market_order_has_one_leg() => Verdict.Refused(OrderCheck.TooManyLegs, Legs.Market(Legs.Put(540m), Legs.Put(535m)));

    [Fact]
    public void An_equity_stands_alone() => Verdict.Refused(OrderCheck.TooManyLegs, Legs.Debit(1m, Legs.Stock(), Legs.Call(600m)));

    [Fact]
    public void A_future_stands_alone() => Verdict.Refused(OrderCheck.TooManyLegs, Legs.Debit(1m, Legs.Future(), Legs.Future(OrderAction.Sell, symbol: "/ESU6")));

    [Fact]
    public void A_coin_stands_alone() => Verdict.Refused(OrderCheck.TooManyLegs, Legs.Debit(1m, Legs.Coin(1m), Legs.Coin(2m)));

    [Fact]
    public void Options_of_equities_and_of_futures_do_not_mix() =>
        Verdict.Refused(OrderCheck.MixedInstruments, Legs.Debit(1m, Legs.Call(600m), Legs.OnFuture("./ESZ6 ESZ6  261218C6300")));

    [Fact]
    public void A_symbol_stands_in_one_leg() => Verdict.Refused(OrderCheck.DuplicateLeg, Legs.Debit(1m, Legs.Put(540m), Legs.Put(540m, OrderAction.SellToOpen)));

    [Fact]
    public void Legs_of_different_underlyings_are_refused() => Verdict.Refused(OrderCheck.DifferentUnderlyings, Legs.Debit(1m, Legs.Put(540m), Legs.Put(540m, root: "QQQ")));

    [Theory]
    [InlineData("SPX", "SPXW")]
    [InlineData("AAPL1", "AAPL")]
    public void Two_roots_that_may_have_one_underlying_are_left_to_the_service(string one, string other) => Verdict.Fine(Legs.Debit(1m, Legs.Put(540m, root: one), Legs.Put(540m, root: other)));

    [Fact]
    public void Facts_settle_which_underlyings_two_roots_have()
    {
        var a = new InstrumentFacts { UnderlyingSymbol = "A" };
        var aa = new InstrumentFacts { UnderlyingSymbol = "AA" };

        Verdict.Refused(OrderCheck.DifferentUnderlyings, Legs.Debit(1m, Legs.Put(40m, root: "A", facts: a), Legs.Put(40m, root: "AA", facts: aa)));
        Verdict.Fine(Legs.Debit(1m, Legs.Put(40m, root: "BRKB", facts: a), Legs.Put(40m, root: "AA", facts: a)));
    }

    [Fact]
    public void Options_on_futures_of_two_products_are_refused_and_of_two_months_left_to_the_service()
    {
        var december = Legs.OnFuture("./ESZ6 ESZ6  261218C6300");

        Verdict.Refused(OrderCheck.DifferentUnderlyings, Legs.Debit(1m, december, Legs.OnFuture("./NQZ6 NQZ6  261218C22000")));
        Verdict.Fine(Legs.Debit(1m, december, Legs.OnFuture("./ESU6 ESU6  260918C6300")));
    }

    [Theory]
    [InlineData(OrderInstrumentType.EquityOption, "SPY 261218P00540000")]
    [InlineData(OrderInstrumentType.EquityOption, "SPY")]
    [InlineData(OrderInstrumentType.Equity, "SPY   261218P00540000")]
    [InlineData(OrderInstrumentType.Equity, "/ESZ6")]
    [InlineData(OrderInstrumentType.Equity, "")]
    [InlineData(OrderInstrumentType.Future, "ESZ6")]
    [InlineData(OrderInstrumentType.FutureOption, "/ESZ6")]
    [InlineData(OrderInstrumentType.Cryptocurrency, " ")]
    public void A_symbol_has_the_form_of_its_kind(OrderInstrumentType type, string symbol) =>
        Verdict.Refused(OrderCheck.Symbol, Legs.Debit(1m, Legs.Stock(symbol: symbol) with { InstrumentType = type }));

    [Theory]
    [InlineData(OrderAction.Buy)]
    [InlineData(OrderAction.Sell)]
    public void Buy_and_sell_are_for_futures_only(OrderAction action)
    {
        Verdict.Refused(OrderCheck.Action, Legs.Market(Legs.Stock(action)));
        Verdict.Fine(Legs.Market(Legs.Future(action)));
    }

    [Fact]
    public void A_leg_has_a_quantity() => Verdict.Refused(OrderCheck.QuantityMissing, Legs.Debit(1m, Legs.Stock(quantity: null)));

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    public void A_quantity_is_above_zero(string quantity) =>
        Verdict.Refused(OrderCheck.QuantityNotPositive, Legs.Debit(1m, Legs.Stock(quantity: decimal.Parse(quantity, CultureInfo.InvariantCulture))));

    [Fact]
    public void More_than_a_million_units_cannot_be_meant()
    {
        Verdict.Fine(Legs.Debit(1m, Legs.Stock(quantity: 1_000_000m)));
        Verdict.Refused(OrderCheck.QuantityAbsurd, Legs.Debit(1m, Legs.Stock(quantity: 1_000_001m)));
    }

    [Fact]
    public void Options_and_futures_trade_in_whole_units()
    {
        Verdict.Refused(OrderCheck.QuantityNotWhole, Legs.Debit(1m, Legs.Put(540m, quantity: 1.5m)));
        Verdict.Refused(OrderCheck.QuantityNotWhole, Legs.Debit(1m, Legs.Future(quantity: 0.5m)));
    }

    [Fact]
    public void Equities_trade_in_five_decimals_and_coins_in_eight()
    {
        Verdict.Fine(Legs.Debit(1m, Legs.Stock(quantity: 0.12345m)));
        Verdict.Refused(OrderCheck.QuantityNotWhole, Legs.Debit(1m, Legs.Stock(quantity: 0.123456m)));
        Verdict.Fine(Legs.Debit(1m, Legs.Coin(0.12345678m)));
        Verdict.Refused(OrderCheck.QuantityNotWhole, Legs.Debit(1m, Legs.Coin(0.123456789m)));
    }

    [Fact]
    public void An_equity_that_is_known_not_to_trade_in_fractions_is_bought_whole()
    {
        var facts = new InstrumentFacts { IsFractionalEligible = false };

        Verdict.Refused(OrderCheck.NotFractional, Legs.Debit(1m, Legs.Stock(quantity: 0.5m, facts: facts)));
        Verdict.Fine(Legs.Debit(1m, Legs.Stock(quantity: 2m, facts: facts)));
    }
}

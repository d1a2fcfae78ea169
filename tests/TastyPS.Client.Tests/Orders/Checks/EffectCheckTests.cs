using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Checks;

namespace TastyPS.Client.Tests.Orders.Checks;

public sealed class EffectCheckTests
{
    [Theory]
    [InlineData(OrderAction.BuyToOpen, OrderAction.BuyToClose)]
    public void Nobody_is_paid_for_buying(params OrderAction[] actions) =>
        Assert.All(actions, action => Verdict.Refused(OrderCheck.EffectContradictsLegs, Legs.Credit(1m, Legs.Stock(action))));

    [Theory]
    [InlineData(OrderAction.SellToOpen, OrderAction.SellToClose)]
    public void Nobody_pays_for_selling(params OrderAction[] actions) =>
        Assert.All(actions, action => Verdict.Refused(OrderCheck.EffectContradictsLegs, Legs.Debit(1m, Legs.Stock(action))));

    [Theory]
    [InlineData(OrderAction.SellToOpen, "Sell to Open is a credit, not a debit. Say Credit, or turn the action round.")]
    [InlineData(OrderAction.SellToClose, "Sell to Close is a credit, not a debit. Say Credit.")]
    public void The_message_says_which_effect_it_is(OrderAction action, string told) =>
        Assert.Equal(told, Verdict.Refused(OrderCheck.EffectContradictsLegs, Legs.Debit(1m, Legs.Put(540m, action))));

    [Fact]
    public void A_value_has_an_effect_too() =>
        Verdict.Refused(OrderCheck.EffectContradictsLegs, Legs.Notional(50m, Legs.Stock()) with { ValueEffect = PriceEffect.Credit });

    [Fact]
    public void A_straddle_that_is_sold_is_a_credit()
    {
        var legs = new[] { Legs.Put(540m, OrderAction.SellToOpen), Legs.Call(540m, OrderAction.SellToOpen) };

        Verdict.Fine(Legs.Credit(20m, legs));
        Verdict.Refused(OrderCheck.EffectContradictsLegs, Legs.Debit(20m, legs));
    }

    // The call with the lower strike is worth more, and so is the put with the higher.
    [Theory]
    [InlineData('C', 540, 550, PriceEffect.Debit)]
    [InlineData('C', 550, 540, PriceEffect.Credit)]
    [InlineData('P', 550, 540, PriceEffect.Debit)]
    [InlineData('P', 540, 550, PriceEffect.Credit)]
    public void The_strikes_of_a_vertical_tell_its_effect(char type, int bought, int sold, PriceEffect effect)
    {
        OrderLegRequest Leg(int strike, OrderAction action) => type == 'C' ? Legs.Call(strike, action) : Legs.Put(strike, action);
        var legs = new[] { Leg(bought, OrderAction.BuyToOpen), Leg(sold, OrderAction.SellToOpen) };

        Assert.Equal(effect, EffectCheck.Expected(legs));
        Assert.Equal(effect, EffectCheck.Expected([legs[1], legs[0]]));
    }

    [Fact]
    public void An_option_on_a_future_is_told_by_its_strike_too() => Assert.Equal(
        PriceEffect.Credit,
        EffectCheck.Expected([Legs.OnFuture("./ESZ6 ESZ6  261218C6300", OrderAction.SellToOpen), Legs.OnFuture("./ESZ6 ESZ6  261218C6350")]));

    public static TheoryData<OrderLegRequest, OrderLegRequest> Undecided => new()
    {
        { Legs.Call(540m), Legs.Call(550m, OrderAction.SellToOpen, 2m) },
        { Legs.Call(540m), Legs.Call(540m, OrderAction.SellToOpen, day: "270115") },
        { Legs.Call(540m), Legs.Put(550m, OrderAction.SellToOpen) },
        { Legs.Call(5400m, root: "SPX"), Legs.Call(5500m, OrderAction.SellToOpen, root: "SPXW") },
    };

    [Theory]
    [MemberData(nameof(Undecided))]
    public void What_only_prices_tell_is_left_to_the_service(OrderLegRequest bought, OrderLegRequest sold)
    {
        Verdict.Fine(Legs.Debit(1m, bought, sold));
        Verdict.Fine(Legs.Credit(1m, bought, sold));
    }
}

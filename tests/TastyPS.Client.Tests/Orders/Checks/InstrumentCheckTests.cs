using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Checks;

namespace TastyPS.Client.Tests.Orders.Checks;

public sealed class InstrumentCheckTests
{
    [Fact]
    public void What_is_closing_only_is_closed_and_not_opened()
    {
        var facts = new InstrumentFacts { IsClosingOnly = true };

        Verdict.Refused(OrderCheck.ClosingOnly, Legs.Debit(1m, Legs.Stock(facts: facts)));
        Verdict.Fine(Legs.Credit(1m, Legs.Stock(OrderAction.SellToClose, facts: facts)));
    }

    [Fact]
    public void An_index_cannot_be_traded() => Verdict.Refused(OrderCheck.Symbol, Legs.Debit(1m, Legs.Stock(facts: new InstrumentFacts { IsIndex = true })));

    [Fact]
    public void A_halt_is_told() => Verdict.Refused(OrderCheck.Halted, Legs.Debit(1m, Legs.Stock(facts: new InstrumentFacts { IsHalted = true })));

    [Fact]
    public void An_option_expires_at_the_instant_that_is_known()
    {
        Verdict.Refused(OrderCheck.Expired, Legs.Debit(1m, Legs.Put(540m, facts: new InstrumentFacts { ExpiresAt = Legs.Now })));
        Verdict.Fine(Legs.Debit(1m, Legs.Put(540m, facts: new InstrumentFacts { ExpiresAt = Legs.Now.AddMinutes(1) })));
    }

    [Fact]
    public void The_day_in_its_symbol_tells_that_an_option_has_expired()
    {
        Verdict.Refused(OrderCheck.Expired, Legs.Debit(1m, Legs.Put(540m, day: "260611")));
        Verdict.Fine(Legs.Debit(1m, Legs.Put(540m, day: "260612")));
    }

    [Fact]
    public void A_price_between_the_steps_is_refused_with_the_better_one() => Assert.Equal(
        "The price 3.07 is no multiple of 0.05, the step of prices here. Give 3.1, or have it rounded.",
        Verdict.Refused(OrderCheck.PriceOffTick, Legs.Credit(3.07m, Legs.Put(540m, OrderAction.SellToOpen, facts: new InstrumentFacts { TickSizes = Legs.Pennies }))));

    [Fact]
    public void A_stop_trigger_between_the_steps_is_refused_too() => Assert.Equal(
        "The stop trigger 560.013 is no multiple of 0.01, the step of prices here. Give 560.02, or have it rounded.",
        Verdict.Refused(OrderCheck.PriceOffTick, Legs.Stop(560.013m, Legs.Stock(OrderAction.SellToClose))));

    [Fact]
    public void The_threshold_of_a_condition_may_be_any_number() => Verdict.Fine(Legs.Debit(1m, Legs.Stock()) with
    {
        Rules = new OrderRules
        {
            Conditions =
            [
                new OrderCondition { Action = OrderConditionAction.Route, Symbol = "SPX", InstrumentType = "Index", Indicator = OrderConditionIndicator.Last, Comparator = OrderComparator.AtMost, Threshold = 5800.123m },
            ],
        },
    });

    [Fact]
    public void Steps_that_nobody_knows_are_left_to_the_service() => Verdict.Fine(Legs.Debit(3.07m, Legs.Put(540m)));
}

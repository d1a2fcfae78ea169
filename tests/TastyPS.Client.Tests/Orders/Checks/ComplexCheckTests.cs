using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Checks;

namespace TastyPS.Client.Tests.Orders.Checks;

public sealed class ComplexCheckTests
{
    private static readonly OrderRequest Entry = Legs.Debit(600m, Legs.Stock());
    private static readonly OrderRequest Exit = Legs.Credit(610m, Legs.Stock(OrderAction.SellToClose));
    private static readonly OrderRequest StopLoss = Legs.Stop(590m, Legs.Stock(OrderAction.SellToClose));

    [Fact]
    public void Each_kind_as_the_reference_has_it_is_fine()
    {
        Demand(new() { Type = ComplexOrderType.OCO, Orders = [Exit, StopLoss] });
        Demand(new() { Type = ComplexOrderType.OTOCO, TriggerOrder = Entry, Orders = [Exit, StopLoss] });
        Demand(new() { Type = ComplexOrderType.OTO, TriggerOrder = Entry, Orders = [Exit] });
        Demand(new() { Type = ComplexOrderType.OTO, TriggerOrder = Entry, Orders = [Exit, StopLoss, Exit] });
        Demand(new() { Type = ComplexOrderType.PAIRS, Orders = [Entry, Exit], RatioPriceThreshold = 1.2m, RatioPriceComparator = OrderComparator.AtLeast });
    }

    [Theory]
    [InlineData(ComplexOrderType.OCO, 1)]
    [InlineData(ComplexOrderType.OCO, 3)]
    [InlineData(ComplexOrderType.OTOCO, 1)]
    [InlineData(ComplexOrderType.OTOCO, 3)]
    [InlineData(ComplexOrderType.OTO, 0)]
    [InlineData(ComplexOrderType.OTO, 4)]
    public void Each_kind_has_its_number_of_orders(ComplexOrderType type, int count) => Refused(
        OrderCheck.OrderCount,
        new() { Type = type, TriggerOrder = type == ComplexOrderType.OCO ? null : Entry, Orders = [.. Enumerable.Repeat(Exit, count)] });

    [Theory]
    [InlineData(ComplexOrderType.OTO)]
    [InlineData(ComplexOrderType.OTOCO)]
    public void What_is_triggered_needs_a_trigger(ComplexOrderType type) => Refused(OrderCheck.TriggerOrderMissing, new() { Type = type, Orders = [Exit, StopLoss] });

    [Fact]
    public void What_is_not_triggered_has_none() => Refused(OrderCheck.TriggerOrderNotWanted, new() { Type = ComplexOrderType.OCO, TriggerOrder = Entry, Orders = [Exit, StopLoss] });

    [Fact]
    public void Pairs_have_a_ratio_and_nothing_else_has()
    {
        Refused(OrderCheck.RatioMissing, new() { Type = ComplexOrderType.PAIRS, Orders = [Entry, Exit], RatioPriceThreshold = 1.2m });
        Refused(OrderCheck.RatioNotPositive, new() { Type = ComplexOrderType.PAIRS, Orders = [Entry, Exit], RatioPriceThreshold = 0m, RatioPriceComparator = OrderComparator.AtLeast });
        Refused(OrderCheck.RatioNotWanted, new() { Type = ComplexOrderType.OCO, Orders = [Exit, StopLoss], RatioPriceThreshold = 1.2m });
    }

    [Fact]
    public void Each_component_is_checked_and_named()
    {
        Assert.StartsWith("Order 2: The price 0 is not positive.", Refused(OrderCheck.PriceNotPositive, new() { Type = ComplexOrderType.OCO, Orders = [Exit, Exit with { Price = 0m }] }), StringComparison.Ordinal);
        Assert.StartsWith("The trigger order: ", Refused(OrderCheck.NoLeg, new() { Type = ComplexOrderType.OTO, TriggerOrder = Entry with { Legs = [] }, Orders = [Exit] }), StringComparison.Ordinal);
    }

    private static void Demand(ComplexOrderRequest order) => OrderChecks.Demand(order, Legs.Now);

    private static string Refused(OrderCheck check, ComplexOrderRequest order) => Verdict.Refused(check, () => Demand(order));
}

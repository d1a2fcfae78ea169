using Microsoft.Extensions.Time.Testing;
using TastyPS.Simulator.Broker;
using TastyPS.Simulator.Broker.Orders;
using static TastyPS.Simulator.Tests.Broker.Orders.TradingDay;

namespace TastyPS.Simulator.Tests.Broker.Orders;

/// <summary>The venue takes five seconds and more to confirm a cancellation: time for something to happen to an order that is being replaced.</summary>
public sealed class ReplacementTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(At(4, 10, 30));
    private readonly TradingDay _day;

    public ReplacementTests()
    {
        _day = new TradingDay(clock: _clock);
        _day.Settings.CancelDelay = TimeSpan.FromSeconds(5);
    }

    public void Dispose() => _day.Dispose();

    [Fact]
    public void The_replacement_of_a_waiting_replacement_goes_out_in_its_place()
    {
        var original = _day.Place(Limit(390m));
        var first = Edit(original, 391m);
        var second = Edit(first, 392m);

        Assert.Equal([OrderStatus.ReplaceRequested, OrderStatus.Cancelled, OrderStatus.Contingent], Statuses(original, first, second));
        ConfirmCancellation();

        Assert.Equal([OrderStatus.Cancelled, OrderStatus.Cancelled, OrderStatus.Live], Statuses(original, first, second));
        Assert.Equal((first.Id, second.Id), (_day.Find(original).ReplacingOrderId, _day.Find(first).ReplacingOrderId));
    }

    [Fact]
    public void A_fill_of_the_original_ends_the_last_of_its_replacements()
    {
        var original = _day.Place(Limit(390m));
        var first = Edit(original, 391m);
        var second = Edit(first, 392m);

        Bid(389m);

        Assert.Equal([OrderStatus.Filled, OrderStatus.Cancelled, OrderStatus.Cancelled], Statuses(original, first, second));
        Assert.Equal(0, _day.Desk.ReservedIn(_day.Number));
    }

    [Fact]
    public void A_waiting_replacement_leaves_the_buying_power_of_its_predecessors_to_the_next_one()
    {
        // Nine tenths of what there is, three times in a row.
        var available = _day.Desk.Check(_day.Number, Limit(400m)).BuyingPower!.CurrentBuyingPower;
        var quantity = Math.Floor(0.9m * available / 200m);
        var original = _day.Place(Limit(400m, quantity: quantity));

        var second = Edit(Edit(original, 399m), 398m);
        ConfirmCancellation();

        Assert.Equal(OrderStatus.Live, _day.StatusOf(second));
    }

    [Fact]
    public void A_partial_fill_of_the_original_ends_its_replacement_too()
    {
        _day.Settings.FillMode = FillMode.Partial;
        var original = _day.Place(Limit(390m));
        var replacement = Edit(original, 391m);

        Bid(389m);
        Assert.Equal(5m, _day.Held("QQQ")!.Quantity);
        ConfirmCancellation();

        Assert.Equal([OrderStatus.Cancelled, OrderStatus.Cancelled], Statuses(original, replacement));
        Assert.Equal(5m, _day.Held("QQQ")!.Quantity);
    }

    [Fact]
    public void What_was_filled_before_the_replacement_does_not_end_it()
    {
        _day.Settings.FillMode = FillMode.Partial;
        var original = _day.Place(Limit(401m));
        Assert.Equal(5m, _day.Held("QQQ")!.Quantity);
        var replacement = Edit(original, 390m);

        ConfirmCancellation();

        Assert.Equal([OrderStatus.Cancelled, OrderStatus.Live], Statuses(original, replacement));
        Assert.Equal(5m, _day.Find(replacement).Legs[0].Quantity);
    }

    [Fact]
    public void The_children_of_a_trigger_that_is_filled_while_it_is_replaced_are_filled_like_any()
    {
        var complex = Place(new ComplexTicket { Type = ComplexOrderType.Otoco, Trigger = Limit(390m), Orders = [Limit(420m, OrderAction.SellToClose), Limit(430m, OrderAction.SellToClose)] });
        var replacement = Edit(complex.Trigger!, 391m);

        Bid(389m);
        Assert.Equal([OrderStatus.Filled, OrderStatus.Cancelled, OrderStatus.Live, OrderStatus.Live], Statuses([complex.Trigger!, replacement, .. complex.Orders]));
        Bid(425m);
        ConfirmCancellation();

        Assert.Equal([OrderStatus.Filled, OrderStatus.Cancelled], Statuses([.. complex.Orders]));
        Assert.Null(_day.Held("QQQ"));
    }

    [Fact]
    public void A_pair_is_filled_once_though_one_of_it_is_being_replaced()
    {
        _day.Place(AtMarket());
        var complex = Place(new ComplexTicket { Type = ComplexOrderType.Oco, Orders = [Limit(410m, OrderAction.SellToClose), Limit(420m, OrderAction.SellToClose)] });
        var replacement = Edit(complex.Orders[1], 425m);

        Bid(430m);
        ConfirmCancellation();

        Assert.Equal([OrderStatus.Filled, OrderStatus.Cancelled, OrderStatus.Cancelled], Statuses([.. complex.Orders, replacement]));
        Assert.Null(_day.Held("QQQ"));
    }

    [Fact]
    public void A_fill_of_one_that_is_being_replaced_ends_the_other_of_the_pair()
    {
        _day.Place(AtMarket());
        var complex = Place(new ComplexTicket { Type = ComplexOrderType.Oco, Orders = [Limit(410m, OrderAction.SellToClose), Limit(420m, OrderAction.SellToClose)] });
        var replacement = Edit(complex.Orders[0], 415m);

        Bid(430m);
        ConfirmCancellation();

        Assert.Equal([OrderStatus.Filled, OrderStatus.Cancelled, OrderStatus.Cancelled], Statuses([.. complex.Orders, replacement]));
        Assert.Null(_day.Held("QQQ"));
        Assert.NotNull(_day.Desk.FindComplex(_day.Number, complex.Id)!.TerminalAt);
    }

    [Fact]
    public void A_pair_is_not_over_while_what_one_of_it_replaces_may_still_be_filled()
    {
        _day.Place(AtMarket());
        var complex = Place(new ComplexTicket { Type = ComplexOrderType.Oco, Orders = [Limit(410m, OrderAction.SellToClose), Limit(420m, OrderAction.SellToClose)] });
        var replacement = Edit(complex.Orders[1], 425m);
        _day.Desk.Cancel(_day.Number, replacement.Id!.Value);

        Bid(421m);
        ConfirmCancellation();

        Assert.Single(Statuses([.. complex.Orders, replacement]), OrderStatus.Filled);
        Assert.Null(_day.Held("QQQ"));
        Assert.NotNull(_day.Desk.FindComplex(_day.Number, complex.Id)!.TerminalAt);
    }

    private OrderState Edit(OrderState order, decimal price)
    {
        var outcome = _day.Desk.Edit(_day.Number, order.Id!.Value, new OrderEdit { Price = price });
        Assert.Null(outcome.Refusal);
        Assert.Empty(outcome.Preflight!.Errors);
        return outcome.Order!;
    }

    private ComplexOrderState Place(ComplexTicket ticket)
    {
        var placement = _day.Desk.Place(_day.Number, ticket);
        Assert.Empty(placement.Preflight.Errors);
        return placement.ComplexOrder!;
    }

    private void Bid(decimal price)
    {
        _day.Market.Script.SetPrice("QQQ", price, price + 0.1m);
        _day.Desk.CatchUp();
    }

    private void ConfirmCancellation()
    {
        _clock.Advance(TimeSpan.FromSeconds(10));
        _day.Desk.CatchUp();
    }

    private OrderStatus[] Statuses(params OrderState[] orders) => [.. orders.Select(_day.StatusOf)];
}

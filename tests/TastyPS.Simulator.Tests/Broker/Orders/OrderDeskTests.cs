using System.Runtime.CompilerServices;
using TastyPS.Simulator.Broker.Orders;
using static TastyPS.Simulator.Tests.Broker.Orders.TradingDay;

namespace TastyPS.Simulator.Tests.Broker.Orders;

public class OrderDeskTests
{
    [Fact]
    public void What_was_due_is_told_though_the_call_that_found_it_fails()
    {
        using var day = new TradingDay();
        var order = day.Place(Limit(390m));
        day.Clock.Set(At(4, 16, 0));

        Assert.Throws<ArgumentException>(() => day.Settings.Exercise(day.Number, "NOSUCH", 1));

        Assert.Equal(OrderStatus.Expired, day.NoticesOf(order)[^1]);
    }

    [Fact]
    public void Between_two_calls_a_mistake_is_handed_over_and_the_work_goes_on()
    {
        using var day = new TradingDay();
        var failures = new List<Exception>();
        day.Desk.Failed += failures.Add;
        var order = day.Place(Limit(390m));
        day.Desk.PlaceLater("nobody", Limit(390m), TimeSpan.FromSeconds(1));
        day.Clock.Advance(TimeSpan.FromSeconds(1));

        day.RealTime.Advance(TimeSpan.FromMilliseconds(100));
        Assert.IsType<KeyNotFoundException>(Assert.Single(failures));
        day.Clock.Set(At(4, 16, 0));
        day.RealTime.Advance(TimeSpan.FromMilliseconds(100));

        Assert.Equal(OrderStatus.Expired, day.NoticesOf(order)[^1]);
        Assert.Single(failures);
    }

    [Fact]
    public void An_account_that_there_is_not_can_exercise_nothing()
    {
        using var day = new TradingDay();

        var error = Assert.Throws<ArgumentException>(() => day.Settings.Exercise("nobody", "SPY", 1));

        Assert.Equal("account", error.ParamName);
    }

    [Fact]
    public async Task What_another_thread_is_telling_is_waited_for()
    {
        using var day = new TradingDay();
        using var isTelling = new ManualResetEventSlim();
        using var goesOn = new ManualResetEventSlim();
        var cancelled = TestContext.Current.CancellationToken;
        void Hold(AccountChange change)
        {
            day.Desk.Changed -= Hold;
            isTelling.Set();
            goesOn.Wait(cancelled);
        }
        day.Desk.Changed += Hold;
        var first = Task.Run(() => day.Place(Limit(390m)), cancelled);
        isTelling.Wait(cancelled);

        var second = day.Place(Limit(391m));
        var told = day.Desk.WhenTold();

        var (isTold, notices) = (told.IsCompleted, day.NoticesOf(second));
        goesOn.Set();
        Assert.False(isTold);
        Assert.Empty(notices);
        await told;
        Assert.Equal([OrderStatus.Routed, OrderStatus.Live], day.NoticesOf(second));
        await first;
    }

    [Fact]
    public void After_a_reset_nothing_holds_an_order_until_the_day_it_would_have_expired()
    {
        using var day = new TradingDay();

        var order = Forget(day, Limit(300m, time: TimeInForce.Gtd) with { GtcDate = new DateTime(2026, 12, 18), Rules = new RuleTicket(At(20, 10, 0), At(21, 10, 0), []) });
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.False(order.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Forget(TradingDay day, OrderTicket ticket)
    {
        var placed = day.Place(ticket);
        day.Desk.Reset();
        var reference = new WeakReference(day.Changes.OfType<OrderChanged>().Last(change => change.Order.Id == placed.Id).Order);
        day.Changes.Clear();
        return reference;
    }
}

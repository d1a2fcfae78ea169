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
}

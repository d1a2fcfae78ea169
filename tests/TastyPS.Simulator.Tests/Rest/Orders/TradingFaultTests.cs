using System.Net;
using TastyPS.Simulator.Faults;
using static TastyPS.Simulator.Tests.Rest.Orders.OrderBodies;

namespace TastyPS.Simulator.Tests.Rest.Orders;

/// <summary>What can befall a submission: whether the order is there afterwards, and what its sender hears.</summary>
public class TradingFaultTests
{
    [Fact]
    public async Task A_reset_before_acceptance_leaves_no_order_and_one_after_it_leaves_one()
    {
        using var trading = await TradingSession.StartAsync();

        trading.Simulator.Faults.Add(new Fault { Path = "/accounts", Method = "POST", Kind = FaultKind.Reset });
        await Assert.ThrowsAsync<HttpRequestException>(() => trading.SendAsync("POST", "orders", Resting()));
        Assert.Empty(await trading.ItemsAsync("orders/live"));

        trading.Simulator.Faults.Add(Fault.ResetAfterwards("/accounts"));
        await Assert.ThrowsAsync<HttpRequestException>(() => trading.SendAsync("POST", "orders", Resting()));
        Assert.Single(await trading.ItemsAsync("orders/live"));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task A_status_may_come_instead_of_acceptance_or_in_spite_of_it(int status)
    {
        using var trading = await TradingSession.StartAsync();

        trading.Simulator.Faults.Add(Fault.Status("/accounts", status));
        using var before = await trading.SendAsync("POST", "orders", Resting());
        var without = await trading.ItemsAsync("orders/live");
        trading.Simulator.Faults.Add(Fault.StatusAfterwards("/accounts", status, asHtml: true));
        using var after = await trading.SendAsync("POST", "orders", Resting());

        Assert.Equal((status, status), ((int)before.StatusCode, (int)after.StatusCode));
        Assert.Empty(without);
        Assert.Single(await trading.ItemsAsync("orders/live"));
    }

    [Fact]
    public async Task A_reply_is_lost_after_acceptance()
    {
        using var trading = await TradingSession.StartAsync();
        trading.Simulator.Faults.Add(Fault.LoseReply("/accounts"));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(SimulatorSession.Cancelled);

        var lost = trading.Session.Client.PostAsync(new Uri($"accounts/{trading.Account}/orders", UriKind.Relative), new StringContent(Resting()), patience.Token);
        while ((await trading.ItemsAsync("orders/live")).Length == 0) await Task.Yield();

        Assert.False(lost.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lost);
    }

    [Fact]
    public async Task An_order_is_accepted_late_by_the_markets_clock_when_nobody_waits_any_more()
    {
        using var trading = await TradingSession.StartAsync();
        trading.Simulator.Faults.Add(Fault.AcceptLate("/accounts", TimeSpan.FromSeconds(60)));

        await Assert.ThrowsAsync<HttpRequestException>(() => trading.SendAsync("POST", "orders", Resting(more: ",\"external-identifier\":\"late\"")));
        trading.Session.Market.FakeClock.Advance(TimeSpan.FromSeconds(59));
        Assert.Empty(await trading.ItemsAsync("orders/live"));
        trading.Session.Market.FakeClock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("late", Assert.Single(await trading.ItemsAsync("orders/live")).Text("external-identifier"));
    }

    [Fact]
    public async Task So_are_orders_that_depend_on_each_other()
    {
        using var trading = await TradingSession.StartAsync();
        trading.Simulator.Faults.Add(Fault.AcceptLate("/accounts", TimeSpan.FromSeconds(60)));

        await Assert.ThrowsAsync<HttpRequestException>(() => trading.SendAsync("POST", "complex-orders", Otoco));
        trading.Session.Market.FakeClock.Advance(TimeSpan.FromSeconds(59));
        Assert.Empty(await trading.ItemsAsync("complex-orders"));
        trading.Session.Market.FakeClock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("OTOCO", Assert.Single(await trading.ItemsAsync("complex-orders")).Text("type"));
    }

    [Fact]
    public async Task A_mistake_that_no_request_sees_is_kept_among_the_failures()
    {
        using var trading = await TradingSession.StartAsync();
        trading.Simulator.Faults.Add(Fault.AcceptLate("/accounts", TimeSpan.FromSeconds(60)));
        await Assert.ThrowsAsync<HttpRequestException>(() => trading.SendAsync("POST", "orders", Resting()));
        trading.Session.Market.Failure = new InvalidOperationException("The market is gone.");

        trading.Session.Market.FakeClock.Advance(TimeSpan.FromSeconds(61));
        while (trading.Simulator.Failures.Count == 0)
        {
            SimulatorSession.Cancelled.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        var failure = Assert.Single(trading.Simulator.Failures);
        Assert.Equal(("broker", "The market is gone."), (failure.Request, failure.Error.Message));
    }

    [Fact]
    public async Task A_slow_reply_comes_after_its_time_and_the_order_is_there_before()
    {
        using var trading = await TradingSession.StartAsync();
        trading.Simulator.Faults.Add(Fault.Delay("/accounts", TimeSpan.FromSeconds(10), "POST"));

        var slow = trading.SendAsync("POST", "orders", Resting());
        while ((await trading.ItemsAsync("orders/live")).Length == 0) await Task.Yield();
        Assert.False(slow.IsCompleted);
        while (!slow.IsCompleted)
        {
            trading.Session.TokenClock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        using var reply = await slow;
        Assert.Equal(HttpStatusCode.Created, reply.StatusCode);
    }

    [Fact]
    public async Task Tokens_that_expire_at_a_submission_leave_no_order()
    {
        using var trading = await TradingSession.StartAsync();
        trading.Simulator.Faults.Add(new Fault { Path = "/accounts", Method = "POST", Kind = FaultKind.ExpireTokens });

        using var reply = await trading.SendAsync("POST", "orders", Resting());

        Assert.Equal(HttpStatusCode.Unauthorized, reply.StatusCode);
    }

    [Fact]
    public void A_fault_meets_its_method_only_and_by_chance_the_same_requests_of_the_same_seed()
    {
        var plan = new FaultPlan();
        plan.Add(new Fault { Method = "POST" });
        Assert.Null(plan.Take("/x"));
        Assert.NotNull(plan.Take("/x", "POST"));

        bool[] Draw(int seed)
        {
            plan.Clear();
            plan.Add(new Fault { Chance = 0.3, Seed = seed, Times = null });
            return [.. Enumerable.Range(0, 1000).Select(_ => plan.Take("/x") is not null)];
        }
        Assert.Equal(Draw(1), Draw(1));
        Assert.NotEqual(Draw(1), Draw(2));
        Assert.InRange(Draw(1).Count(met => met), 240, 360);
    }
}

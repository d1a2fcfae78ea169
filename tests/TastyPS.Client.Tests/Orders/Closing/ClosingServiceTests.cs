using System.Globalization;
using TastyPS.Client.Accounts;
using TastyPS.Client.Http;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Closing;
using TastyPS.Client.Orders.Submission;
using TastyPS.Simulator;
using TastyPS.Simulator.Broker;
using TastyPS.Simulator.Faults;
using TastyPS.Simulator.Market;

namespace TastyPS.Client.Tests.Orders.Closing;

/// <summary>Closing plans over sockets, against the simulator's accounts.</summary>
public sealed class ClosingServiceTests : IDisposable
{
    private readonly TastySimulator _simulator = TastySimulator.Start(new SimulatorOptions
    {
        Market = SimulatedMarket.Synthetic(at: new DateTimeOffset(2026, 12, 16, 15, 0, 0, TimeSpan.Zero)),
    });

    private readonly TastyClient _client;

    public ClosingServiceTests()
    {
        _simulator.Broker.RouteDelay = _simulator.Broker.FillDelay = TimeSpan.Zero;
        _client = new TastyClient(new TastyClientOptions
        {
            Environment = TastyEnvironment.At(_simulator.BaseUri),
            Credentials = new() { ClientSecret = _simulator.Credentials.ClientSecret, RefreshToken = _simulator.Credentials.RefreshToken },
            Limits = RequestLimits.None,
        });
    }

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_put_spread_on_the_index_is_closed_by_one_order_on_the_tick_of_its_options()
    {
        var (account, positions) = await FindAsync(position => position.UnderlyingSymbol == "SPX");

        var plan = await _client.Closing.PlanAsync(positions, new ClosingTerms(), null, None);

        var order = Assert.Single(plan.Orders);
        Assert.Equal((account, "SPX", 2), (order.AccountNumber, order.UnderlyingSymbol, order.Request.Legs.Count));
        Assert.Equal(0m, order.Request.Price % 0.05m);
        Assert.Empty(plan.Refusals);
    }

    [Fact]
    public async Task The_broker_takes_every_order_of_a_plan_for_all_positions_that_waits_for_no_other()
    {
        var (account, positions) = await FindAsync(_ => true);

        var plan = await _client.Closing.PlanAsync(positions, new ClosingTerms(), null, None);

        Assert.NotEmpty(plan.Orders);
        foreach (var order in plan.Orders.Where(order => order.After.Count == 0))
            Assert.Empty((await _client.Orders.PreviewAsync(account, order.Request, None)).Errors);
    }

    [Fact]
    public async Task A_position_that_comes_twice_is_closed_once()
    {
        var (_, positions) = await FindAsync(position => position.Symbol == "SPY");

        var plan = await _client.Closing.PlanAsync([.. positions, .. positions], new ClosingTerms(), null, None);

        Assert.Equal(positions[0].Quantity, Assert.Single(Assert.Single(plan.Orders).Request.Legs).Quantity);
    }

    [Fact]
    public async Task What_a_resting_order_closes_already_is_not_closed_again()
    {
        _simulator.Broker.FillMode = FillMode.Never;
        var (account, positions) = await FindAsync(position => position.Symbol == "SPY");
        var first = Assert.Single((await _client.Closing.PlanAsync(positions, new ClosingTerms(), null, None)).Orders);
        await _client.Orders.SubmitAsync(account, first.Request, null, None);

        var second = await _client.Closing.PlanAsync(positions, new ClosingTerms(), null, None);

        Assert.Empty(second.Orders);
        Assert.Equal(ClosingReason.AlreadyClosing, Assert.Single(second.Refusals).Reason);
    }

    [Fact]
    public async Task Of_several_that_close_a_position_at_the_same_time_one_does()
    {
        _simulator.Broker.FillMode = FillMode.Never;
        var (account, positions) = await FindAsync(position => position.Symbol == "SPY");
        var order = Assert.Single((await _client.Closing.PlanAsync(positions, new ClosingTerms(), null, None)).Orders).Request;

        var ends = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TryAsync()));

        Assert.Equal(7, ends.OfType<PositionChangedException>().Count());
        Assert.Single(await _client.Orders.GetLiveAsync(account, None));

        async Task<Exception?> TryAsync() => await Record.ExceptionAsync(() => _client.Closing.SubmitAsync(account, order, null, None));
    }

    [Fact]
    public async Task What_is_gone_since_the_plan_was_made_is_not_sold_short()
    {
        var (account, positions) = await FindAsync(position => position.Symbol == "SPY");
        var order = Assert.Single((await _client.Closing.PlanAsync(positions, new ClosingTerms { AtMarket = true }, null, None)).Orders).Request;
        await _client.Orders.SubmitAsync(account, order with { Legs = [order.Legs[0] with { Quantity = 1m }] }, null, None);

        var change = await Assert.ThrowsAsync<PositionChangedException>(() => _client.Closing.SubmitAsync(account, order, null, None));

        Assert.Equal((account, "SPY"), (change.AccountNumber, change.Symbol));
        Assert.Equal($"SPY is not closed: {order.Legs[0].Quantity} were to be closed, of which {order.Legs[0].Quantity - 1} are certain to be left. Nothing was sent.", change.Message);
        Assert.Single(await _client.Orders.GetLiveAsync(account, None));
    }

    [Theory]
    [InlineData("Html")]
    [InlineData("401")]
    public async Task Where_what_is_left_cannot_be_read_now_nothing_is_sent_and_it_may_be_tried_again(string fault)
    {
        var (account, positions) = await FindAsync(position => position.Symbol == "SPY");
        var order = Assert.Single((await _client.Closing.PlanAsync(positions, new ClosingTerms(), null, None)).Orders).Request;
        var path = $"/accounts/{account}/positions";
        var planned = fault == "Html" ? Fault.Html(path) : Fault.Status(path, int.Parse(fault, CultureInfo.InvariantCulture));
        planned.Times = null;
        _simulator.Faults.Add(planned);

        var failure = await Assert.ThrowsAsync<OrderNotSentException>(() => _client.Closing.SubmitAsync(account, order, null, None));

        Assert.True(failure.IsTransient);
        Assert.Empty(await _client.Orders.GetLiveAsync(account, None));
    }

    [Theory]
    [InlineData(OrderAction.BuyToOpen, "opens")]
    [InlineData(OrderAction.SellToOpen, "opens")]
    [InlineData(OrderAction.SellToClose, "quantity")]
    public async Task What_does_not_close_so_and_so_much_is_refused_before_anything_is_asked(OrderAction action, string why)
    {
        var order = new OrderRequest
        {
            OrderType = OrderType.Market,
            TimeInForce = TimeInForce.Day,
            Legs = [new() { InstrumentType = OrderInstrumentType.Equity, Symbol = "SPY", Action = action, Quantity = why == "opens" ? 1m : null }],
        };
        var before = _simulator.RequestCount;

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => _client.Closing.SubmitAsync("5WT00001", order, null, None));

        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, _simulator.RequestCount);
    }

    [Fact]
    public async Task A_plan_that_is_filled_leaves_no_position()
    {
        var (account, positions) = await FindAsync(position => position.Symbol == "SPY");
        var plan = await _client.Closing.PlanAsync(positions, new ClosingTerms { AtMarket = true }, null, None);

        var placed = await _client.Orders.SubmitAsync(account, Assert.Single(plan.Orders).Request, null, None);

        using var stream = _client.Streaming.OpenAccountStream([account], null);
        var ended = await stream.Orders.WhenOrderEndsAsync(account, placed.Order!.Id!.Value, None);
        Assert.Equal("Filled", ended.Order.StatusText);
        Assert.DoesNotContain(await _client.Accounts.GetPositionsAsync(account, null, None), position => position.Symbol == "SPY");
    }

    public void Dispose()
    {
        _client.Dispose();
        _simulator.Dispose();
    }

    private async Task<(string Account, IReadOnlyList<Position> Positions)> FindAsync(Func<Position, bool> isWanted)
    {
        foreach (var account in await _client.Accounts.GetAccountsAsync(None))
        {
            var found = (await _client.Accounts.GetPositionsAsync(account.AccountNumber, null, None)).Where(isWanted).ToList();
            if (found.Count > 0)
                return (account.AccountNumber, found);
        }

        throw new InvalidOperationException("No account holds that.");
    }
}

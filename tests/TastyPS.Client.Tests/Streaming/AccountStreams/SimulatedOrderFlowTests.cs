using TastyPS.Client.Http;
using TastyPS.Client.Orders;
using TastyPS.Client.Streaming.AccountStreams;
using TastyPS.Client.Streaming.AccountStreams.Updates;
using TastyPS.Client.Tests.Streaming.KnownProblems;
using TastyPS.Simulator;
using TastyPS.Simulator.AccountStream.Faults;
using TastyPS.Simulator.Broker;
using TastyPS.Simulator.Market;

namespace TastyPS.Client.Tests.Streaming.AccountStreams;

/// <summary>Orders that are sent and followed, against the simulator's broker.</summary>
public sealed class SimulatedOrderFlowTests : IDisposable
{
    private readonly ProblemClock _clock = new();
    private readonly TastySimulator _simulator;
    private readonly TastyClient _client;
    private AccountStream? _stream;
    private string _account = "";

    public SimulatedOrderFlowTests()
    {
        var open = new DateTimeOffset(2026, 12, 17, 16, 0, 0, TimeSpan.Zero); // A Thursday, 11 o'clock in New York.
        _simulator = TastySimulator.Start(new SimulatorOptions { Market = SimulatedMarket.Synthetic(at: open), TokenClock = _clock });
        _client = new TastyClient(new TastyClientOptions
        {
            Environment = TastyEnvironment.At(_simulator.BaseUri),
            Credentials = new() { ClientSecret = _simulator.Credentials.ClientSecret, RefreshToken = _simulator.Credentials.RefreshToken },
            Limits = RequestLimits.None,
            TimeProvider = _clock,
        });
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AccountStream Stream => _stream!;

    public void Dispose()
    {
        _client.Dispose();
        _simulator.Dispose();
    }

    [Theory]
    [InlineData(NotificationOrder.AfterReply)]
    [InlineData(NotificationOrder.BeforeReply)]
    public async Task B11_an_order_that_is_sent_is_followed_to_its_fill_whether_reply_or_notification_comes_first(NotificationOrder order)
    {
        _simulator.AccountStream.Faults.Order = order;
        await ConnectAsync();
        using var watch = Stream.Orders.Watch(_account);

        var placed = await _client.Orders.SubmitAsync(_account, Buy(OrderType.Market), null, Token);
        watch.Follow(placed.Order!.Id!.Value);
        var outcome = await watch.WhenEndsAsync(Token).OrFailAsync("the fill");

        Assert.Equal((KnownOrderStatus.Filled, 1m, true), (outcome.Status.Known, outcome.FilledQuantity, outcome.HasAllFills));
        Assert.NotNull(outcome.AverageFillPrice);
    }

    [Fact]
    public async Task B07_B08_B09_fills_are_told_once_and_of_the_gap_too()
    {
        _simulator.Broker.FillMode = FillMode.Never;
        await ConnectAsync();
        var id = (await _client.Orders.SubmitAsync(_account, Buy(OrderType.Market), null, Token)).Order!.Id!.Value;
        var ending = Stream.Orders.WhenOrderEndsAsync(_account, id, Token);
        await Patience.UntilAsync(() => Stream.Counters.Received > 0, "the order");
        var losing = new TaskCompletionSource<AccountStreamNotice>(TaskCreationOptions.RunContinuationsAsynchronously);
        Stream.Noticed += (_, notice) =>
        {
            if (notice.Kind == AccountStreamNoticeKind.Lost)
                losing.TrySetResult(notice);
        };

        _simulator.AccountStream.BreakSessions();
        var lost = await losing.Task.OrFailAsync("the loss");
        _simulator.Broker.FillMode = FillMode.Market;
        await UntilAsync(id, KnownOrderStatus.Filled);
        await _clock.PassAsync(lost.Wait!.Value, lost.At);
        var outcome = await ending.OrFailAsync("the fill");
        await Stream.CloseAsync();
        List<AccountUpdate> updates = [];
        await Stream.ReadAsync(updates, Token);

        Assert.Equal(outcome.Fills, updates.OfType<AccountOrderUpdate>().SelectMany(update => update.NewFills));
        Assert.Equal(1, outcome.Fills.Sum(fill => fill.Quantity));
    }

    [Fact]
    public async Task B10_an_order_that_is_replaced_ends_with_its_replacement()
    {
        _simulator.Broker.FillMode = FillMode.Never;
        await ConnectAsync();
        var first = (await _client.Orders.SubmitAsync(_account, Buy(OrderType.Limit, 1m), null, Token)).Order!.Id!.Value;
        var ending = Stream.Orders.WhenOrderEndsAsync(_account, first, Token);
        await UntilAsync(first, KnownOrderStatus.Live);

        var second = (await _client.Orders.ReplaceAsync(_account, first, Buy(OrderType.Limit, 2m), null, Token)).Id!.Value;
        await UntilAsync(second, KnownOrderStatus.Live);
        await _client.Orders.CancelAsync(_account, second, null, Token);
        var outcome = await ending.OrFailAsync("the end");

        Assert.Equal([first, second], outcome.Chain.Select(order => order.Id!.Value));
        Assert.Equal((KnownOrderStatus.Cancelled, 0m), (outcome.Status.Known, outcome.FilledQuantity));
    }

    [Fact]
    public async Task A_fill_brings_the_position_and_the_balance()
    {
        await ConnectAsync();

        var placed = await _client.Orders.SubmitAsync(_account, Buy(OrderType.Market), null, Token);
        await Stream.Orders.WhenOrderEndsAsync(_account, placed.Order!.Id!.Value, Token).OrFailAsync("the fill");
        List<AccountUpdate> updates = [];
        while (!updates.Any(update => update is AccountBalanceUpdate { IsInitial: false }) || !updates.Any(update => update is AccountPositionUpdate { IsInitial: false, Symbol: "SPY" }))
            Assert.NotEqual(0, await Stream.ReadAsync(updates, Token).OrFailAsync("the balance and the position"));

        Assert.DoesNotContain(updates, update => update is UnknownAccountUpdate);
        Assert.Equal(0, Stream.Counters.Unreadable);
    }

    private static OrderRequest Buy(OrderType type, decimal? price = null) => new()
    {
        OrderType = type,
        Price = price,
        PriceEffect = price is null ? null : PriceEffect.Debit,
        Legs = [new OrderLegRequest { InstrumentType = OrderInstrumentType.Equity, Symbol = "SPY", Action = OrderAction.BuyToOpen, Quantity = 1m }],
    };

    private async Task ConnectAsync()
    {
        _account = (await _client.Accounts.GetAccountsAsync(Token))[0].AccountNumber;
        _stream = _client.Streaming.OpenAccountStream([_account]);
        await Stream.WhenStateReadAsync(Token).OrFailAsync("the state");
    }

    private Task UntilAsync(long id, KnownOrderStatus status) =>
        Patience.UntilAsync(async () => (await _client.Orders.GetAsync(_account, id, Token)).Status.Known == status, $"order {id} to be {status}");
}

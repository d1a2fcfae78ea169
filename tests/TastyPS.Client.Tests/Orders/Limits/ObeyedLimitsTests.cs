using TastyPS.Client.Authentication;
using TastyPS.Client.Http;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Limits;
using TastyPS.Simulator;
using TastyPS.Simulator.Broker;
using TastyPS.Simulator.Market;

namespace TastyPS.Client.Tests.Orders.Limits;

/// <summary>The caps on the way of real requests: nothing that places or replaces passes by them, and cancelling is always allowed.</summary>
public sealed class ObeyedLimitsTests : IDisposable
{
    private static readonly OrderRequest Resting = Legs.Debit(1m, Legs.Stock());

    private readonly TastySimulator _simulator = TastySimulator.Start(new SimulatorOptions
    {
        Market = SimulatedMarket.Synthetic(at: Legs.Now),
    });

    private readonly TastyClient _client;

    public ObeyedLimitsTests()
    {
        _simulator.Broker.FillMode = FillMode.Never;
        _client = new TastyClient(new TastyClientOptions
        {
            Environment = TastyEnvironment.At(_simulator.BaseUri),
            Credentials = new OAuthCredentials { ClientSecret = _simulator.Credentials.ClientSecret, RefreshToken = _simulator.Credentials.RefreshToken },
            Limits = RequestLimits.None,
            TimeProvider = _simulator.Market.Clock,
        });
    }

    public static TheoryData<string> Ways => ["submit", "submit complex", "replace", "edit"];

    private static CancellationToken None => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _client.Dispose();
        _simulator.Dispose();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Once_orders_are_off_nothing_is_placed_or_replaced(string way)
    {
        var (account, id) = await PlaceAsync();
        await SetAsync(limits => limits with { IsOff = true });

        Assert.Equal(OrderLimit.Off, (await Assert.ThrowsAsync<OrderLimitException>(() => GoAsync(way, account, id))).Limit);
        Assert.Equal([id], (await _client.Orders.GetLiveAsync(account, None)).Select(order => order.Id!.Value));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_price_above_the_cap_is_neither_placed_nor_put_in_the_place_of_another(string way)
    {
        var (account, id) = await PlaceAsync();
        await SetAsync(limits => limits with { MaxNotional = 1.5m });

        Assert.Equal(OrderLimit.MaxNotional, (await Assert.ThrowsAsync<OrderLimitException>(() => GoAsync(way, account, id))).Limit);
        Assert.Equal([id], (await _client.Orders.GetLiveAsync(account, None)).Select(order => order.Id!.Value));
    }

    [Fact]
    public async Task An_order_is_cancelled_though_orders_are_off()
    {
        var (account, id) = await PlaceAsync();
        await SetAsync(limits => limits with { IsOff = true });

        Assert.Equal(id, (await _client.Orders.CancelAsync(account, id, null, None)).Id);
    }

    // All for 2 dollars, where the resting order asks for 1.
    private Task GoAsync(string way, string account, long id) => way switch
    {
        "submit" => _client.Orders.SubmitAsync(account, Resting with { Price = 2m }, null, None),
        "submit complex" => _client.Orders.SubmitAsync(account, new ComplexOrderRequest { Type = ComplexOrderType.OTO, TriggerOrder = Resting with { Price = 2m }, Orders = [Resting] }, null, None),
        "replace" => _client.Orders.ReplaceAsync(account, id, Resting with { Price = 2m, Legs = [] }, null, None),
        _ => _client.Orders.EditAsync(account, id, new OrderEdit { Price = 2m, PriceEffect = PriceEffect.Debit }, null, None),
    };

    private async Task<(string Account, long Id)> PlaceAsync()
    {
        var account = (await _client.Accounts.GetAccountsAsync(None))[0].AccountNumber;
        foreach (var order in await _client.Orders.GetLiveAsync(account, None))
            Assert.True(order.Status.IsTerminal);
        return (account, (await _client.Orders.SubmitAsync(account, Resting, null, None)).Order!.Id!.Value);
    }

    private Task<OrderLimits> SetAsync(Func<OrderLimits, OrderLimits> change) => _client.OrderLimits.ChangeAsync(change, false, None);
}

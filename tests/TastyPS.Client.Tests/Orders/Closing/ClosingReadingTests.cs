using System.Net;
using System.Text;
using TastyPS.Client.Accounts;
using TastyPS.Client.Http;
using TastyPS.Client.Orders.Closing;

namespace TastyPS.Client.Tests.Orders.Closing;

/// <summary>What an account says of itself when its positions are to be closed, however old they are.</summary>
public sealed class ClosingReadingTests : IDisposable
{
    private const string Call = "SPY   271217C00520000";

    private readonly AccountServer _server = new();
    private readonly TastyClient _client;

    public ClosingReadingTests() => _client = new TastyClient(new TastyClientOptions
    {
        Environment = TastyEnvironment.Sandbox,
        Credentials = new() { ClientSecret = "secret-of-a-test", RefreshToken = "token-of-a-test" },
        Limits = RequestLimits.None,
        CreateSocketHandler = () => _server,
    });

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Orders_are_read_before_positions()
    {
        _server.Positions = [Shares(10)];
        var asked = await PositionsAsync();
        _server.Paths.Clear();

        await PlanAsync(asked);

        Assert.Equal(["orders/live", "positions"], _server.Paths.Where(path => path.StartsWith("/accounts/", StringComparison.Ordinal)).Select(path => path["/accounts/5WT00001/".Length..]));
    }

    [Fact]
    public async Task What_was_sold_meanwhile_is_not_sold_again()
    {
        _server.Positions = [Shares(10)];
        var asked = await PositionsAsync();
        _server.Positions = [Shares(5)];
        Assert.Equal([5m], Quantities(await PlanAsync(asked)));

        _server.Positions = [];
        Assert.Equal(ClosingReason.NoQuantity, Assert.Single((await PlanAsync(asked)).Refusals).Reason);

        _server.Positions = [Shares(5, "Short")];
        Assert.Equal(ClosingReason.NoQuantity, Assert.Single((await PlanAsync(asked)).Refusals).Reason);
    }

    [Fact]
    public async Task What_was_bought_meanwhile_is_not_sold()
    {
        _server.Positions = [Shares(10)];
        var asked = await PositionsAsync();
        _server.Positions = [Shares(15)];

        Assert.Equal([10m], Quantities(await PlanAsync(asked)));
    }

    [Fact]
    public async Task What_covers_a_short_option_that_nobody_named_stays()
    {
        _server.Positions = [Shares(100), $$"""{"account-number":"5WT00001","symbol":"{{Call}}","instrument-type":"Equity Option","underlying-symbol":"SPY","quantity":1,"quantity-direction":"Short","multiplier":100}"""];
        var asked = (await PositionsAsync()).Where(position => position.Symbol == "SPY").ToList();

        var plan = await PlanAsync(asked);
        Assert.Empty(plan.Orders);
        Assert.Equal(ClosingReason.CoversOtherShort, Assert.Single(plan.Refusals).Reason);

        Assert.Equal([100m], Quantities(await _client.Closing.PlanAsync(asked, AtMarket with { AllowsNakedShort = true }, null, None)));
    }

    [Fact]
    public async Task An_order_that_cannot_be_read_may_hold_anything()
    {
        _server.Positions = [Shares(10)];
        var asked = await PositionsAsync();
        _server.Orders = ["17"];

        var plan = await PlanAsync(asked);

        Assert.Empty(plan.Orders);
        var refusal = Assert.Single(plan.Refusals);
        Assert.Equal(ClosingReason.Unreadable, refusal.Reason);
        Assert.Contains("of account 5WT00001 the order in place 1 cannot be read", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plain_sale_of_a_future_holds_it()
    {
        _server.Positions = ["""{"account-number":"5WT00001","symbol":"/ESZ7","instrument-type":"Future","underlying-symbol":"/ESZ7","quantity":3,"quantity-direction":"Long","multiplier":50}"""];
        var asked = await PositionsAsync();
        _server.Orders = ["""{"id":1,"status":"Live","legs":[{"instrument-type":"Future","symbol":"/ESZ7","action":"Sell","quantity":2,"remaining-quantity":2}]}"""];

        Assert.Equal([1m], Quantities(await PlanAsync(asked)));
    }

    [Fact]
    public async Task Whoever_waits_for_another_to_close_something_of_the_account_may_give_up()
    {
        _server.Positions = [Shares(10)];
        var order = Assert.Single((await PlanAsync(await PositionsAsync())).Orders).Request;
        var first = _client.Closing.SubmitAsync("5WT00001", order, null, None);
        await _server.WhenSent.WaitAsync(None);

        using var stop = new CancellationTokenSource();
        var second = _client.Closing.SubmitAsync("5WT00001", order, null, stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        _server.Answer();
        Assert.Equal(7, (await first).Order!.Id);
        Assert.Single(_server.Paths, path => path == "/accounts/5WT00001/orders");
    }

    public void Dispose() => _client.Dispose();

    private static ClosingTerms AtMarket => new() { AtMarket = true };

    private static string Shares(int quantity, string direction = "Long") =>
        FormattableString.Invariant($$"""{"account-number":"5WT00001","symbol":"SPY","instrument-type":"Equity","underlying-symbol":"SPY","quantity":{{quantity}},"quantity-direction":"{{direction}}","multiplier":1}""");

    private static IEnumerable<decimal?> Quantities(ClosingPlan plan) => plan.Orders.Select(order => Assert.Single(order.Request.Legs).Quantity);

    private Task<IReadOnlyList<Position>> PositionsAsync() => _client.Accounts.GetPositionsAsync("5WT00001", null, None);

    private Task<ClosingPlan> PlanAsync(IReadOnlyList<Position> asked) => _client.Closing.PlanAsync(asked, AtMarket, null, None);

    /// <summary>An account that tells its orders and positions, and a market that tells nothing.</summary>
    private sealed class AccountServer : HttpMessageHandler
    {
        private readonly TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<string> Paths { get; } = [];

        public IReadOnlyList<string> Orders { get; set; } = [];

        public IReadOnlyList<string> Positions { get; set; } = [];

        /// <summary>Ends when an order is sent, which is answered later.</summary>
        public Task WhenSent => _sent.Task;

        public void Answer() => _answered.SetResult();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.AbsolutePath;
            Paths.Add(path);
            if (path == "/accounts/5WT00001/orders")
            {
                _sent.TrySetResult();
                await _answered.Task.WaitAsync(cancellationToken);
            }

            var body = path switch
            {
                "/accounts/5WT00001/orders" => Sample.Placed(Sample.Order(7)),
                "/oauth/token" => """{"access_token":"access-token-of-a-test","token_type":"Bearer","expires_in":3600,"scope":"read trade"}""",
                "/accounts/5WT00001/orders/live" => Sample.List(Orders),
                "/accounts/5WT00001/positions" => Sample.List(Positions),
                _ => Sample.List(),
            };
            return new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new StringContent(body, Encoding.UTF8, "application/json") };
        }
    }
}

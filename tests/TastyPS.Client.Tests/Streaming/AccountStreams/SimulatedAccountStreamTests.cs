using System.Collections.Concurrent;
using TastyPS.Client.Http;
using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.AccountStreams;
using TastyPS.Client.Streaming.AccountStreams.Updates;
using TastyPS.Client.Tests.Streaming.DxLink.Subscriptions;
using TastyPS.Client.Tests.Streaming.KnownProblems;
using TastyPS.Simulator;
using TastyPS.Simulator.AccountStream;
using TastyPS.Simulator.Market;
using TastyPS.Simulator.WebSockets.Faults;

namespace TastyPS.Client.Tests.Streaming.AccountStreams;

/// <summary>The whole way over sockets, from the token to the update, against the simulator, with one clock over both.</summary>
public sealed class SimulatedAccountStreamTests : IDisposable
{
    private readonly ProblemClock _clock = new();
    private readonly ConcurrentQueue<AccountStreamNotice> _notices = new();
    private readonly TastySimulator _simulator;
    private readonly TastyClient _client;
    private AccountStream? _stream;
    private string _account = "";

    public SimulatedAccountStreamTests()
    {
        _simulator = TastySimulator.Start(new SimulatorOptions { Market = SimulatedMarket.Synthetic(at: Feed.Start), TokenClock = _clock });
        _client = new TastyClient(new TastyClientOptions
        {
            Environment = TastyEnvironment.At(_simulator.BaseUri),
            Credentials = new() { ClientSecret = _simulator.Credentials.ClientSecret, RefreshToken = _simulator.Credentials.RefreshToken },
            Limits = RequestLimits.None,
            TimeProvider = _clock,
        });
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AccountStreamServer Server => _simulator.AccountStream;

    private AccountStream Stream => _stream!;

    public void Dispose()
    {
        _client.Dispose();
        _simulator.Dispose();
    }

    [Fact]
    public async Task B01_B02_B03_a_client_is_connected_and_hears_what_it_subscribed_to()
    {
        await ConnectAsync(new AccountStreamOptions { PublicWatchlists = true, QuoteAlerts = true });

        Server.Publish(NotificationTypes.PublicWatchlists, """{"name":"Tom's"}""");
        Server.Publish(NotificationTypes.QuoteAlert, """{"symbol":"SPY"}""");
        Server.Publish("Order", Order(1, "Live"), _account);
        Server.Publish("Order", Order(2, "Live"), "5WT99999");
        var updates = await ReadFedAsync(3);

        Assert.Equal([AccountUpdateType.PublicWatchlist, AccountUpdateType.QuoteAlert, AccountUpdateType.Order], updates.Select(update => update.Type));
        Assert.Equal([0L, 1L, 2L], updates.Select(update => update.Sequence));
        Assert.Equal(0, Count(AccountStreamNoticeKind.Lost));
    }

    [Fact]
    public async Task B04_an_access_token_that_ends_while_the_connection_lives_is_renewed_in_time()
    {
        await ConnectAsync();

        for (var beat = 0; beat < 50; beat++) // A token lives 15 minutes, 45 heartbeats long.
            await PassHeartbeatAsync();

        Assert.Equal((0, 1), (Count(AccountStreamNoticeKind.Lost), Server.SessionCount));
    }

    [Fact]
    public async Task B04_an_access_token_that_the_service_no_longer_takes_is_replaced()
    {
        await ConnectAsync();
        _simulator.ExpireAccessTokens();

        await PassHeartbeatAsync();
        var lost = await PassLossAsync();

        Assert.IsType<TastyStreamTokenRefusedException>(lost.Failure);
        await PassHeartbeatAsync();
        Assert.Equal(1, Count(AccountStreamNoticeKind.Lost));
    }

    [Fact]
    public async Task B04_an_account_of_somebody_else_is_refused_for_good()
    {
        var stream = Open(null, "5WT99999");

        var lost = await NoticeAsync(AccountStreamNoticeKind.Lost);
        await _clock.PassAsync(lost.Wait!.Value, lost.At);

        await Assert.ThrowsAsync<TastyStreamTokenRefusedException>(() => stream.Completion.OrFailAsync("the end"));
    }

    [Fact]
    public async Task B05_a_close_with_Bye_is_survived()
    {
        await ConnectAsync();

        Server.CloseSessions();
        var lost = await PassLossAsync();

        Assert.Contains("code 1000, Bye", lost.Text, StringComparison.Ordinal);
        Server.Publish("Order", Order(1, "Live"), _account);
        Assert.Single(await ReadFedAsync(1));
    }

    [Fact]
    public async Task B06_B16_a_server_that_falls_silent_is_left_for_another_connection()
    {
        await ConnectAsync();
        Server.SilenceSessions();

        await PassHeartbeatAsync();
        await _clock.PassAsync(TimeSpan.FromSeconds(10), _clock.GetUtcNow());
        await PassLossAsync();

        await PassHeartbeatAsync();
        Assert.Equal(2, Server.SessionCount);
    }

    [Fact]
    public async Task B08_a_notification_that_comes_twice_is_one_update()
    {
        await ConnectAsync();
        Server.Faults.Add(SocketFault.Repeat("Order", times: null));

        Server.Publish("Order", Order(1, "Filled", "a"), _account);
        Server.Publish("Order", Order(2, "Filled", "b"), _account);

        Assert.Equal([1L, 2L], (await ReadFedAsync(2)).Cast<AccountOrderUpdate>().Select(order => order.OrderId));
        await Patience.UntilAsync(() => Stream.Counters.Repeated == 2, "the repetitions");
    }

    [Fact]
    public async Task B12_B15_batches_unknown_types_and_missing_numbers_are_taken()
    {
        Server.Faults.SendBatches = true;
        Server.Faults.OmitSequence = true;
        Server.Faults.OmitRequestIds = true; // B13 too.
        await ConnectAsync();
        await PassHeartbeatAsync();

        Server.Publish("LoanOffer", """{"rate":"0.05"}""", _account);
        Server.Publish("Order", Order(1, "Live"), _account);
        var updates = await ReadFedAsync(2);

        Assert.Equal(["LoanOffer", "Order"], updates.Select(update => update.TypeText));
        Assert.All(updates, update => Assert.Null(update.Sequence));
    }

    [Fact]
    public async Task A_refused_upgrade_is_tried_again()
    {
        Server.Faults.Add(SocketFault.RefuseUpgrade(503));
        Open(null, await AccountAsync());

        var lost = await PassLossAsync();

        Assert.Equal(503, (int?)Assert.IsType<TastyStreamUpgradeException>(lost.Failure).StatusCode);
    }

    [Fact]
    public async Task How_the_account_stands_comes_over_REST()
    {
        await ConnectAsync();
        List<AccountUpdate> updates = [];
        while (!updates.OfType<AccountBalanceUpdate>().Any())
            Assert.NotEqual(0, await Stream.ReadAsync(updates, Token).OrFailAsync("the balance"));

        var positions = await _client.Accounts.GetPositionsAsync(_account, null, Token);
        Assert.Equal(positions.Select(position => (position.Symbol, position.Quantity)), updates.OfType<AccountPositionUpdate>().Select(position => (position.Symbol, position.Quantity)));
        Assert.All(updates, update => Assert.True(update.IsInitial));
    }

    private string Order(long id, string status, string fills = "") => AccountWire.Order(id, status, id, fills).Replace(AccountWire.Account, _account, StringComparison.Ordinal);

    private async Task<string> AccountAsync() => _account = (await _client.Accounts.GetAccountsAsync(Token))[0].AccountNumber;

    private AccountStream Open(AccountStreamOptions? options, string account)
    {
        return _stream = _client.Streaming.OpenAccountStream([account], (options ?? new AccountStreamOptions()) with { OnNotice = _notices.Enqueue });
    }

    private async Task ConnectAsync(AccountStreamOptions? options = null)
    {
        Open(options, await AccountAsync());
        await Stream.WhenStateReadAsync(Token).OrFailAsync("the state");
    }

    private int Count(AccountStreamNoticeKind kind) => _notices.Count(notice => notice.Kind == kind);

    private async Task<AccountStreamNotice> NoticeAsync(AccountStreamNoticeKind kind)
    {
        await Patience.UntilAsync(() => Count(kind) > 0, $"a notice {kind}");
        return _notices.Last(notice => notice.Kind == kind);
    }

    private async Task<AccountStreamNotice> PassLossAsync()
    {
        var lost = await NoticeAsync(AccountStreamNoticeKind.Lost);
        await _clock.PassAsync(lost.Wait!.Value, lost.At);
        await Stream.WhenStateReadAsync(Token).OrFailAsync("the state after the loss");
        return lost;
    }

    private async Task PassHeartbeatAsync()
    {
        var before = Server.MessageCount;
        await _clock.PassAsync(TimeSpan.FromSeconds(20), _clock.GetUtcNow());
        await Patience.UntilAsync(() => Server.MessageCount > before, "a heartbeat");
    }

    /// <summary>Reads until so many updates have come by the stream.</summary>
    private async Task<IReadOnlyList<AccountUpdate>> ReadFedAsync(int count)
    {
        List<AccountUpdate> updates = [];
        while (updates.Count(update => update.PublishedAt is not null) < count)
            Assert.NotEqual(0, await Stream.ReadAsync(updates, Token).OrFailAsync("updates"));
        return [.. updates.Where(update => update.PublishedAt is not null)];
    }
}

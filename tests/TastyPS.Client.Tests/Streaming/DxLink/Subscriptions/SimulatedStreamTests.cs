using TastyPS.Client.Http;
using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.DxLink;
using TastyPS.Client.Streaming.Events;
using TastyPS.Simulator;
using TastyPS.Simulator.DxLink.Limits;
using TastyPS.Simulator.Market;
using TastyPS.Simulator.WebSockets.Faults;
using static TastyPS.Client.Tests.Streaming.DxLink.Subscriptions.Feed;

namespace TastyPS.Client.Tests.Streaming.DxLink.Subscriptions;

/// <summary>The whole way over sockets, from the token to the consumer, against the simulator.</summary>
public sealed class SimulatedStreamTests : IDisposable
{
    private readonly TastySimulator _simulator = TastySimulator.Start(new SimulatorOptions
    {
        Market = SimulatedMarket.Synthetic(at: Start),
    });

    private readonly TastyClient _client;

    public SimulatedStreamTests() => _client = Connect(StreamLimits.None);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _client.Dispose();
        _simulator.Dispose();
    }

    [Fact]
    public async Task Every_quote_of_a_chain_arrives()
    {
        var symbols = (await _client.OptionChains.GetNestedAsync("SPX", Token)).SelectMany(series => series.Contracts).Select(contract => contract.StreamerSymbol!).Take(2_000).ToList();
        using var stream = _client.Streaming.OpenMarketData();
        var mailbox = new MarketEventMailbox();

        stream.Subscribe(symbols.Select(Quote), mailbox);
        var quoted = await SymbolsAsync(mailbox, symbols.Count);

        Assert.Equal(symbols.Order(), quoted.Order());
        Assert.Equal(1, stream.Counters.Sessions);
    }

    [Fact]
    public async Task A_lost_session_comes_back_with_everything_A2_A6_A33()
    {
        using var stream = _client.Streaming.OpenMarketData();
        var mailbox = new MarketEventMailbox();
        FeedItem[] items = [Quote("SPY"), new(MarketEventType.Trade, "SPX"), new(MarketEventType.Summary, "SPY")];
        stream.Subscribe(items, mailbox);
        await SymbolsAsync(mailbox, 2);
        _simulator.DxLink.ExpireTokens();

        _simulator.DxLink.CloseSessions();
        List<object> after = [];
        while (after.Cast<IMarketEvent>().Select(one => one.EventType).Distinct().Count() < 3)
            Assert.NotEqual(0, await mailbox.ReadAsync(after, Token));

        Assert.Equal(1, stream.Counters.Reconnects);
        Assert.Equal(3, _simulator.DxLink.ItemCount);
    }

    [Fact]
    public async Task A_token_that_stays_refused_ends_the_stream_A6()
    {
        _simulator.DxLink.Faults.RefuseTokens = true;
        using var stream = _client.Streaming.OpenMarketData();

        stream.Subscribe([Quote("SPY")], new MarketEventMailbox());

        await Assert.ThrowsAsync<TastyStreamTokenRefusedException>(() => stream.Completion.WaitAsync(Token));
    }

    [Fact]
    public async Task A_refused_upgrade_is_tried_again_at_the_address_of_a_fresh_token_A5_A7_A35()
    {
        _simulator.DxLink.Faults.NewPathPerToken = true;
        _simulator.DxLink.Faults.Add(SocketFault.RefuseUpgrade(400));
        using var stream = _client.Streaming.OpenMarketData();
        var told = new TaskCompletionSource<StreamNotice>(TaskCreationOptions.RunContinuationsAsynchronously);
        stream.Noticed += (_, notice) =>
        {
            if (notice.Kind == StreamNoticeKind.Lost)
                told.TrySetResult(notice);
        };
        var mailbox = new MarketEventMailbox();

        stream.Subscribe([Quote("SPY")], mailbox);
        await SymbolsAsync(mailbox, 1);

        Assert.Contains("400", (await told.Task).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_history_of_candles_is_complete_A20()
    {
        _simulator.DxLink.Faults.Feed.EmptiesHistory = true;
        using var stream = _client.Streaming.OpenMarketData();
        var mailbox = new MarketEventMailbox();
        var snapshot = new CandleSnapshot();
        List<object> read = [];

        stream.Subscribe([new FeedItem(MarketEventType.Candle, "SPY{=1d}", Start.AddDays(-60))], mailbox);
        Assert.NotEqual(0, await mailbox.ReadAsync(read, Token));
        foreach (var candle in read.Cast<CandleEvent>())
            snapshot.Add(candle);

        Assert.True(snapshot.IsComplete);
        Assert.Empty(snapshot.Candles);
    }

    [Fact]
    public async Task A_session_that_is_called_too_big_sends_the_rest_to_another_A9()
    {
        _simulator.DxLink.Limits = DxLinkLimits.None with { Items = 300 };
        var symbols = (await _client.OptionChains.GetNestedAsync("SPX", Token)).SelectMany(series => series.Contracts).Select(contract => contract.StreamerSymbol!).Take(500).ToList();
        using var client = Connect(StreamLimits.None);
        using var stream = client.Streaming.OpenMarketData();
        var mailbox = new MarketEventMailbox();

        stream.Subscribe(symbols.Select(Quote), mailbox);
        var quoted = await SymbolsAsync(mailbox, symbols.Count);

        Assert.Equal(symbols.Order(), quoted.Order());
    }

    [Fact]
    public async Task Under_the_assumed_limits_of_both_sides_nothing_is_violated_A8_A10()
    {
        _simulator.DxLink.Limits = DxLinkLimits.Assumed;
        var symbols = (await _client.OptionChains.GetNestedAsync("SPX", Token)).SelectMany(series => series.Contracts).Select(contract => contract.StreamerSymbol!).Take(1_000).ToList();
        using var client = Connect(StreamLimits.Assumed);
        using var stream = client.Streaming.OpenMarketData();
        var mailbox = new MarketEventMailbox();

        stream.Subscribe([.. symbols.Select(Quote), .. new[] { "m", "5m", "15m", "h", "d" }.Select(period => Candle($"SPY{{={period}}}", Start.AddDays(-3)))], mailbox);
        await stream.WhenSubscribedAsync(Token);

        Assert.Equal(0, _simulator.DxLink.Violations.Total);
    }

    [Fact]
    public async Task Closing_the_client_closes_its_streams()
    {
        var client = Connect(StreamLimits.None);
        var stream = client.Streaming.OpenMarketData();
        var mailbox = new MarketEventMailbox();
        stream.Subscribe([Quote("SPY")], mailbox);
        await SymbolsAsync(mailbox, 1);

        client.Dispose();

        await stream.Completion.WaitAsync(Token);
        Assert.Throws<ObjectDisposedException>(() => client.Streaming.OpenMarketData());
    }

    private static async Task<HashSet<string>> SymbolsAsync(MarketEventMailbox mailbox, int count)
    {
        HashSet<string> symbols = [];
        List<object> read = [];
        while (symbols.Count < count)
        {
            read.Clear();
            Assert.NotEqual(0, await mailbox.ReadAsync(read, Token));
            symbols.UnionWith(read.Cast<IMarketEvent>().Select(one => one.Symbol));
        }

        return symbols;
    }

    private TastyClient Connect(StreamLimits limits) => new(new TastyClientOptions
    {
        Environment = TastyEnvironment.At(_simulator.BaseUri),
        Credentials = new() { ClientSecret = _simulator.Credentials.ClientSecret, RefreshToken = _simulator.Credentials.RefreshToken },
        Limits = RequestLimits.None.WithStream(limits),
    });
}

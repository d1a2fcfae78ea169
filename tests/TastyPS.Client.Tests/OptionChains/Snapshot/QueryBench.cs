using System.Collections.Concurrent;
using TastyPS.Analytics.Pricing;
using TastyPS.Client.Authentication;
using TastyPS.Client.Http;
using TastyPS.Client.OptionChains.Snapshot;
using TastyPS.Client.Tests.Http;
using TastyPS.Simulator;
using TastyPS.Simulator.Faults;
using TastyPS.Simulator.Market;

namespace TastyPS.Client.Tests.OptionChains.Snapshot;

/// <summary>A simulator, a client over real HTTP and a runner. The market stands still on a Friday morning in June 2026.</summary>
internal sealed class QueryBench : IDisposable
{
    public const string ChainPath = "/option-chains";
    public const string DataPath = "/market-data";
    public const string TokenPath = "/api-quote-tokens";

    private static readonly Lazy<IMarket> Standing = new(() => SimulatedMarket.Synthetic(1, new DateTimeOffset(2026, 6, 12, 15, 30, 0, TimeSpan.Zero)));

    private readonly ConcurrentQueue<Uri> _sent = new();
    private readonly TastyClient _client;

    public QueryBench(Action<SimulatorOptions>? arrange = null, Action<TastyClientOptions>? change = null)
    {
        var simulatorOptions = new SimulatorOptions { Market = Standing.Value };
        arrange?.Invoke(simulatorOptions);
        Simulator = TastySimulator.Start(simulatorOptions);

        var options = new TastyClientOptions
        {
            Environment = TastyEnvironment.At(Simulator.BaseUri),
            Credentials = new OAuthCredentials { ClientSecret = Simulator.Credentials.ClientSecret, RefreshToken = Simulator.Credentials.RefreshToken },
            Limits = RequestLimits.None,
            MaxRetries = 0,
            CreateSocketHandler = () => new Witness(_sent, SocketHandlers.Create(Simulator.BaseUri, TimeSpan.FromSeconds(15))),
        };
        change?.Invoke(options);
        _client = new TastyClient(options);
    }

    /// <summary>A bench whose client steps over its pauses. Its time-outs are an hour, and so must a query's be.</summary>
    public static QueryBench OnSteppingClock(out SteppingClock clock, int maxRetries)
    {
        var stepping = clock = new SteppingClock();
        return new QueryBench(change: client =>
        {
            client.TimeProvider = stepping;
            client.RequestTimeout = client.ReadTimeout = client.ReplyTimeout = TimeSpan.FromHours(1);
            client.MaxRetries = maxRetries;
        });
    }

    public TastySimulator Simulator { get; }

    public TastyClient Client => _client;

    public IMarket Market => Simulator.Market;

    /// <summary>Every address that was sent, in the order of sending.</summary>
    public IReadOnlyList<Uri> Sent => [.. _sent];

    /// <summary>The symbols of options that each request for market data asked for.</summary>
    public IReadOnlyList<string[]> Batches =>
        [.. Sent.Where(uri => uri.Query.Contains("equity-option=", StringComparison.Ordinal))
            .Select(uri => uri.Query.TrimStart('?').Split('&').Select(pair => Uri.UnescapeDataString(pair.Split('=')[1])).ToArray())];

    public int ChainRequests => Sent.Count(uri => uri.AbsolutePath.StartsWith(ChainPath, StringComparison.Ordinal));

    public int DataRequests => Sent.Count(uri => uri.AbsolutePath.StartsWith(DataPath, StringComparison.Ordinal));

    /// <summary>Runs a query by REST alone, for what REST has.</summary>
    public Task<SnapshotCoverage> RunAsync(ChainQuery query, IChainObserver observer, CancellationToken? stop = null) =>
        StreamAsync(query with { UseStream = false, Facts = [MarketFact.Quote, MarketFact.Trade, MarketFact.Summary] }, observer, stop);

    /// <summary>Runs a query as it is: by default with the feed and for all facts.</summary>
    public Task<SnapshotCoverage> StreamAsync(ChainQuery query, IChainObserver observer, CancellationToken? stop = null) =>
        new ChainQueryRunner(_client, Market.Clock).RunAsync(query, observer, stop ?? TestContext.Current.CancellationToken);

    public void Suffer(Fault fault, int? times = 1, int after = 0)
    {
        fault.Times = times;
        fault.After = after;
        Simulator.Faults.Add(fault);
    }

    /// <summary>The symbols the market lists, in the order a query promises: expiration, root, strike, call before put.</summary>
    public IReadOnlyList<string> Listed(string underlying, Func<Simulator.Market.OptionSeries, bool>? series = null) =>
        [.. Market.SeriesOf(underlying)
            .Where(one => one.ChainType == "Standard" && series?.Invoke(one) != false)
            .SelectMany(one => one.Strikes.SelectMany(strike => new[] { strike.Call, strike.Put }))
            .OrderBy(option => option.Series.Expiration)
            .ThenBy(option => option.Series.Root, StringComparer.Ordinal)
            .ThenBy(option => option.Strike)
            .ThenBy(option => option.Right == OptionRight.Call ? 0 : 1)
            .Select(option => option.Symbol)];

    public void Dispose()
    {
        _client.Dispose();
        Simulator.Dispose();
        Assert.Empty(Simulator.Failures);
    }

    private sealed class Witness(ConcurrentQueue<Uri> sent, HttpMessageHandler socket) : DelegatingHandler(socket)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            sent.Enqueue(request.RequestUri!);
            return base.SendAsync(request, cancellationToken);
        }
    }
}

using TastyPS.Client.Accounts;
using TastyPS.Client.Authentication;
using TastyPS.Client.Http;
using TastyPS.Client.Instruments;
using TastyPS.Client.MarketData;
using TastyPS.Client.OptionChains;
using TastyPS.Client.OptionChains.Snapshot;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Checks;
using TastyPS.Client.Orders.Closing;
using TastyPS.Client.Orders.Limits;
using TastyPS.Client.Orders.Submission;
using TastyPS.Client.Raw;
using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.AccountStreams;
using TastyPS.Client.Streaming.AccountStreams.Protocol;
using TastyPS.Client.Streaming.AccountStreams.State;
using TastyPS.Client.Streaming.Candles;

namespace TastyPS.Client;

/// <summary>The front door: one connection to one environment with one set of credentials. Thread-safe; make one and keep it.</summary>
public sealed class TastyClient : IDisposable
{
    private readonly RequestPipeline _pipeline;

    /// <summary>Makes a client. Nothing is sent before the first call.</summary>
    /// <exception cref="ArgumentException">An option is missing or out of range.</exception>
    public TastyClient(TastyClientOptions options)
    {
        if (options is null)
            throw new ArgumentNullException(nameof(options));

        var own = options.CopyChecked();
        var timeProvider = own.TimeProvider;
        Environment = own.Environment;
        Limits = own.Limits ?? own.Environment.DefaultLimits;
        _pipeline = new RequestPipeline(own, Limits);
        var transport = new RestTransport(_pipeline, own.Environment, timeProvider, ReadTimeouts.Of(own), own.OrderReplyTimeout);
        Clock = timeProvider;
        OrderLimits = own.OrderLimits ?? OrderLimitStore.InMemory();
        OptionChains = new OptionChainService(transport);
        MarketData = new MarketDataService(transport);
        QuoteTokens = new QuoteTokenService(transport);
        Streaming = new StreamingService(QuoteTokens, Limits.Stream, AccessAccountStream, own.ProductVersion, timeProvider);
        SnapshotSources = new SnapshotSources(MarketData, Streaming, timeProvider, EstimatePacing);
        Quotes = new QuoteService(MarketData, SnapshotSources);
        Accounts = new AccountService(transport, Quotes);
        TimeProvider marketClock = own.ServiceTime is { } service ? new ServiceClock(service, timeProvider) : timeProvider;
        InstrumentFacts = new InstrumentFactService(transport, Quotes);
        Orders = new OrderService(transport, transport, new TradeScope(_pipeline.Tokens), new OrderLimitGate(OrderLimits), marketClock, InstrumentFacts);
        Closing = new ClosingService(Accounts, Orders, InstrumentFacts, marketClock);
        Raw = new RawApi(transport);
        Symbols = new SymbolSearchService(transport);
        StreamerSymbols = new StreamerSymbolService(transport);
        Futures = new FutureService(transport);
        Candles = new CandleService(Streaming, timeProvider);
    }

    /// <summary>Where this client connects.</summary>
    public TastyEnvironment Environment { get; }

    /// <summary>The request limits it keeps.</summary>
    public RequestLimits Limits { get; }

    /// <summary>The caps that every order of this client is held to.</summary>
    public OrderLimitStore OrderLimits { get; }

    /// <summary>The access token: fetched at the first need, renewed before it expires.</summary>
    public AccessTokenSource Tokens => _pipeline.Tokens;

    /// <summary>The customer's accounts, balances and positions.</summary>
    public AccountService Accounts { get; }

    /// <summary>Orders: previewed, placed, changed, cancelled, read.</summary>
    public OrderService Orders { get; }

    /// <summary>What is known of the instruments of an order before it is sent.</summary>
    public InstrumentFactService InstrumentFacts { get; }

    /// <summary>How positions are closed.</summary>
    public ClosingService Closing { get; }

    /// <summary>Option chains of equities, funds, indexes and futures.</summary>
    public OptionChainService OptionChains { get; }

    /// <summary>Quotes and summaries by type of instrument.</summary>
    public MarketDataService MarketData { get; }

    /// <summary>Quotes of any number of instruments of any kinds together.</summary>
    public QuoteService Quotes { get; }

    /// <summary>The symbol search.</summary>
    public SymbolSearchService Symbols { get; }

    /// <summary>Futures and their products.</summary>
    public FutureService Futures { get; }

    /// <summary>By what the market data feed knows an instrument.</summary>
    public StreamerSymbolService StreamerSymbols { get; }

    /// <summary>Tickets for streamed quotes.</summary>
    public QuoteTokenService QuoteTokens { get; }

    /// <summary>Streams of market data.</summary>
    public StreamingService Streaming { get; }

    /// <summary>The past of prices.</summary>
    public CandleService Candles { get; }

    /// <summary>Any route, as JSON.</summary>
    public RawApi Raw { get; }

    /// <summary>The clock of token expiry, request limits and time-outs.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Where snapshots get their facts.</summary>
    internal SnapshotSources SnapshotSources { get; }

    /// <summary>How long the request limits will stretch this many further requests: the time until the last of them may be sent.</summary>
    public TimeSpan EstimatePacing(ApiFamily family, int requests) => _pipeline.Limiter.Estimate(family, requests);

    private AccountStreamAccess AccessAccountStream() =>
        new(Environment.AccountStreamUri, new TokenAuthorization(Tokens), new RestAccountState(Accounts, Orders));

    /// <summary>Closes the streams and the connections. Calls still waiting for their turn fail with <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        Streaming.Dispose();
        _pipeline.Dispose();
    }
}

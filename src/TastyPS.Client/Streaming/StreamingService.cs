using TastyPS.Client.Streaming.AccountStreams;
using TastyPS.Client.Streaming.DxLink.Protocol;
using TastyPS.Client.Streaming.DxLink.Subscriptions;
using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Streaming;

/// <summary>Opens streams. All streams of a client share the sessions that its limits allow.</summary>
public sealed class StreamingService : IDisposable
{
    private readonly object _gate = new();
    private readonly HashSet<MarketDataStream> _open = [];
    private readonly HashSet<FeedFan> _errands = [];
    private readonly HashSet<AccountStream> _accountStreams = [];
    private readonly object _randomGate = new();
    private readonly Random _random = new();
    private readonly TimeProvider _clock;
    private readonly string _product;
    private readonly Func<AccountStreamAccess> _access;
    private StreamCounters _past = StreamCounters.Zero;
    private bool _disposed;

    internal StreamingService(QuoteTokenService tokens, StreamLimits limits, Func<AccountStreamAccess> access, string productVersion, TimeProvider clock)
    {
        _clock = clock;
        _access = access;
        _product = "TastyPS/" + productVersion;
        Budget = new StreamBudget(limits, clock);
        Tickets = new StreamTickets(tokens.GetAsync, clock);
    }

    /// <summary>The limits that the streams keep.</summary>
    public StreamLimits Limits => Budget.Limits;

    /// <summary>What all streams of market data and all snapshots have done so far, those that are over included.</summary>
    public StreamCounters Counters
    {
        get
        {
            lock (_gate)
            {
                var streams = _open.Aggregate(_past, (sum, stream) => sum.Plus(stream.Counters));
                return _errands.Aggregate(streams, (sum, errand) => sum.Plus(errand.Counters));
            }
        }
    }

    internal StreamBudget Budget { get; }

    internal StreamTickets Tickets { get; }

    /// <summary>Opens a stream of market data. Nothing is sent before something is subscribed.</summary>
    public MarketDataStream OpenMarketData(MarketDataStreamOptions? options = null)
    {
        var own = options ?? new MarketDataStreamOptions();
        var stream = new MarketDataStream(Budget, ServicesFor(new DxLinkSessionOptions { AggregationPeriod = own.AggregationPeriod, Product = _product }), own);
        lock (_gate)
        {
            if (_disposed)
                throw new ObjectDisposedException(nameof(TastyClient));

            _open.Add(stream);
        }

        _ = stream.Completion.ContinueWith(_ => Forget(stream), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return stream;
    }

    /// <summary>Opens a stream of what happens in accounts. It begins to connect at once.</summary>
    /// <param name="accountNumbers">The accounts, at least one.</param>
    /// <param name="options">What else is wanted; null for nothing.</param>
    /// <exception cref="ArgumentException">No account is named, or one has no number.</exception>
    public AccountStream OpenAccountStream(IEnumerable<string> accountNumbers, AccountStreamOptions? options = null)
    {
        List<string> accounts = [.. (accountNumbers ?? throw new ArgumentNullException(nameof(accountNumbers))).Distinct(StringComparer.Ordinal)];
        if (accounts.Count == 0 || accounts.Exists(string.IsNullOrWhiteSpace))
            throw new ArgumentException("An account stream needs account numbers.", nameof(accountNumbers));

        AccountStream stream;
        lock (_gate)
        {
            if (_disposed)
                throw new ObjectDisposedException(nameof(TastyClient));

            var access = _access();
            stream = new AccountStream(accounts, options ?? new AccountStreamOptions(), new AccountStreamServices(access.Address, access.Authorization, access.State, _product, _clock, Jitter));
            _accountStreams.Add(stream);
        }

        _ = stream.Completion.ContinueWith(_ => Forget(stream), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return stream;
    }

    /// <summary>How long until the last of so many further items can be subscribed, after what was sent in the last minute.</summary>
    public TimeSpan EstimateWait(int items) => Budget.EstimateWait(items);

    /// <summary>Closes all streams.</summary>
    public void Dispose()
    {
        List<IDisposable> open;
        lock (_gate)
        {
            _disposed = true;
            open = [.. _open, .. _accountStreams];
        }

        foreach (var stream in open)
            stream.Dispose();
    }

    /// <summary>Several sessions for one errand. Give it slots of <see cref="Budget"/>.</summary>
    internal FeedFan OpenFan(ItemPool pool, IMarketEventSink sink, Action<StreamNotice> tell, DxLinkSessionOptions options)
    {
        var fan = new FeedFan(pool, sink, ServicesFor(options with { Product = _product }), tell, Forget);
        lock (_gate)
            _errands.Add(fan);
        return fan;
    }

    private FeedServices ServicesFor(DxLinkSessionOptions options) => new(new DxLinkSessionOpener(options, _clock), Tickets, _clock, Jitter);

    private double Jitter()
    {
        lock (_randomGate)
            return _random.NextDouble();
    }

    private void Forget(MarketDataStream stream)
    {
        lock (_gate)
        {
            if (_open.Remove(stream))
                _past = _past.Plus(stream.Counters with { Items = 0, Sessions = 0 });
        }
    }

    private void Forget(AccountStream stream)
    {
        lock (_gate)
            _accountStreams.Remove(stream);
    }

    private void Forget(FeedFan errand)
    {
        lock (_gate)
        {
            if (_errands.Remove(errand))
                _past = _past.Plus(errand.Counters with { Sessions = 0 });
        }
    }
}

using TastyPS.Simulator.AccountStream;
using TastyPS.Simulator.Broker;
using TastyPS.Simulator.DxLink;
using TastyPS.Simulator.DxLink.Limits;
using TastyPS.Simulator.Faults;
using TastyPS.Simulator.Market;
using TastyPS.Simulator.Market.Scripting;
using TastyPS.Simulator.OAuth;
using TastyPS.Simulator.Rest;
using TastyPS.Simulator.Rest.Families;
using TastyPS.Simulator.Rest.Families.Orders;

namespace TastyPS.Simulator;

/// <summary>
/// A tastytrade in this process, on a port of loopback. It serves until it is disposed of.
/// All members may be used from any thread.
/// </summary>
public sealed class TastySimulator : IDisposable
{
    private readonly ScriptableMarket _market;
    private readonly HttpServer _server;
    private readonly ClientRegistration _client;
    private readonly TokenIssuer _issuer;
    private readonly Brokerage _brokerage;
    private readonly RestPipeline _pipeline;
    private readonly FailureLog _failures = new();
    private volatile bool _enforcesLimits;

    private TastySimulator(SimulatorOptions options)
    {
        _market = ScriptableMarket.Over(options.Market);
        _enforcesLimits = options.EnforceLimits;
        IsSandbox = options.SandboxMode;
        StartedAt = options.TokenClock.GetUtcNow();
        _client = new ClientRegistration(options);
        _issuer = new TokenIssuer(options.TokenClock, options.AccessTokenLifetime);
        _server = new HttpServer(options.Port, new ReplySender(options.TokenClock));
        DxLink = new DxLinkServer(options, _market, _server.BaseUri);
        _brokerage = new Brokerage(_market, options.AccountsSeed, Broker);
        _brokerage.Desk.Failed += error => _failures.Record("broker", error);
        if (IsSandbox) _brokerage.Desk.ResetDaily();
        AccountStream = new AccountStreamServer(options.TokenClock, _market.Clock, _issuer, _brokerage.Customer, _server.BaseUri);
        new AccountNews(_brokerage, AccountStream).Follow();
        _pipeline = CreatePipeline(options);
        _server.Serve(_pipeline, new NotificationGate(AccountStream, _brokerage.Desk), DxLink.Endpoint, AccountStream.Endpoint);
    }

    /// <summary>The address, e.g. <c>http://localhost:40123/</c>.</summary>
    public Uri BaseUri => _server.BaseUri;

    /// <summary>The page where the customer consents to a client, <c>/auth.html</c>.</summary>
    public Uri ConsentUri => new(BaseUri, "auth.html");

    /// <summary>What a client signs in with.</summary>
    public SimulatorCredentials Credentials => _client.Credentials;

    /// <summary>Whether it answers requests beyond the assumed limits with 429, and the stream refuses what is beyond its own. May be set while it runs.</summary>
    public bool EnforcesLimits
    {
        get => _enforcesLimits;
        set
        {
            _enforcesLimits = value;
            DxLink.Limits = value ? DxLinkLimits.Assumed : DxLinkLimits.None;
        }
    }

    /// <summary>The market it serves.</summary>
    public IMarket Market => _market;

    /// <summary>Sets the market's clock and prices, lets it jump, halts it.</summary>
    public MarketScript Script => _market.Script;

    /// <summary>Whether it lacks what the service's sandbox lacks.</summary>
    public bool IsSandbox { get; }

    /// <summary>What is going to go wrong.</summary>
    public FaultPlan Faults { get; } = new();

    /// <summary>How the broker behind the accounts behaves.</summary>
    public SimulatedBroker Broker { get; } = new();

    /// <summary>The stream of market data.</summary>
    public DxLinkServer DxLink { get; }

    /// <summary>The stream of notifications about accounts.</summary>
    public AccountStreamServer AccountStream { get; }

    /// <summary>When it was started, by the clock of the tokens.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>How many requests have arrived.</summary>
    public long RequestCount => _server.RequestCount;

    /// <summary>How many of them were answered with 429 because they came beyond a limit in force.</summary>
    public long RefusedRequestCount => _pipeline.RefusedCount;

    /// <summary>The last mistakes of the simulator itself, most of which clients saw as status 500; oldest first, 100 at most.</summary>
    public IReadOnlyCollection<SimulatorFailure> Failures => _failures.Failures;

    /// <summary>Starts a simulator.</summary>
    /// <exception cref="ArgumentException">An option makes no sense.</exception>
    /// <exception cref="System.Net.HttpListenerException">The port that was asked for is taken.</exception>
    public static TastySimulator Start(SimulatorOptions options)
    {
        if (options is null) throw new ArgumentNullException(nameof(options));
        if (options.Market is null) throw new ArgumentException("A market is needed.", nameof(options));
        if (options.Port is < 1 or > 65535) throw new ArgumentException("A port lies between 1 and 65535.", nameof(options));
        if (options.AccessTokenLifetime <= TimeSpan.Zero) throw new ArgumentException("An access token has to live for a while.", nameof(options));
        if (!OAuthScopes.IsWithin(options.Scope, OAuthScopes.All)) throw new ArgumentException("The scopes are read, trade and openid.", nameof(options));
        if (!options.RedirectUris.All(uri => Uri.IsWellFormedUriString(uri, UriKind.Absolute))) throw new ArgumentException("A redirect URI is a full URI with its scheme.", nameof(options));
        options.StreamLoad?.Check();
        return new TastySimulator(options);
    }

    /// <summary>Makes a personal grant beside those there are.</summary>
    /// <param name="scope">Its scopes, separated by blanks; all that the client is registered for, if null.</param>
    /// <returns>Its refresh token.</returns>
    /// <exception cref="ArgumentException">The client is not registered for a scope.</exception>
    public string CreateGrant(string? scope = null)
    {
        if (scope is not null && !OAuthScopes.IsWithin(scope, _client.Scope)) throw new ArgumentException($"The client is registered for: {_client.Scope}.", nameof(scope));
        return _client.Add(scope ?? _client.Scope).RefreshToken;
    }

    /// <summary>Deletes the first grant: its refresh token is refused from now on, while access tokens live on until they expire.</summary>
    public void RevokeGrant() => RevokeGrant(Credentials.RefreshToken);

    /// <summary>Deletes a grant by its refresh token.</summary>
    /// <exception cref="ArgumentException">No grant has this refresh token.</exception>
    public void RevokeGrant(string refreshToken)
    {
        var grant = _client.Find(refreshToken) ?? throw new ArgumentException("No grant has this refresh token.", nameof(refreshToken));
        grant.Revoke();
    }

    /// <summary>Replaces the client's secret, which ends all its grants.</summary>
    /// <returns>The new secret.</returns>
    public string RegenerateClientSecret() => _client.RegenerateSecret();

    /// <summary>Lets all access tokens expire now.</summary>
    public void ExpireAccessTokens() => _issuer.ExpireAll();

    /// <summary>Stops at once: open requests are cut off and the port is free again.</summary>
    public void Dispose()
    {
        _server.Dispose();
        _brokerage.Desk.Dispose();
    }

    /// <summary>The address.</summary>
    public override string ToString() => BaseUri.AbsoluteUri;

    private RestPipeline CreatePipeline(SimulatorOptions options)
    {
        var market = _market;
        var brokerage = _brokerage;
        var codes = new AuthorizationCodes(options.TokenClock);
        IRouteFamily[] families =
        [
            new ConsentRoutes(_client, codes, options.ConsentAutomatically),
            new TokenRoutes(_client, codes, _issuer),
            new CustomerRoutes(brokerage.Customer),
            new BalanceRoutes(brokerage, options.SendBareBalance),
            new PositionRoutes(brokerage),
            new OrderRoutes(brokerage),
            new ComplexOrderRoutes(brokerage),
            new CustomerOrderRoutes(brokerage),
            new TransactionRoutes(brokerage, market.Clock),
            new TradingStatusRoutes(brokerage),
            new QuoteTokenRoutes(DxLink),
            new EquityRoutes(market),
            new EquityOptionRoutes(market),
            new OptionChainRoutes(market),
            new MarketDataRoutes(market, options.SendGreeks),
            new FutureRoutes(market),
            new FutureOptionRoutes(market),
            new FuturesChainRoutes(market),
            new CryptoRoutes(market),
            new MarketTimeRoutes(market),
            new SearchRoutes(market),
        ];
        var limiter = new RequestLimiter(options.TokenClock, () => EnforcesLimits);
        return new RestPipeline(new Router(families), _issuer, Faults, limiter, _failures, options.RetryAfterSeconds, options.SandboxMode);
    }
}

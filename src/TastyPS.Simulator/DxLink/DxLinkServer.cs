using TastyPS.Simulator.DxLink.Events;
using TastyPS.Simulator.DxLink.Faults;
using TastyPS.Simulator.DxLink.Feed;
using TastyPS.Simulator.DxLink.Limits;
using TastyPS.Simulator.DxLink.Sessions;
using TastyPS.Simulator.DxLink.Wire;
using TastyPS.Simulator.Market;
using TastyPS.Simulator.OAuth;
using TastyPS.Simulator.WebSockets;

namespace TastyPS.Simulator.DxLink;

/// <summary>
/// The stream of market data, by the DXLink protocol, at <c>/realtime</c>, or at <c>/delayed</c> where the simulator plays the sandbox.
/// All members may be used from any thread, while sessions run.
/// </summary>
public sealed class DxLinkServer
{
    private readonly QuoteTokens _tokens;
    private readonly StreamAddress _address;
    private readonly FeedMarket _market;
    private int _messageCount;
    private volatile DxLinkLimits _limits;
    private volatile StreamLoad? _load;
    private volatile IReadOnlyCollection<string> _entitlements = DefaultEntitlements;

    internal DxLinkServer(SimulatorOptions options, IMarket market, Uri baseUri)
    {
        IsDelayed = options.SandboxMode;
        _limits = options.EnforceLimits ? DxLinkLimits.Assumed : DxLinkLimits.None;
        _load = options.StreamLoad;
        _tokens = new QuoteTokens(options.TokenClock);
        _address = new StreamAddress(baseUri, IsDelayed ? "/delayed" : "/realtime");
        _market = new FeedMarket(market, IsDelayed);
        Endpoint = new DxLinkEndpoint(
            new SessionServices
            {
                Clock = options.TokenClock,
                Tokens = _tokens,
                UserId = RandomText.Hex(16),
                Subscriptions = new SubscriptionFactory(_market, Faults.Feed, IsEntitled),
                Budget = new CustomerBudget(options.TokenClock),
                Violations = Violations,
                Faults = Faults,
                Limits = () => _limits,
                Load = () => _load,
                CountMessage = () => Interlocked.Increment(ref _messageCount),
            },
            _address);
    }

    /// <summary>The event types that a token of the service's API is entitled to.</summary>
    public static IReadOnlyCollection<string> DefaultEntitlements { get; } =
    [
        EventTypes.Quote, EventTypes.Trade, EventTypes.TradeEth, EventTypes.Summary, EventTypes.Profile, EventTypes.Greeks, EventTypes.TimeAndSale,
        EventTypes.Candle, EventTypes.TheoPrice, EventTypes.Underlying, EventTypes.Series,
    ];

    /// <summary>Whether it shows the market as it was 15 minutes ago.</summary>
    public bool IsDelayed { get; }

    /// <summary>What is going to go wrong.</summary>
    public DxLinkFaults Faults { get; } = new();

    /// <summary>How often clients have gone beyond the limits.</summary>
    public DxLinkViolations Violations { get; } = new();

    /// <summary>The limits in force from now on.</summary>
    public DxLinkLimits Limits
    {
        get => _limits;
        set => _limits = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>The load to generate from now on, counted anew; null for none.</summary>
    /// <exception cref="ArgumentException">A value of the load makes no sense.</exception>
    public StreamLoad? Load
    {
        get => _load;
        set
        {
            value?.Check();
            _load = value;
            foreach (var session in Endpoint.Sessions) session.Wake();
        }
    }

    /// <summary>The event types that tokens are entitled to; subscriptions to others stay silent. Holds for subscriptions to come.</summary>
    public IReadOnlyCollection<string> Entitlements
    {
        get => _entitlements;
        set => _entitlements = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>How many connections are open.</summary>
    public int OpenSessions => Endpoint.Sessions.Count;

    /// <summary>How many connections there have been.</summary>
    public int SessionCount => Endpoint.SessionCount;

    /// <summary>How many messages clients have sent, of any type.</summary>
    public int MessageCount => Volatile.Read(ref _messageCount);

    /// <summary>How many items (type and symbol) all open sessions hold together.</summary>
    public int ItemCount => Endpoint.Sessions.Sum(session => session.ItemCount);

    internal DxLinkEndpoint Endpoint { get; }

    /// <summary>Lets all quote tokens expire now; sessions that have been authorized go on.</summary>
    public void ExpireTokens() => _tokens.ExpireAll();

    /// <summary>Looks at all prices anew at the next step: for a market whose prices have been changed while its clock stood still.</summary>
    public void Refresh() => _market.Revise();

    /// <summary>Closes all sessions as at a maintenance.</summary>
    public void CloseSessions(int code = 1000, string reason = "Bye")
    {
        foreach (var session in Endpoint.Sessions) session.CloseNow(code, reason);
    }

    /// <summary>Cuts all connections, without a close frame.</summary>
    public void BreakSessions()
    {
        foreach (var session in Endpoint.Sessions) session.Break();
    }

    /// <summary>Lets all sessions that are open fall silent without closing them.</summary>
    public void SilenceSessions()
    {
        foreach (var session in Endpoint.Sessions) session.FallSilent();
    }

    /// <summary>Closes all channels, though nobody has asked for it.</summary>
    public void CloseChannels()
    {
        foreach (var session in Endpoint.Sessions) session.Act(channels => channels.CloseAll());
    }

    /// <summary>Turns all channels to the full format, though nobody has asked for it.</summary>
    public void UseFullFormat()
    {
        foreach (var session in Endpoint.Sessions) session.Act(channels => channels.UseFullFormat());
    }

    /// <summary>Sends an ERROR to all sessions.</summary>
    /// <param name="error">Its type, e.g. <c>UNKNOWN</c>.</param>
    /// <param name="message">Its text.</param>
    /// <param name="toChannels">Whether it concerns each channel instead of the connection.</param>
    public void SendError(string error, string message, bool toChannels = false)
    {
        foreach (var session in Endpoint.Sessions)
        {
            if (toChannels) session.Act(channels => channels.SendErrors(error, message));
            else session.Send(ServerMessages.Error(0, error, message));
        }
    }

    /// <summary>Sends any text to all sessions, whether it is a message or not.</summary>
    public void SendText(string text)
    {
        foreach (var session in Endpoint.Sessions) session.Send(SocketMessage.Raw(text));
    }

    /// <summary>Sends an event to all who have subscribed to it, whatever the market says. The market's own go on beside it.</summary>
    /// <param name="eventType">Any type of the protocol, e.g. <c>Quote</c> or <c>Order</c>.</param>
    /// <param name="symbol">The streamer symbol as subscribed to; the market need not know it.</param>
    /// <param name="fields">Its fields by their names; a number that is left out is <c>"NaN"</c>, a text null, a count 0.</param>
    /// <exception cref="ArgumentException">There is no such type.</exception>
    public void Publish(string eventType, string symbol, IReadOnlyDictionary<string, object?> fields)
    {
        if (fields is null) throw new ArgumentNullException(nameof(fields));
        if (!EventSchemas.TryGet(eventType, out var schema)) throw new ArgumentException($"There is no event type {eventType}.", nameof(eventType));
        var script = fields.ToDictionary(field => field.Key, field => field.Value, StringComparer.Ordinal);
        if (!script.ContainsKey("eventSymbol")) script["eventSymbol"] = symbol;
        if (!script.ContainsKey("eventType")) script["eventType"] = schema.Type;
        var scripted = new FeedEvent { Symbol = symbol, Script = script };
        foreach (var session in Endpoint.Sessions) session.Publish(schema, scripted);
    }

    internal (string Token, Uri Address) IssueToken() => (_tokens.Issue(), _address.Next(Faults.NewPathPerToken));

    private bool IsEntitled(string type) => _entitlements.Contains(type) && !Faults.Feed.WithheldTypes.Contains(type);
}

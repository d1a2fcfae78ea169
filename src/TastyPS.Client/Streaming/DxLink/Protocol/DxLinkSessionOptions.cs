using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Streaming.DxLink.Protocol;

/// <summary>What a session asks of the server, and how long it waits. The defaults suit the service.</summary>
internal sealed record DxLinkSessionOptions
{
    /// <summary>The window in which the server merges updates of a symbol; zero asks for every one.</summary>
    public TimeSpan AggregationPeriod { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Kinds of event whose fields are asked for. A kind that is not among them may be subscribed all the same; the server then chooses its fields.</summary>
    public IReadOnlyList<MarketEventType> Types { get; init; } =
    [
        MarketEventType.Quote, MarketEventType.Trade, MarketEventType.TradeETH, MarketEventType.Summary, MarketEventType.Profile, MarketEventType.Greeks,
        MarketEventType.TheoPrice, MarketEventType.Underlying, MarketEventType.Series, MarketEventType.TimeAndSale, MarketEventType.Candle,
    ];

    /// <summary>The fields to ask for where they are to be fewer than all, by their names on the wire. <c>eventSymbol</c> must be among them.</summary>
    public IReadOnlyDictionary<MarketEventType, IReadOnlyList<string>> Fields { get; init; } = new Dictionary<MarketEventType, IReadOnlyList<string>>();

    /// <summary>The contract of the feed channel.</summary>
    public string Contract { get; init; } = "AUTO";

    /// <summary>What follows <c>0.1-</c> in the version that is sent.</summary>
    public string Product { get; init; } = "TastyPS";

    /// <summary>How long one step of the handshake may take.</summary>
    public TimeSpan StepTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>After how long a silence of this side a KEEPALIVE is sent.</summary>
    public TimeSpan KeepAliveInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>After how long a silence the server may drop this side, as it is told; also the shortest silence of the server that ends the session.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Bytes of the largest message that is accepted.</summary>
    public int MaxMessageBytes { get; init; } = 64 * 1024 * 1024;
}

namespace TastyPS.Client.OptionChains.Snapshot;

/// <summary>What is wanted of one underlying's chain.</summary>
public sealed record ChainQuery
{
    /// <summary>How long after the last new answer the feed is not waited for any more, unless a query says otherwise.</summary>
    public static TimeSpan DefaultQuietPeriod { get; } = TimeSpan.FromSeconds(5);

    /// <summary>The underlying's symbol, e.g. <c>SPX</c> or <c>BRK/B</c>.</summary>
    public required string Underlying { get; init; }

    /// <summary>Which contracts.</summary>
    public ChainFilter Filter { get; init; } = new();

    /// <summary>Contracts alone, without market data.</summary>
    public bool ContractOnly { get; init; }

    /// <summary>The facts that are wanted of each contract; all by default.</summary>
    public IReadOnlyList<MarketFact> Facts { get; init; } = [MarketFact.Quote, MarketFact.Trade, MarketFact.Summary, MarketFact.Greeks];

    /// <summary>Whether the feed is asked. Without it everything comes by REST, where Greeks are not to be counted on.</summary>
    public bool UseStream { get; init; } = true;

    /// <summary>Rows in order of arrival, instead of expiration, root, strike, call before put.</summary>
    public bool Unordered { get; init; }

    /// <summary>
    /// How long after the last new answer the feed is not waited for any more, once everything has been subscribed. What it has left unanswered is then asked
    /// for by REST.
    /// </summary>
    public TimeSpan QuietPeriod
    {
        get;
        init => field = value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(QuietPeriod), value, "A quiet period cannot be negative.");
    } = DefaultQuietPeriod;

    /// <summary>
    /// How long the whole query may take: the chain, the price and the market data together. Null (the default) gives market data two minutes beyond
    /// what the limits cost, and the chain the time of the client's options.
    /// </summary>
    public TimeSpan? Timeout { get; init; }
}

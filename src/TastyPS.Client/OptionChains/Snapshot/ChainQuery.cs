namespace TastyPS.Client.OptionChains.Snapshot;

/// <summary>What is wanted of one underlying's chain.</summary>
public sealed record ChainQuery
{
    /// <summary>The underlying's symbol, e.g. <c>SPX</c> or <c>BRK/B</c>.</summary>
    public required string Underlying { get; init; }

    /// <summary>Which contracts.</summary>
    public ChainFilter Filter { get; init; } = new();

    /// <summary>Contracts alone, without market data.</summary>
    public bool ContractOnly { get; init; }

    /// <summary>Rows in order of arrival, instead of expiration, root, strike, call before put.</summary>
    public bool Unordered { get; init; }

    /// <summary>
    /// How long the whole query may take: the chain, the price and the market data together. Null (the default) gives market data two minutes beyond
    /// what the request limits cost, and the chain the time of the client's options.
    /// </summary>
    public TimeSpan? Timeout { get; init; }
}

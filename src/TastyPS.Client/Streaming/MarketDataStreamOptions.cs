namespace TastyPS.Client.Streaming;

/// <summary>What a stream of market data is asked for. Copied when the stream is opened.</summary>
public sealed record MarketDataStreamOptions
{
    /// <summary>The window in which the service merges updates of a symbol; zero asks for every one.</summary>
    public TimeSpan AggregationPeriod { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How many sessions the stream may use; null for as many as the limits have.</summary>
    public int? Sessions
    {
        get;
        init => field = value is < 1 ? throw new ArgumentOutOfRangeException(nameof(Sessions), value, "A stream needs at least one session.") : value;
    }

    /// <summary>How long after subscribing an item may stay without any event before a notice names it; infinite for never.</summary>
    public TimeSpan NoDataAfter { get; init; } = TimeSpan.FromSeconds(30);
}

namespace TastyPS.Benchmarks.Streaming;

/// <summary>What a feed server sends once a connection has subscribed to all symbols.</summary>
/// <param name="Symbols">How many symbols it waits for.</param>
/// <param name="Frames">How many frames it sends, then the end frame; 0 = without end.</param>
/// <param name="EventsPerSecond">At which rate; 0 = as fast as it is read.</param>
internal sealed record FeedPlan(int Symbols, int Frames, int EventsPerSecond)
{
    /// <summary>How often it sends what is due: the service's aggregation period, or shorter where a batch would be longer than a client can hold.</summary>
    public TimeSpan Period => TimeSpan.FromSeconds(EventsPerSecond > 100_000 ? 0.005 : 0.1);

    /// <summary>All events but the one that ends a run.</summary>
    public long Events => (long)Frames * QuoteFrames.EventsPerFrame;
}

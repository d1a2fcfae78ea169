namespace TastyPS.Client.Streaming.Events;

/// <summary>One event of the market data feed.</summary>
public interface IMarketEvent
{
    /// <summary>Its kind.</summary>
    MarketEventType EventType { get; }

    /// <summary>The streamer symbol it belongs to.</summary>
    string Symbol { get; }

    /// <summary>When it reached this machine.</summary>
    DateTimeOffset ReceivedAt { get; }
}

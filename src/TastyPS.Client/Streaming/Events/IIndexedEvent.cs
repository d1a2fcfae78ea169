namespace TastyPS.Client.Streaming.Events;

/// <summary>An event of an ordered history, which comes as a snapshot and updates.</summary>
public interface IIndexedEvent : IMarketEvent
{
    /// <summary>Where it stands in a transaction and in a snapshot.</summary>
    EventFlags Flags { get; }

    /// <summary>Its key and its order within symbol and source; all 64 bits count.</summary>
    long Index { get; }
}

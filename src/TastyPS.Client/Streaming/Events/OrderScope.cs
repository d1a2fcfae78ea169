namespace TastyPS.Client.Streaming.Events;

/// <summary>What an entry of a book stands for.</summary>
public enum OrderScope
{
    /// <summary>Not known.</summary>
    Undefined,

    /// <summary>Best price of the whole market.</summary>
    Composite,

    /// <summary>Best price of one exchange.</summary>
    Regional,

    /// <summary>A price level.</summary>
    Aggregate,

    /// <summary>One order.</summary>
    Order,
}

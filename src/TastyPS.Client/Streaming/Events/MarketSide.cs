namespace TastyPS.Client.Streaming.Events;

/// <summary>Side of a trade or of a book.</summary>
public enum MarketSide
{
    /// <summary>Not known.</summary>
    Undefined,

    /// <summary>Buy.</summary>
    Buy,

    /// <summary>Sell.</summary>
    Sell,
}

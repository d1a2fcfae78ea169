namespace TastyPS.Client.Streaming.Events;

/// <summary>Whether an instrument trades.</summary>
public enum SecurityTradingStatus
{
    /// <summary>Not known.</summary>
    Undefined,

    /// <summary>Trading is halted.</summary>
    Halted,

    /// <summary>It trades.</summary>
    Active,
}

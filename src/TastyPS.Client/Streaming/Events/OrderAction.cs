namespace TastyPS.Client.Streaming.Events;

/// <summary>What happened to an order.</summary>
public enum OrderAction
{
    /// <summary>Not known.</summary>
    Undefined,

    /// <summary>Added.</summary>
    New,

    /// <summary>Modified, its place in the queue lost.</summary>
    Replace,

    /// <summary>Modified, its place in the queue kept.</summary>
    Modify,

    /// <summary>Cancelled.</summary>
    Delete,

    /// <summary>Executed in part.</summary>
    Partial,

    /// <summary>Executed.</summary>
    Execute,

    /// <summary>A trade without a visible order.</summary>
    Trade,

    /// <summary>A trade was undone.</summary>
    Bust,
}

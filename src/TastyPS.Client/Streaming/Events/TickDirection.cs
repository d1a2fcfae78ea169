namespace TastyPS.Client.Streaming.Events;

/// <summary>Direction of a price against the one before.</summary>
public enum TickDirection
{
    /// <summary>Not known.</summary>
    Undefined,

    /// <summary>Lower.</summary>
    Down,

    /// <summary>Equal; the last change was downwards.</summary>
    ZeroDown,

    /// <summary>Equal.</summary>
    Zero,

    /// <summary>Equal; the last change was upwards.</summary>
    ZeroUp,

    /// <summary>Higher.</summary>
    Up,
}

namespace TastyPS.Client.Streaming.Events;

/// <summary>How far a closing price is settled.</summary>
public enum ClosePriceType
{
    /// <summary>Not known.</summary>
    Undefined,

    /// <summary>The regular last price.</summary>
    Regular,

    /// <summary>Indicative.</summary>
    Indicative,

    /// <summary>Preliminary.</summary>
    Preliminary,

    /// <summary>Final.</summary>
    Final,
}

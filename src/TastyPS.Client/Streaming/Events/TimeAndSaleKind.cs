namespace TastyPS.Client.Streaming.Events;

/// <summary>What an entry of the tape does.</summary>
public enum TimeAndSaleKind
{
    /// <summary>Not known.</summary>
    Undefined,

    /// <summary>A trade.</summary>
    New,

    /// <summary>Corrects the trade with the same index.</summary>
    Correction,

    /// <summary>Cancels the trade with the same index.</summary>
    Cancel,
}

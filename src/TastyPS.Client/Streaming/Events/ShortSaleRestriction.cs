namespace TastyPS.Client.Streaming.Events;

/// <summary>Whether short sales are restricted.</summary>
public enum ShortSaleRestriction
{
    /// <summary>Not known.</summary>
    Undefined,

    /// <summary>Restricted.</summary>
    Active,

    /// <summary>Not restricted.</summary>
    Inactive,
}

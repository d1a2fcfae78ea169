namespace TastyPS.Client.Orders;

/// <summary>How long an order works.</summary>
public enum TimeInForce
{
    /// <summary>Until the close of the regular session.</summary>
    Day,

    /// <summary>Until it is cancelled.</summary>
    GTC,

    /// <summary>Until the end of a day.</summary>
    GTD,

    /// <summary>The day with its extended hours.</summary>
    Ext,

    /// <summary>Until it is cancelled, extended hours included.</summary>
    GTCExt,

    /// <summary>The session of 24 hours.</summary>
    ExtOvernight,

    /// <summary>Until it is cancelled, in sessions of 24 hours.</summary>
    GTCExtOvernight,

    /// <summary>At once or not at all; what does not fill is cancelled.</summary>
    IOC,
}

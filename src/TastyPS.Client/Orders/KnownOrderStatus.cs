namespace TastyPS.Client.Orders;

/// <summary>The statuses of orders that are documented or were recorded.</summary>
public enum KnownOrderStatus
{
    /// <summary>Taken on; stays so while the market is closed.</summary>
    Received,

    /// <summary>Being sent out.</summary>
    Routed,

    /// <summary>Sent, not acknowledged.</summary>
    InFlight,

    /// <summary>Waits for another order or a condition.</summary>
    Contingent,

    /// <summary>Rests at the venue; partial fills keep it so.</summary>
    Live,

    /// <summary>Its cancellation is on the way.</summary>
    CancelRequested,

    /// <summary>Its replacement is on the way.</summary>
    ReplaceRequested,

    /// <summary>Filled; the fills of further legs may follow a moment later.</summary>
    Filled,

    /// <summary>Cancelled; what was filled before stays filled.</summary>
    Cancelled,

    /// <summary>Not filled in time.</summary>
    Expired,

    /// <summary>Refused after it was taken on.</summary>
    Rejected,

    /// <summary>Removed by an administrator.</summary>
    Removed,

    /// <summary>Removed in part by an administrator.</summary>
    PartiallyRemoved,

    /// <summary>About to be removed (listed once, never recorded).</summary>
    RemovePending,

    /// <summary>Ended (listed once, never recorded).</summary>
    Dead,
}

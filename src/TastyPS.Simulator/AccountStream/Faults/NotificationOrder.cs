namespace TastyPS.Simulator.AccountStream.Faults;

/// <summary>How notifications stand to the reply of the request that brought them about.</summary>
public enum NotificationOrder
{
    /// <summary>They leave after the reply has been sent.</summary>
    AfterReply,

    /// <summary>They leave before the reply, which waits for them.</summary>
    BeforeReply,

    /// <summary>They leave at once, and the reply does not care.</summary>
    AsItComes,
}

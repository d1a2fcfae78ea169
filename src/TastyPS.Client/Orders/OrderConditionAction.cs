namespace TastyPS.Client.Orders;

/// <summary>What happens to an order when its condition is met.</summary>
public enum OrderConditionAction
{
    /// <summary>It is sent out.</summary>
    Route,

    /// <summary>It is cancelled.</summary>
    Cancel,
}

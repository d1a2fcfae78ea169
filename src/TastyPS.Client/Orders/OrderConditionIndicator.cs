namespace TastyPS.Client.Orders;

/// <summary>The price a condition looks at.</summary>
public enum OrderConditionIndicator
{
    /// <summary>The last trade.</summary>
    Last,

    /// <summary>The natural price: where it could be traded now.</summary>
    Nat,
}

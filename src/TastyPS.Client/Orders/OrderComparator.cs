namespace TastyPS.Client.Orders;

/// <summary>How a price is compared with a threshold.</summary>
public enum OrderComparator
{
    /// <summary>Greater or equal (<c>gte</c>).</summary>
    AtLeast,

    /// <summary>Less or equal (<c>lte</c>).</summary>
    AtMost,
}

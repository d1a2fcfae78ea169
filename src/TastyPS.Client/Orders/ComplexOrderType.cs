namespace TastyPS.Client.Orders;

/// <summary>How the orders of a complex order depend on each other.</summary>
public enum ComplexOrderType
{
    /// <summary>Two orders; the fill of one cancels the other.</summary>
    OCO,

    /// <summary>A trigger order whose fill sends one to three others.</summary>
    OTO,

    /// <summary>A trigger order whose fill sends an OCO pair.</summary>
    OTOCO,

    /// <summary>Orders that are sent when the ratio of two prices reaches a threshold.</summary>
    PAIRS,
}

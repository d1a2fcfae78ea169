namespace TastyPS.Client.Orders.Limits;

/// <summary>The caps that orders are held to.</summary>
public enum OrderLimit
{
    /// <summary>The kill switch: no order at all.</summary>
    Off,

    /// <summary>The largest notional of an order.</summary>
    MaxNotional,

    /// <summary>The largest quantity of a leg.</summary>
    MaxQuantity,

    /// <summary>The symbols and underlyings that may be traded.</summary>
    AllowedSymbols,

    /// <summary>The accounts that may trade.</summary>
    AllowedAccounts,
}

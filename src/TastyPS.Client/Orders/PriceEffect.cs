namespace TastyPS.Client.Orders;

/// <summary>Which way money goes.</summary>
public enum PriceEffect
{
    /// <summary>The customer pays.</summary>
    Debit,

    /// <summary>The customer receives.</summary>
    Credit,
}

namespace TastyPS.Analytics.Pricing;

/// <summary>The right an option gives.</summary>
public enum OptionRight
{
    /// <summary>The right to buy.</summary>
    Call,

    /// <summary>The right to sell.</summary>
    Put,
}

namespace TastyPS.Analytics.Pricing;

/// <summary>What an option is worth, and how that changes.</summary>
/// <param name="Price">In money, per unit of the underlying.</param>
/// <param name="Delta">Change of the price per unit of the underlying's price.</param>
/// <param name="Gamma">Change of delta per unit of the underlying's price.</param>
/// <param name="Theta">Change of the price as one calendar day (1/365 of a year) passes; usually negative.</param>
/// <param name="Vega">Change of the price per percentage point of volatility.</param>
/// <param name="Rho">Change of the price per percentage point of the interest rate.</param>
public readonly record struct OptionValuation(double Price, double Delta, double Gamma, double Theta, double Vega, double Rho);

using TastyPS.Analytics.Pricing;

namespace TastyPS.Analytics.Tests.Pricing;

/// <summary>One set of arguments of the formula.</summary>
public sealed record OptionCase(OptionRight Right, double Spot, double Strike, double Years, double Rate, double Carry, double Volatility)
{
    public double Price => BlackScholesMerton.Price(Right, Spot, Strike, Years, Rate, Carry, Volatility);

    public OptionValuation Valuation => BlackScholesMerton.Evaluate(Right, Spot, Strike, Years, Rate, Carry, Volatility);

    public double DiscountedStrike => Strike * Math.Exp(-Rate * Years);

    public double CarriedSpot => Spot * Math.Exp((Carry - Rate) * Years);
}

/// <summary>Options in and out of the money, short and long, with every sign of rate and carry.</summary>
public static class OptionGrid
{
    public static IEnumerable<OptionCase> Cases() =>
        from right in new[] { OptionRight.Call, OptionRight.Put }
        from strike in new[] { 60.0, 90, 100, 105, 150 }
        from years in new[] { 0.02, 0.25, 1, 3 }
        from rate in new[] { -0.01, 0.0, 0.05 }
        from carry in new[] { -0.03, 0.0, 0.02 }
        from volatility in new[] { 0.08, 0.20, 0.60 }
        select new OptionCase(right, 100, strike, years, rate, carry, volatility);
}

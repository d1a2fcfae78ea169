namespace TastyPS.Analytics.Pricing;

/// <summary>
/// The generalized Black–Scholes–Merton formula for European options with a cost of carry <c>b</c>
/// (E. G. Haug, "The Complete Guide to Option Pricing Formulas", 2nd ed., chapters 1 and 2):
/// <c>b = r</c> for a stock without dividends, <c>b = r − q</c> for a dividend yield <c>q</c>, <c>b = 0</c> for a future,
/// <c>b = r − rf</c> for a currency.
/// </summary>
/// <remarks>
/// Spot and strike are money; rate, carry and volatility are fractions a year (0.05 is 5 %), rate and carry compounded continuously.
/// Without time or volatility left the results are the limits of the formula; a gamma that would be infinite (spot exactly at the strike) is 0.
/// </remarks>
public static class BlackScholesMerton
{
    private const double DaysPerYear = 365;
    private const double PointsPerOne = 100;

    /// <summary>The option's price, never negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not a finite number; spot, years or volatility is negative; the strike is not positive.</exception>
    public static double Price(OptionRight right, double spot, double strike, double years, double rate, double carry, double volatility)
    {
        Check(right, spot, strike, years, rate, carry, volatility);
        return new Terms(right, spot, strike, years, rate, carry, volatility).Price;
    }

    /// <summary>The option's price and Greeks.</summary>
    /// <remarks>
    /// Rho moves the carry along with the rate, since the yield stays what it is; with a carry of 0 the underlying is a future,
    /// and the carry stays 0 (Haug, 2.6). At expiration gamma, theta, vega and rho are 0.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">An argument is not a finite number; spot, years or volatility is negative; the strike is not positive.</exception>
    public static OptionValuation Evaluate(OptionRight right, double spot, double strike, double years, double rate, double carry, double volatility)
    {
        Check(right, spot, strike, years, rate, carry, volatility);
        var terms = new Terms(right, spot, strike, years, rate, carry, volatility);
        if (years == 0)
            return new OptionValuation(terms.Price, terms.Delta, Gamma: 0, Theta: 0, Vega: 0, Rho: 0);

        var density = StandardNormal.Density(terms.D1);
        var spread = spot * terms.Deviation;
        var gamma = spread > 0 && density > 0 ? terms.CarryFactor * density / spread : 0;
        var vega = terms.CarriedSpot * density * Math.Sqrt(years);
        var decay = vega * volatility / (2 * years);
        var theta = -decay - (carry - rate) * spot * terms.Delta - rate * terms.StrikeShare;
        var rho = carry == 0 ? -years * terms.Price : years * terms.StrikeShare;
        return new OptionValuation(terms.Price, terms.Delta, gamma, theta / DaysPerYear, vega / PointsPerOne, rho / PointsPerOne);
    }

    private static void Check(OptionRight right, double spot, double strike, double years, double rate, double carry, double volatility)
    {
        if (right is not (OptionRight.Call or OptionRight.Put))
            throw new ArgumentOutOfRangeException(nameof(right), right, "An option is a call or a put.");

        RequireFinite(spot, nameof(spot));
        RequireFinite(strike, nameof(strike));
        RequireFinite(years, nameof(years));
        RequireFinite(rate, nameof(rate));
        RequireFinite(carry, nameof(carry));
        RequireFinite(volatility, nameof(volatility));
        RequireNotNegative(spot, nameof(spot));
        RequireNotNegative(years, nameof(years));
        RequireNotNegative(volatility, nameof(volatility));
        if (strike <= 0)
            throw new ArgumentOutOfRangeException(nameof(strike), strike, "A strike price is positive.");
    }

    private static void RequireFinite(double value, string name)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
            throw new ArgumentOutOfRangeException(name, value, "A finite number is needed.");
    }

    private static void RequireNotNegative(double value, string name)
    {
        if (value < 0)
            throw new ArgumentOutOfRangeException(name, value, "A negative number makes no sense here.");
    }

    // The terms that price and Greeks share. Sign is +1 for a call and −1 for a put, which makes both formulas one.
    private readonly struct Terms
    {
        public Terms(OptionRight right, double spot, double strike, double years, double rate, double carry, double volatility)
        {
            var sign = right == OptionRight.Call ? 1 : -1;
            Deviation = volatility * Math.Sqrt(years);
            var moneyness = Math.Log(spot / strike) + carry * years;
            D1 = Scaled(moneyness, Deviation) + Deviation / 2;
            var d2 = Scaled(moneyness, Deviation) - Deviation / 2;

            CarryFactor = Math.Exp((carry - rate) * years);
            CarriedSpot = spot * CarryFactor;
            Delta = sign * CarryFactor * StandardNormal.Cumulative(sign * D1);
            StrikeShare = sign * strike * Math.Exp(-rate * years) * StandardNormal.Cumulative(sign * d2);
            Price = Math.Max(0, spot * Delta - StrikeShare);
        }

        public double Price { get; }

        public double Delta { get; }

        // What the strike contributes to the price: negative for a put.
        public double StrikeShare { get; }

        public double D1 { get; }

        public double Deviation { get; }

        public double CarryFactor { get; }

        public double CarriedSpot { get; }

        // With no deviation left, the side on which the forward stands is certain.
        private static double Scaled(double moneyness, double deviation) => (deviation, moneyness) switch
        {
            (_, 0) => 0,
            (0, > 0) => double.PositiveInfinity,
            (0, _) => double.NegativeInfinity,
            _ => moneyness / deviation,
        };
    }
}

using TastyPS.Analytics.Pricing;

namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>What moves at an instant: the spot, and the factor on short volatility.</summary>
internal readonly record struct MarketMoment(DateTimeOffset Instant, double Spot, double VolatilityLevel);

/// <summary>One maturity at one moment.</summary>
internal readonly record struct Maturity(double Spot, double Years, double Forward, SsviSmile Smile)
{
    public double VolatilityAt(double strike) => Math.Sqrt(Smile.TotalVariance(Math.Log(strike / Forward)) / Years);
}

/// <summary>Values options on one underlying from its surface.</summary>
/// <remarks>
/// An American option is worth its European value or, if that is more, what exercise brings: still falling and convex in the strike, so
/// no arbitrage enters.
/// </remarks>
internal sealed class SurfaceModel(SsviSurface surface, double rate, double dividendYield)
{
    private const double DaysPerYear = 365;

    private static readonly TimeSpan LastMoment = TimeSpan.FromSeconds(1);

    public Maturity MaturityAt(MarketMoment moment, DateTimeOffset expiresAt)
    {
        var left = expiresAt - moment.Instant;
        var years = (left > LastMoment ? left : LastMoment).TotalDays / DaysPerYear;
        return new Maturity(moment.Spot, years, moment.Spot * Math.Exp((rate - dividendYield) * years), surface.SmileAt(years, moment.VolatilityLevel));
    }

    public double Price(Maturity maturity, OptionRight right, double strike, bool american)
    {
        var volatility = maturity.VolatilityAt(strike);
        var european = BlackScholesMerton.Price(right, maturity.Spot, strike, maturity.Years, rate, rate - dividendYield, volatility);
        return american ? Math.Max(european, Intrinsic(right, maturity.Spot, strike)) : european;
    }

    public OptionValuation Evaluate(Maturity maturity, OptionRight right, double strike, bool american, out double volatility)
    {
        volatility = maturity.VolatilityAt(strike);
        var european = BlackScholesMerton.Evaluate(right, maturity.Spot, strike, maturity.Years, rate, rate - dividendYield, volatility);
        var intrinsic = Intrinsic(right, maturity.Spot, strike);
        return american && intrinsic > european.Price
            ? new OptionValuation(intrinsic, right == OptionRight.Call ? 1 : -1, 0, 0, 0, 0)
            : european;
    }

    private static double Intrinsic(OptionRight right, double spot, double strike) =>
        Math.Max(0, right == OptionRight.Call ? spot - strike : strike - spot);
}

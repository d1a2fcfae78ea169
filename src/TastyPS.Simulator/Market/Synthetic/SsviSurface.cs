namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>A surface of implied total variance that admits no static arbitrage.</summary>
/// <remarks>
/// SSVI with the power law φ(θ) = η / (θ^γ (1+θ)^(1−γ)) (Gatheral and Jacquier, "Arbitrage-free SVI volatility surfaces", Quantitative
/// Finance 14, 2014, section 4): free of butterfly and of calendar arbitrage if η(1+|ρ|) ≤ 2, 0 &lt; γ ≤ ½ and the variance at the money
/// grows with time. The latter is a mean-reverting variance's expectation, integrated.
/// </remarks>
internal sealed class SsviSurface
{
    private readonly double _rho;
    private readonly double _eta;
    private readonly double _gamma;
    private readonly double _shortVolatility;
    private readonly double _longVolatility;
    private readonly double _reversion;

    /// <summary>Makes a surface.</summary>
    /// <param name="rho">Skew, −1 to 1.</param>
    /// <param name="eta">Strength of skew and smile.</param>
    /// <param name="gamma">How fast they fade with variance.</param>
    /// <param name="shortVolatility">Volatility at the money now.</param>
    /// <param name="longVolatility">Volatility at the money to which it reverts.</param>
    /// <param name="reversion">Speed of the reversion, per year.</param>
    public SsviSurface(double rho, double eta, double gamma, double shortVolatility, double longVolatility, double reversion)
    {
        if (Math.Abs(rho) >= 1 || eta <= 0 || gamma is <= 0 or > 0.5 || eta * (1 + Math.Abs(rho)) > 2)
            throw new ArgumentException("SSVI is free of arbitrage only for |ρ| < 1, 0 < γ ≤ ½ and 0 < η(1+|ρ|) ≤ 2.");
        (_rho, _eta, _gamma) = (rho, eta, gamma);
        (_shortVolatility, _longVolatility, _reversion) = (shortVolatility, longVolatility, reversion);
    }

    /// <summary>The smile of one maturity.</summary>
    /// <param name="years">Time to it, greater than 0.</param>
    /// <param name="level">A factor on the short volatility; the long one moves with its root.</param>
    public SsviSmile SmileAt(double years, double level)
    {
        var shortVariance = _shortVolatility * _shortVolatility * level * level;
        var longVariance = _longVolatility * _longVolatility * level;
        var theta = longVariance * years + (shortVariance - longVariance) * (1 - Math.Exp(-_reversion * years)) / _reversion;
        var phi = _eta / (Math.Pow(theta, _gamma) * Math.Pow(1 + theta, 1 - _gamma));
        return new SsviSmile(_rho, theta, phi);
    }
}

/// <summary>Total variance over log-moneyness for one maturity.</summary>
internal readonly record struct SsviSmile(double Rho, double Theta, double Phi)
{
    /// <summary>Implied variance times time at ln(strike ÷ forward).</summary>
    public double TotalVariance(double logMoneyness)
    {
        var x = Phi * logMoneyness;
        return Theta / 2 * (1 + Rho * x + Math.Sqrt((x + Rho) * (x + Rho) + 1 - Rho * Rho));
    }
}

namespace TastyPS.Analytics.Pricing;

/// <summary>The normal distribution with mean 0 and standard deviation 1.</summary>
public static class StandardNormal
{
    private const double InverseSqrtTwoPi = 0.398942280401432677939946059934;

    // Where one approximation takes over from the other: the median's neighbourhood, and √32.
    private const double CentreEnd = 0.67448975;
    private const double FarTail = 5.656854249492380195206754896838;

    // W. J. Cody, "Algorithm 715: SPECFUN", ACM Transactions on Mathematical Software 19 (1993), function ANORM;
    // the approximations are those of "Rational Chebyshev Approximations for the Error Function",
    // Mathematics of Computation 23 (1969). Coefficients from the highest power down.
    private static readonly double[] CentreNumerator =
        [0.065682337918207449113, 2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582, 18154.981253343561249];

    private static readonly double[] CentreDenominator =
        [1, 47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956];

    private static readonly double[] TailNumerator =
    [
        1.0765576773720192317e-8, 0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226,
        2494.5375852903726711, 6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218,
    ];

    private static readonly double[] TailDenominator =
    [
        1, 22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755,
        18615.571640885098091, 34900.952721145977266, 38912.003286093271411, 19685.429676859990727,
    ];

    private static readonly double[] FarTailNumerator =
        [0.02307344176494017303, 0.21589853405795699, 0.1274011611602473639, 0.022235277870649807, 0.001421619193227893466, 2.9112874951168792e-5];

    private static readonly double[] FarTailDenominator =
        [1, 1.28426009614491121, 0.468238212480865118, 0.0659881378689285515, 0.00378239633202758244, 7.29751555083966205e-5];

    /// <summary>The height of the bell curve at <paramref name="x"/>.</summary>
    public static double Density(double x) => InverseSqrtTwoPi * Math.Exp(-0.5 * x * x);

    /// <summary>
    /// The probability of a value up to <paramref name="x"/>, to about 15 significant digits, in the lower tail too
    /// (0 below about −38.5, where a double ends).
    /// </summary>
    public static double Cumulative(double x)
    {
        if (double.IsNaN(x))
            return double.NaN;

        var distance = Math.Abs(x);
        if (distance <= CentreEnd)
            return 0.5 + x * Ratio(CentreNumerator, CentreDenominator, x * x);

        var tail = distance > 40 ? 0 : GaussianFactor(distance) * ScaledTail(distance);
        return x < 0 ? tail : 1 - tail;
    }

    // The tail's probability without its factor exp(−x²/2).
    private static double ScaledTail(double distance)
    {
        if (distance <= FarTail)
            return Ratio(TailNumerator, TailDenominator, distance);

        var inverseSquare = 1 / (distance * distance);
        return (InverseSqrtTwoPi - inverseSquare * Ratio(FarTailNumerator, FarTailDenominator, inverseSquare)) / distance;
    }

    // exp(−x²/2) in two steps, so that the rounding of x² does not grow in the exponent (Cody's way).
    private static double GaussianFactor(double distance)
    {
        var coarse = Math.Truncate(distance * 16) / 16;
        var rest = (distance - coarse) * (distance + coarse);
        return Math.Exp(-0.5 * coarse * coarse) * Math.Exp(-0.5 * rest);
    }

    private static double Ratio(double[] numerator, double[] denominator, double x) =>
        Polynomial(numerator, x) / Polynomial(denominator, x);

    private static double Polynomial(double[] coefficients, double x)
    {
        var sum = 0.0;
        foreach (var coefficient in coefficients)
            sum = sum * x + coefficient;
        return sum;
    }
}

using TastyPS.Analytics.Pricing;
using TastyPS.Simulator.Market.Synthetic;

namespace TastyPS.Simulator.Tests.Market.Synthetic;

public class SsviSurfaceTests
{
    // Room for the rounding of values around 1.
    private const double Rounding = 1e-13;

    private static readonly double[] Levels = [0.5, 1, 2];

    private static readonly double[] Years = [1 / 8760.0, 1 / 365.0, 7 / 365.0, 0.1, 0.25, 0.5, 1, 2, 5];

    public static TheoryData<string> Optionable => [.. Specs().Select(spec => spec.Listing.Symbol)];

    [Theory]
    [MemberData(nameof(Optionable))]
    public void Calls_fall_with_the_strike_never_faster_than_it_rises_and_are_convex(string symbol)
    {
        foreach (var (years, smile) in Smiles(symbol))
        {
            const double step = 0.0025;
            double Call(double strike) =>
                BlackScholesMerton.Price(OptionRight.Call, 1, strike, years, 0, 0, Math.Sqrt(smile.TotalVariance(Math.Log(strike)) / years));

            var calls = Enumerable.Range(20, 1600).Select(steps => Call(steps * step)).ToArray();
            for (var i = 2; i < calls.Length; i++)
            {
                var (lower, middle, upper) = (calls[i - 2], calls[i - 1], calls[i]);
                Assert.InRange(lower - middle, -Rounding, step + Rounding);
                Assert.InRange(lower - 2 * middle + upper, -Rounding, double.PositiveInfinity);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Optionable))]
    public void Total_variance_never_falls_with_time_at_a_fixed_forward_moneyness(string symbol)
    {
        var surface = Surface(symbol);
        foreach (var level in Levels)
        {
            for (var logMoneyness = -3.0; logMoneyness <= 2; logMoneyness += 0.02)
            {
                var before = 0.0;
                for (var years = 1 / 8760.0; years < 5; years *= 1.05)
                {
                    var variance = surface.SmileAt(years, level).TotalVariance(logMoneyness);
                    Assert.True(variance >= before, FormattableString.Invariant($"{symbol}: k {logMoneyness} t {years}: {variance} < {before}"));
                    before = variance;
                }
            }
        }
    }

    [Fact]
    public void At_the_money_forward_the_variance_is_the_term_structures()
    {
        // With short and long volatility equal the expected variance is flat: 0.2² × 0.5 years.
        var smile = new SsviSurface(-0.5, 1, 0.5, 0.2, 0.2, 2).SmileAt(0.5, 1);

        Assert.Equal(0.02, smile.TotalVariance(0), 12);
    }

    [Theory]
    [InlineData(-0.7, 1.2, 0.5)] // η(1+|ρ|) = 2.04
    [InlineData(-0.7, 1.1, 0.6)]
    [InlineData(1, 0.5, 0.5)]
    [InlineData(0, 0, 0.5)]
    public void A_surface_that_admits_arbitrage_cannot_be_made(double rho, double eta, double gamma) =>
        Assert.Throws<ArgumentException>(() => new SsviSurface(rho, eta, gamma, 0.2, 0.2, 1));

    private static IEnumerable<(double Years, SsviSmile Smile)> Smiles(string symbol) =>
        from surface in new[] { Surface(symbol) }
        from level in Levels
        from years in Years
        select (years, surface.SmileAt(years, level));

    private static IEnumerable<UnderlyingSpec> Specs() => UnderlyingCatalog.All().Where(spec => spec.Options is not null);

    private static SsviSurface Surface(string symbol) => Specs().Single(spec => spec.Listing.Symbol == symbol).Options!.Surface;
}

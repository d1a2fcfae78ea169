using TastyPS.Analytics.Pricing;

namespace TastyPS.Analytics.Tests.Pricing;

/// <summary>Each Greek against the differences of prices it stands for.</summary>
public class BlackScholesMertonGreeksTests
{
    [Fact]
    public void Delta_is_the_slope_of_the_price_over_the_spot() =>
        AssertEverywhere(
            option => option.Valuation.Delta,
            option => Slope(h => (option with { Spot = option.Spot + h }).Price, 1e-3),
            tolerance: 1e-6);

    [Fact]
    public void Gamma_is_the_slope_of_delta_over_the_spot() =>
        AssertEverywhere(
            option => option.Valuation.Gamma,
            option => Slope(h => (option with { Spot = option.Spot + h }).Valuation.Delta, 1e-3),
            tolerance: 1e-6);

    [Fact]
    public void Vega_is_the_slope_of_the_price_over_the_volatility_in_points() =>
        AssertEverywhere(
            option => option.Valuation.Vega,
            option => Slope(h => (option with { Volatility = option.Volatility + h }).Price, 1e-5) / 100,
            tolerance: 1e-6);

    [Fact]
    public void Theta_is_the_slope_of_the_price_over_the_passing_days() =>
        AssertEverywhere(
            option => option.Valuation.Theta,
            option => -Slope(h => (option with { Years = option.Years + h }).Price, 1e-6) / 365,
            tolerance: 1e-6);

    [Fact]
    public void Rho_is_the_slope_over_the_rate_in_points_where_the_carry_follows_the_rate() =>
        AssertEverywhere(
            option => option.Valuation.Rho,
            option => Slope(h => (option with { Rate = option.Rate + h, Carry = option.Carry + h }).Price, 1e-5) / 100,
            tolerance: 1e-6,
            where: option => option.Carry != 0);

    [Fact]
    public void Rho_of_an_option_on_a_future_leaves_the_carry_at_nothing() =>
        AssertEverywhere(
            option => option.Valuation.Rho,
            option => Slope(h => (option with { Rate = option.Rate + h }).Price, 1e-5) / 100,
            tolerance: 1e-6,
            where: option => option.Carry == 0);

    [Fact]
    public void A_call_and_a_put_share_gamma_and_vega() =>
        Assert.All(OptionGrid.Cases().Where(option => option.Right == OptionRight.Call), call =>
        {
            var put = call with { Right = OptionRight.Put };
            Assert.Equal(call.Valuation.Gamma, put.Valuation.Gamma);
            Assert.Equal(call.Valuation.Vega, put.Valuation.Vega);
        });

    [Fact]
    public void Price_and_valuation_tell_the_same_price() =>
        Assert.All(OptionGrid.Cases(), option => Assert.Equal(option.Price, option.Valuation.Price));

    private static double Slope(Func<double, double> function, double step) => (function(step) - function(-step)) / (2 * step);

    private static void AssertEverywhere(
        Func<OptionCase, double> greek, Func<OptionCase, double> difference, double tolerance, Func<OptionCase, bool>? where = null)
    {
        var cases = OptionGrid.Cases().Where(where ?? (_ => true)).ToList();
        Assert.NotEmpty(cases);
        Assert.All(cases, option => Assert.Equal(difference(option), greek(option), tolerance));
    }
}

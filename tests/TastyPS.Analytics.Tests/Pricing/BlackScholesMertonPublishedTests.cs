using TastyPS.Analytics.Pricing;

namespace TastyPS.Analytics.Tests.Pricing;

/// <summary>The numerical examples of E. G. Haug, "The Complete Guide to Option Pricing Formulas", 2nd ed., chapters 1 and 2.</summary>
public class BlackScholesMertonPublishedTests
{
    private const double HalfOfTheFourthDigit = 0.00005;

    [Theory]
    [InlineData(OptionRight.Call, 60, 65, 0.25, 0.08, 0.08, 0.30, 2.1334)] // Black and Scholes (1973), stock
    [InlineData(OptionRight.Put, 100, 95, 0.5, 0.10, 0.05, 0.20, 2.4648)] // Merton (1973), stock index with dividend yield
    [InlineData(OptionRight.Call, 19, 19, 0.75, 0.10, 0, 0.28, 1.7011)] // Black (1976), future
    [InlineData(OptionRight.Put, 19, 19, 0.75, 0.10, 0, 0.28, 1.7011)]
    [InlineData(OptionRight.Put, 4200, 3800, 0.75, 0, 0, 0.15, 65.6185)] // Asay (1982), margined future
    [InlineData(OptionRight.Call, 1.56, 1.60, 0.5, 0.06, -0.02, 0.12, 0.0291)] // Garman and Kohlhagen (1983), currency
    public void The_price_is_the_published_one(
        OptionRight right, double spot, double strike, double years, double rate, double carry, double volatility, double published)
    {
        var price = BlackScholesMerton.Price(right, spot, strike, years, rate, carry, volatility);

        Assert.Equal(published, price, HalfOfTheFourthDigit);
    }

    [Theory]
    [InlineData(OptionRight.Call, 0.5946)]
    [InlineData(OptionRight.Put, -0.3566)]
    public void Delta_is_the_published_one(OptionRight right, double published)
    {
        var valuation = BlackScholesMerton.Evaluate(right, 105, 100, 0.5, 0.10, 0, 0.36);

        Assert.Equal(published, valuation.Delta, HalfOfTheFourthDigit);
    }

    [Theory]
    [InlineData(OptionRight.Call)]
    [InlineData(OptionRight.Put)]
    public void Gamma_is_the_published_one(OptionRight right)
    {
        var valuation = BlackScholesMerton.Evaluate(right, 55, 60, 0.75, 0.10, 0.10, 0.30);

        Assert.Equal(0.0278, valuation.Gamma, HalfOfTheFourthDigit);
    }

    [Theory]
    [InlineData(OptionRight.Call)]
    [InlineData(OptionRight.Put)]
    public void Vega_is_the_published_one_which_is_given_for_a_hundred_points(OptionRight right)
    {
        var valuation = BlackScholesMerton.Evaluate(right, 55, 60, 0.75, 0.105, 0.0695, 0.30);

        Assert.Equal(18.5027, valuation.Vega * 100, HalfOfTheFourthDigit);
    }

    [Fact]
    public void Theta_is_the_published_one_which_is_given_for_a_year()
    {
        var valuation = BlackScholesMerton.Evaluate(OptionRight.Put, 430, 405, 0.0833, 0.07, 0.02, 0.20);

        Assert.Equal(-31.1924, valuation.Theta * 365, HalfOfTheFourthDigit);
    }

    [Fact]
    public void Rho_is_the_published_one_which_is_given_for_a_hundred_points()
    {
        var valuation = BlackScholesMerton.Evaluate(OptionRight.Call, 72, 75, 1, 0.09, 0.09, 0.19);

        Assert.Equal(38.7325, valuation.Rho * 100, HalfOfTheFourthDigit);
    }
}

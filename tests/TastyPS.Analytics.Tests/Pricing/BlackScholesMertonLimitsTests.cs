using TastyPS.Analytics.Pricing;

namespace TastyPS.Analytics.Tests.Pricing;

public class BlackScholesMertonLimitsTests
{
    [Fact]
    public void A_call_less_a_put_is_the_carried_spot_less_the_discounted_strike() =>
        Assert.All(OptionGrid.Cases().Where(option => option.Right == OptionRight.Call), call =>
            Assert.Equal(call.CarriedSpot - call.DiscountedStrike, call.Price - (call with { Right = OptionRight.Put }).Price, 1e-11));

    [Fact]
    public void A_price_lies_between_the_discounted_forward_payoff_and_what_the_option_can_pay_at_most() =>
        Assert.All(OptionGrid.Cases(), option =>
        {
            var (worth, most) = option.Right == OptionRight.Call
                ? (option.CarriedSpot - option.DiscountedStrike, option.CarriedSpot)
                : (option.DiscountedStrike - option.CarriedSpot, option.DiscountedStrike);
            Assert.InRange(option.Price, Math.Max(0, worth) - 1e-11, most);
        });

    [Fact]
    public void A_price_rises_with_volatility() =>
        Assert.All(OptionGrid.Cases(), option =>
            Assert.True((option with { Volatility = option.Volatility + 0.1 }).Price >= option.Price - 1e-12));

    [Fact]
    public void A_higher_strike_makes_a_call_cheaper_and_a_put_dearer() =>
        Assert.All(OptionGrid.Cases(), option =>
        {
            var change = (option with { Strike = option.Strike + 1 }).Price - option.Price;
            Assert.True(option.Right == OptionRight.Call ? change <= 1e-12 : change >= -1e-12);
        });

    [Fact]
    public void A_price_is_convex_in_the_strike() =>
        Assert.All(OptionGrid.Cases(), option =>
        {
            var wings = (option with { Strike = option.Strike - 1 }).Price + (option with { Strike = option.Strike + 1 }).Price;
            Assert.True(wings - 2 * option.Price >= -1e-11);
        });

    [Theory]
    [InlineData(OptionRight.Call, 110, 10, 1)]
    [InlineData(OptionRight.Call, 90, 0, 0)]
    [InlineData(OptionRight.Call, 100, 0, 0.5)]
    [InlineData(OptionRight.Put, 110, 0, 0)]
    [InlineData(OptionRight.Put, 90, 10, -1)]
    [InlineData(OptionRight.Put, 100, 0, -0.5)]
    public void At_expiration_only_the_payoff_and_its_slope_are_left(OptionRight right, double spot, double payoff, double delta)
    {
        var valuation = BlackScholesMerton.Evaluate(right, spot, 100, 0, 0.05, 0.03, 0.20);

        Assert.Equal(new OptionValuation(payoff, delta, Gamma: 0, Theta: 0, Vega: 0, Rho: 0), valuation);
    }

    [Theory]
    [InlineData(OptionRight.Call, 90)]
    [InlineData(OptionRight.Call, 110)]
    [InlineData(OptionRight.Put, 90)]
    [InlineData(OptionRight.Put, 110)]
    public void Without_volatility_the_forward_pays_for_certain(OptionRight right, double strike)
    {
        var still = new OptionCase(right, 100, strike, 0.5, 0.05, 0.03, 0);
        var sign = right == OptionRight.Call ? 1 : -1;
        var payoff = Math.Max(0, sign * (still.CarriedSpot - still.DiscountedStrike));
        var pays = payoff > 0;

        var valuation = still.Valuation;

        Assert.Equal(payoff, valuation.Price, 1e-12);
        Assert.Equal(pays ? sign * Math.Exp(-0.02 * 0.5) : 0, valuation.Delta, 1e-12);
        Assert.Equal(0, valuation.Gamma);
        Assert.Equal(0, valuation.Vega);
        // The carried spot shrinks by the yield and the discounted strike by the rate: −d/dt of the difference.
        Assert.Equal(pays ? sign * (0.02 * still.CarriedSpot - 0.05 * still.DiscountedStrike) / 365 : 0, valuation.Theta, 1e-12);
        Assert.Equal(pays ? sign * 0.5 * still.DiscountedStrike / 100 : 0, valuation.Rho, 1e-12);
    }

    [Theory]
    [InlineData(0.02, 1e-300)]
    [InlineData(0.02, 5)]
    [InlineData(1e-300, 1e-300)]
    [InlineData(1e-9, 0.2)]
    [InlineData(30, 1000)]
    public void The_deep_tails_stay_finite(double years, double volatility)
    {
        var valuations =
            from right in new[] { OptionRight.Call, OptionRight.Put }
            from spot in new[] { 0, 1e-300, 1e-3, 100, 1e9 }
            from strike in new[] { 1e-300, 1e-3, 100, 1e9 }
            select BlackScholesMerton.Evaluate(right, spot, strike, years, 0.05, 0.02, volatility);

        Assert.All(valuations, value =>
        {
            Assert.True(double.IsFinite(value.Price) && value.Price >= 0);
            Assert.True(double.IsFinite(value.Delta) && double.IsFinite(value.Theta) && double.IsFinite(value.Vega) && double.IsFinite(value.Rho));
            Assert.False(double.IsNaN(value.Gamma));
        });
    }

    [Fact]
    public void A_far_out_of_the_money_price_keeps_its_digits()
    {
        // d1 = −19.95 and d2 = −20.05. Computed to 60 digits: 7.4944192453525773e-87 − 7.4572247380845309e-87.
        const double exact = 3.7194507268046404e-89;

        var price = BlackScholesMerton.Price(OptionRight.Call, 100, 100 * Math.Exp(2), 1, 0, 0, 0.1);

        Assert.Equal(exact, price, exact * 1e-10);
    }

    [Theory]
    [InlineData(-1, 100, 1, 0.05, 0.05, 0.2)]
    [InlineData(100, 0, 1, 0.05, 0.05, 0.2)]
    [InlineData(100, 100, -0.1, 0.05, 0.05, 0.2)]
    [InlineData(100, 100, 1, double.NaN, 0.05, 0.2)]
    [InlineData(100, 100, 1, 0.05, double.PositiveInfinity, 0.2)]
    [InlineData(100, 100, 1, 0.05, 0.05, -0.2)]
    public void Arguments_without_meaning_are_refused(double spot, double strike, double years, double rate, double carry, double volatility)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BlackScholesMerton.Price(OptionRight.Call, spot, strike, years, rate, carry, volatility));
        Assert.Throws<ArgumentOutOfRangeException>(() => BlackScholesMerton.Evaluate(OptionRight.Call, spot, strike, years, rate, carry, volatility));
    }
}

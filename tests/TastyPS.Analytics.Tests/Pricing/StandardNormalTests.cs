using TastyPS.Analytics.Pricing;

namespace TastyPS.Analytics.Tests.Pricing;

public class StandardNormalTests
{
    // Expected values: erfc(−x/√2)/2 of the double nearest to x, computed to 60 digits.
    [Theory]
    [InlineData(-30, 4.9067139271481871e-198)]
    [InlineData(-20, 2.7536241186062337e-89)]
    [InlineData(-10, 7.6198530241605261e-24)]
    [InlineData(-8, 6.2209605742717841e-16)]
    [InlineData(-6, 9.8658764503769814e-10)]
    [InlineData(-5.6568542494923806, 7.7086289501399921e-9)]
    [InlineData(-5.6568542494923797, 7.7086289501400319e-9)]
    [InlineData(-5, 2.8665157187919391e-7)]
    [InlineData(-3, 0.0013498980316300945)]
    [InlineData(-2, 0.022750131948179207)]
    [InlineData(-1, 0.15865525393145705)]
    [InlineData(-0.6744897500000001, 0.25000000006231015)]
    [InlineData(-0.67448974, 0.25000000324007594)]
    [InlineData(-0.5, 0.3085375387259869)]
    [InlineData(-0.1, 0.46017216272297102)]
    [InlineData(-1e-8, 0.4999999960105772)]
    [InlineData(0, 0.5)]
    [InlineData(0.1, 0.53982783727702898)]
    [InlineData(0.67448974, 0.74999999675992406)]
    [InlineData(0.6744897500000001, 0.74999999993768985)]
    [InlineData(1, 0.84134474606854295)]
    [InlineData(3, 0.99865010196836991)]
    [InlineData(8, 0.99999999999999938)]
    [InlineData(10, 1)]
    public void The_cumulative_probability_has_fifteen_digits(double x, double exact) =>
        Assert.Equal(exact, StandardNormal.Cumulative(x), exact * 2e-15);

    [Theory]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(-1e200, 0)]
    [InlineData(1e200, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(double.NaN, double.NaN)]
    public void The_ends_of_the_line_are_exact(double x, double expected) => Assert.Equal(expected, StandardNormal.Cumulative(x));

    [Fact]
    public void Both_sides_add_up_to_one() =>
        Assert.All(Enumerable.Range(0, 1000).Select(step => step * 0.01), x =>
            Assert.Equal(1, StandardNormal.Cumulative(x) + StandardNormal.Cumulative(-x), 1e-15));

    [Fact]
    public void The_density_is_the_slope_of_the_cumulative_probability() =>
        Assert.All(Enumerable.Range(-500, 1001).Select(step => step * 0.01), x =>
            Assert.Equal((StandardNormal.Cumulative(x + 1e-5) - StandardNormal.Cumulative(x - 1e-5)) / 2e-5, StandardNormal.Density(x), 1e-9));
}

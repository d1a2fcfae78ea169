using TastyPS.Simulator.Market.Figures;
using TastyPS.Simulator.Market.Synthetic;
using TastyPS.Simulator.Tests.Market.Synthetic;

namespace TastyPS.Simulator.Tests.Market.Figures;

public class OptionFiguresTests
{
    private readonly SyntheticMarket _market = Markets.At(2026, 11, 20, 11, 0);

    [Theory]
    [InlineData("SPX")]
    [InlineData("SPY")]
    [InlineData("AAPL")]
    public void Volumes_are_those_of_all_options(string symbol)
    {
        var figures = OptionFigures.Of(_market, symbol);
        var strikes = _market.SeriesOf(symbol).SelectMany(series => series.Strikes).ToList();

        Assert.Equal(strikes.Sum(strike => _market.QuoteOf(strike.Call).Volume ?? 0), figures.CallVolume);
        Assert.Equal(strikes.Sum(strike => _market.QuoteOf(strike.Put).Volume ?? 0), figures.PutVolume);
    }

    // A variance swap costs an average over the smile.
    [Fact]
    public void A_series_volatility_lies_among_those_of_its_options()
    {
        foreach (var series in OptionFigures.Of(_market, "SPX").Series.Where(one => one.Volatility is not null && one.Years > 0.01))
        {
            var smile = _market.SeriesOf("SPX").Where(one => one.Expiration == series.Expiration).SelectMany(one => one.Options()).Select(option => _market.QuoteOf(option).ImpliedVolatility!.Value).ToList();
            Assert.InRange(series.Volatility!.Value, smile.Min(), smile.Max());
        }
    }

    // r − q of the index is 4 % less 1.3 %.
    [Fact]
    public void The_forward_is_the_index_carried_to_the_day()
    {
        var spot = (double)_market.QuoteOf(_market.Listing("SPX")).Last!.Value;
        foreach (var series in OptionFigures.Of(_market, "SPX").Series)
            Assert.Equal(spot * Math.Exp(0.027 * series.Years), series.ForwardPrice!.Value, 0.002 * spot);
    }

    [Fact]
    public void Thirty_days_lie_between_the_expirations_around_them()
    {
        var figures = OptionFigures.Of(_market, "SPX");

        var (low, high) = (Math.Min(figures.FrontVolatility!.Value, figures.BackVolatility!.Value), Math.Max(figures.FrontVolatility.Value, figures.BackVolatility.Value));
        Assert.InRange(figures.Volatility!.Value, low, high);
    }

    [Fact]
    public void A_name_without_options_has_no_figures()
    {
        var figures = OptionFigures.Of(_market, "ZAAA");

        Assert.Empty(figures.Series);
        Assert.Null(figures.Volatility);
        Assert.Null(figures.PutCallRatio);
    }
}

using Microsoft.Extensions.Time.Testing;
using TastyPS.Simulator.Market.ChainFile;

namespace TastyPS.Simulator.Tests.Market.ChainFile;

public class FileMarketTests
{
    private static readonly DateTimeOffset FileInstant = new(2023, 9, 14, 20, 31, 0, TimeSpan.Zero);

    private readonly FileMarket _market = new(CboeQuoteTable.Read(new StringReader(
        QuoteTables.Of(QuoteTables.Idle, QuoteTables.Evening, QuoteTables.Morning))));

    [Fact]
    public void Both_roots_of_one_day_are_series_of_their_own_and_series_that_ended_that_day_stay()
    {
        Assert.Equal(
            [("SPX", new DateTime(2023, 9, 15)), ("SPXW", new DateTime(2023, 9, 14)), ("SPXW", new DateTime(2023, 9, 15))],
            _market.SeriesOf("SPX").Select(series => (series.Root, series.Expiration)));
    }

    [Fact]
    public void SPX_settles_at_the_open_and_SPXW_at_the_close()
    {
        var series = _market.SeriesOf("SPX");

        Assert.Equal(["AM", "PM", "PM"], series.Select(one => one.SettlementType));
        Assert.Equal(new DateTimeOffset(2023, 9, 15, 13, 30, 0, TimeSpan.Zero), series[0].ExpiresAt);
        Assert.Equal(new DateTimeOffset(2023, 9, 15, 20, 0, 0, TimeSpan.Zero), series[2].ExpiresAt);
        Assert.All(series, one => Assert.Equal("European", one.ExerciseStyle));
    }

    [Fact]
    public void An_option_has_the_files_values()
    {
        Assert.True(_market.TryGetOption("SPX   230915C04500000", out var option));
        var quotation = _market.QuoteOf(option);

        Assert.Equal(".SPX230915C4500", option.StreamerSymbol);
        Assert.Equal(
            (15.9m, 16.4m, 16.5m, 16.5m - 12.25m, 1203m, 9120L),
            (quotation.Bid, quotation.Ask, quotation.Last, quotation.PreviousClose, quotation.Volume, quotation.OpenInterest));
        Assert.Equal((0.1071, 0.5312, 0.0089), (quotation.ImpliedVolatility, quotation.Delta, quotation.Gamma));
        Assert.Equal((null, null, null), (quotation.Theta, quotation.Vega, quotation.Rho));
        Assert.Equal(FileInstant, quotation.UpdatedAt);
        Assert.Equal(new DateTime(2023, 9, 14), quotation.SummaryDate);
    }

    [Fact]
    public void The_underlying_is_an_index_with_the_files_prices()
    {
        Assert.True(_market.TryGetListing("SPX", out var listing));
        var quotation = _market.QuoteOf(listing);

        Assert.True(listing.IsIndex);
        Assert.Equal(
            (4505.1001m, 4483.25m, 4526.27m, 4505.1001m - 37.6601m),
            (quotation.Last, quotation.Bid, quotation.Ask, quotation.PreviousClose));
    }

    [Fact]
    public void What_the_file_does_not_hold_is_not_there()
    {
        Assert.False(_market.TryGetListing("spx", out _));
        Assert.False(_market.TryGetOption("SPX   230915C04505000", out _));
        Assert.Empty(_market.SeriesOf("NDX"));
    }

    [Fact]
    public void The_clock_stands_still_at_the_files_instant()
    {
        Assert.Equal(FileInstant, _market.StartAt);
        Assert.Equal(FileInstant, _market.QuoteTime);
        Assert.Equal(FileInstant, _market.Clock.GetUtcNow());
    }

    [Fact]
    public void A_running_clock_starts_there_and_goes_on_with_real_time()
    {
        var realTime = new FakeTimeProvider();
        var clock = new FixedStartClock(FileInstant, running: true, realTime);

        realTime.Advance(TimeSpan.FromSeconds(90));

        Assert.Equal(FileInstant.AddSeconds(90), clock.GetUtcNow());
    }

    [Fact]
    public void A_clock_that_stands_still_lets_timers_run()
    {
        var realTime = new FakeTimeProvider();
        var clock = new FixedStartClock(FileInstant, realTime: realTime);
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);

        realTime.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(1, fired);
        Assert.Equal(FileInstant, clock.GetUtcNow());
    }
}

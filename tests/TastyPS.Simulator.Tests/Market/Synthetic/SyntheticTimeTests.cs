using Microsoft.Extensions.Time.Testing;
using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Market;
using TastyPS.Simulator.Market.Synthetic;

namespace TastyPS.Simulator.Tests.Market.Synthetic;

public class SyntheticTimeTests
{
    [Fact]
    public void The_same_seed_and_clock_give_the_same_market()
    {
        var one = Snapshot(Markets.At(2026, 11, 20, 11, 0, seed: 7));
        var two = Snapshot(Markets.At(2026, 11, 20, 11, 0, seed: 7));

        Assert.Equal(one, two);
    }

    [Fact]
    public void The_way_to_an_instant_does_not_matter()
    {
        var clock = new FakeTimeProvider(NewYorkTime.At(new DateTime(2026, 11, 17), new TimeSpan(15, 0, 0)));
        var market = new SyntheticMarket(7, clock);
        _ = Snapshot(market);
        clock.SetUtcNow(NewYorkTime.At(new DateTime(2026, 11, 20), new TimeSpan(11, 0, 0)));

        Assert.Equal(Snapshot(Markets.At(2026, 11, 20, 11, 0, seed: 7)), Snapshot(market));
    }

    [Fact]
    public void Another_seed_gives_other_prices()
    {
        var one = Markets.At(2026, 11, 20, 11, 0, seed: 1);
        var two = Markets.At(2026, 11, 20, 11, 0, seed: 2);

        Assert.All(one.Optionable(), listing => Assert.NotEqual(one.QuoteOf(listing).Last, two.QuoteOf(two.Listing(listing.Symbol)).Last));
    }

    [Fact]
    public async Task Parallel_readers_see_what_one_reader_sees()
    {
        var market = Markets.At(2026, 11, 20, 11, 0);
        var snapshots = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Snapshot(market), TestContext.Current.CancellationToken)));

        Assert.All(snapshots, snapshot => Assert.Equal(snapshots[0], snapshot));
    }

    [Fact]
    public void Prices_move_within_a_session_by_less_than_a_few_percent()
    {
        var clock = new FakeTimeProvider(NewYorkTime.At(new DateTime(2026, 11, 20), new TimeSpan(9, 30, 0)));
        var market = new SyntheticMarket(clock: clock);
        var listing = market.Listing("SPX");
        var prices = new List<decimal>();
        for (var minute = 0; minute < 390; minute++)
        {
            prices.Add(market.QuoteOf(listing).Last!.Value);
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.True(prices.Distinct().Count() > 350);
        Assert.True(prices.Max() / prices.Min() < 1.04m);
    }

    [Fact]
    public void In_a_session_the_quote_time_is_the_clocks()
    {
        var market = Markets.At(2026, 11, 20, 11, 0);

        Assert.Equal(market.Clock.GetUtcNow(), market.QuoteTime);
        Assert.Equal(market.QuoteTime, market.QuoteOf(market.Listing("SPX")).UpdatedAt);
    }

    [Theory]
    [InlineData(2026, 11, 22, 12, 2026, 11, 20, 16)] // Sunday: Friday's close
    [InlineData(2026, 11, 20, 20, 2026, 11, 20, 16)] // the evening
    [InlineData(2026, 11, 23, 8, 2026, 11, 20, 16)] // before the open
    [InlineData(2026, 11, 26, 12, 2026, 11, 25, 16)] // Thanksgiving
    [InlineData(2026, 11, 27, 14, 2026, 11, 27, 13)] // after the early close
    public void Outside_a_session_the_values_are_those_of_the_last_close(
        int year, int month, int day, int hour, int closeYear, int closeMonth, int closeDay, int closeHour)
    {
        var market = Markets.At(year, month, day, hour, 0);
        var close = NewYorkTime.At(new DateTime(closeYear, closeMonth, closeDay), TimeSpan.FromHours(closeHour));
        var atClose = new SyntheticMarket(clock: new FakeTimeProvider(close));
        var option = market.Options("SPX").Last();

        Assert.Equal(close, market.QuoteTime);
        Assert.Equal(close, market.QuoteOf(option).UpdatedAt);
        Assert.Equal(close.Date, market.QuoteOf(option).SummaryDate);
        Assert.Equal(Values(atClose.QuoteOf(atClose.Listing("SPX"))), Values(market.QuoteOf(market.Listing("SPX"))));
        Assert.Equal(Values(atClose.QuoteOf(option)), Values(market.QuoteOf(option)));
    }

    [Fact]
    public void The_close_before_is_the_last_price_of_the_session_before()
    {
        var friday = Markets.At(2026, 11, 20, 18, 0);
        var monday = Markets.At(2026, 11, 23, 11, 0);

        Assert.Equal(friday.QuoteOf(friday.Listing("SPX")).Last, monday.QuoteOf(monday.Listing("SPX")).PreviousClose);
    }

    [Fact]
    public void The_days_range_and_volume_only_grow()
    {
        var clock = new FakeTimeProvider(NewYorkTime.At(new DateTime(2026, 11, 20), new TimeSpan(10, 0, 0)));
        var market = new SyntheticMarket(clock: clock);
        var options = market.SeriesOf("SPX")[3].Options().ToList();
        var before = options.ConvertAll(market.QuoteOf);
        clock.Advance(TimeSpan.FromHours(5));

        foreach (var (early, late) in before.Zip(options.Select(market.QuoteOf)))
        {
            if (early.Volume is not > 0)
                continue;
            Assert.True(late.Volume >= early.Volume);
            Assert.Equal(early.Open, late.Open);
            Assert.True(late.High >= early.High && late.Low <= early.Low);
        }
    }

    private static List<object> Snapshot(SyntheticMarket market) =>
        [.. market.Optionable().SelectMany(listing => market.Options(listing.Symbol).Where((_, index) => index % 37 == 0)).Select(option => (object)(option.Symbol, Values(market.QuoteOf(option))))];

    private static object Values(Quotation quotation) => (
        quotation.Bid, quotation.BidSize, quotation.Ask, quotation.AskSize, quotation.Last, quotation.LastTime, quotation.Open, quotation.High, quotation.Low,
        quotation.PreviousClose, quotation.Volume, quotation.OpenInterest, quotation.ImpliedVolatility, quotation.Delta, quotation.Gamma, quotation.UpdatedAt, quotation.SummaryDate);
}

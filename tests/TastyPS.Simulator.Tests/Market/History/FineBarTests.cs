using Microsoft.Extensions.Time.Testing;
using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Market.History;
using TastyPS.Simulator.Market.Synthetic;
using TastyPS.Simulator.Tests.Market.Synthetic;

namespace TastyPS.Simulator.Tests.Market.History;

/// <summary>Bars of seconds, of trades, of volume and of moves, and months of options.</summary>
public class FineBarTests
{
    private static readonly DateTimeOffset Now = NewYorkTime.At(new DateTime(2026, 11, 20), new TimeSpan(11, 17, 23));

    private readonly FakeTimeProvider _clock = new(Now);
    private readonly SyntheticMarket _market;

    public FineBarTests() => _market = new SyntheticMarket(1, _clock);

    public static TheoryData<BarPeriod> Periods => new(
    [
        new BarPeriod(1, BarUnit.Second),
        new BarPeriod(15, BarUnit.Second, SessionAligned: true),
        new BarPeriod(100, BarUnit.Trade),
        new BarPeriod(10_000, BarUnit.Volume),
        new BarPeriod(1, BarUnit.Move),
        new BarPeriod(7, BarUnit.Trade, Price: BarPrice.Bid),
    ]);

    [Fact]
    public void There_is_a_bar_for_each_second_and_sixty_of_them_have_a_minutes_volume()
    {
        var from = new DateTimeOffset(2026, 11, 20, 16, 10, 0, TimeSpan.Zero);
        var seconds = Bars("AAPL", new BarPeriod(1, BarUnit.Second), from);
        var minutes = Bars("AAPL", new BarPeriod(1, BarUnit.Minute), from);

        Assert.Equal(Enumerable.Range(0, (int)(Now - from).TotalSeconds).Select(second => from.AddSeconds(second)), seconds.Select(bar => bar.Start));
        foreach (var minute in minutes)
        {
            var within = seconds.Where(bar => bar.Start >= minute.Start && bar.Start < minute.Start.AddMinutes(1)).ToList();
            Assert.Equal((minute.Open, minute.Close, minute.Volume), (within[0].Open, within[^1].Close, within.Sum(bar => bar.Volume)));
        }
    }

    [Fact]
    public void Each_bar_of_trades_but_the_last_holds_as_many_as_were_asked_for()
    {
        var single = Bars("AAPL", new BarPeriod(1, BarUnit.Trade), Now.AddMinutes(-5));
        var bars = Bars("AAPL", new BarPeriod(100, BarUnit.Trade), Now.AddMinutes(-5));

        Assert.True(bars.Count > 5);
        Assert.All(single, bar => Assert.True(bar.Count == 1 && bar.Volume > 0 && bar.Open == bar.Close));
        Assert.All(bars.SkipLast(1), bar => Assert.Equal(100, bar.Count));
        Assert.InRange(bars[^1].Count, 1, 100);
        foreach (var (bar, next) in bars.Zip(bars.Skip(1)))
            Assert.Equal(bar.Volume, single.Where(trade => trade.Start >= bar.Start && trade.Start < next.Start).Sum(trade => trade.Volume));
    }

    [Fact]
    public void The_trades_of_an_option_are_bars_of_one_trade()
    {
        var option = _market.SeriesOf("SPX").First(series => series.Root == "SPXW" && series.Expiration >= new DateTime(2026, 11, 27)).Options()
            .First(option => _market.QuoteOf(option) is { Open: not null, Volume: > 100 });
        var quote = _market.QuoteOf(option);

        var bars = Bars(option.StreamerSymbol!, new BarPeriod(1, BarUnit.Trade), new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero));

        Assert.All(bars, bar => Assert.Equal(1, bar.Count));
        Assert.Equal((quote.Volume, quote.Open, quote.Last), (bars.Sum(bar => bar.Volume), bars[0].Open, bars[^1].Close));
        Assert.Equal((quote.High, quote.Low), (bars.Max(bar => bar.High), bars.Min(bar => bar.Low)));
    }

    [Fact]
    public void A_bar_of_volume_holds_what_was_asked_for_give_or_take_a_trade()
    {
        var bars = Bars("AAPL", new BarPeriod(10_000, BarUnit.Volume), Now.AddMinutes(-5));
        var largest = Bars("AAPL", new BarPeriod(1, BarUnit.Trade), Now.AddMinutes(-5)).Max(trade => trade.Volume!.Value);

        Assert.True(bars.Count > 5);
        Assert.All(bars.SkipLast(1), bar => Assert.InRange(bar.Volume!.Value, 10_000 - largest, 10_000 + largest));
        Assert.Empty(Bars("SPX", new BarPeriod(1, BarUnit.Volume), Now.AddMinutes(-5)));
    }

    [Fact]
    public void A_bar_of_moves_ends_where_the_price_is_that_far_away()
    {
        var bars = Bars("SPX", new BarPeriod(1, BarUnit.Move), new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero));

        Assert.True(bars.Count > 3);
        foreach (var (bar, next) in bars.Zip(bars.Skip(1)).Where(pair => pair.First.Start.Hour == pair.Second.Start.Hour))
            Assert.True(Math.Abs(bar.Close - bar.Open) >= 1, $"{bar} then {next}");
        Assert.Contains(bars, bar => bar.Start.Minute == 0 && bar.Start.Second == 0);
    }

    [Theory]
    [MemberData(nameof(Periods))]
    public void A_bar_does_not_depend_on_from_when_on_or_when_it_is_asked_for(BarPeriod period)
    {
        var bars = Bars("AAPL", period, Now.AddMinutes(-20));

        Assert.Equal(bars.Where(bar => bar.Start >= Now.AddMinutes(-7)), Bars("AAPL", period, Now.AddMinutes(-7)));
        _clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(bars.SkipLast(1), Bars("AAPL", period, Now.AddMinutes(-20)).Take(bars.Count - 1));
    }

    [Fact]
    public void What_is_finer_than_a_minute_reaches_back_one_day() =>
        Assert.Equal(Now.AddDays(-1), Bars("BTC/USD:CXTALP", new BarPeriod(1, BarUnit.Second), Now.AddDays(-7))[0].Start);

    [Fact]
    public void A_month_of_options_begins_after_the_third_Friday()
    {
        // The third Fridays were 18 September and 16 October; 20 November is today.
        var bars = Bars("SPX", new BarPeriod(1, BarUnit.OptionMonth), new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal(["2026-09-19", "2026-10-17"], bars.Select(bar => bar.Start.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
    }

    private IReadOnlyList<PriceBar> Bars(string symbol, BarPeriod period, DateTimeOffset from) =>
        _market.History.TryGetBars(symbol, period, from, DateTimeOffset.MaxValue, out var bars) ? bars : throw new KeyNotFoundException(symbol);
}

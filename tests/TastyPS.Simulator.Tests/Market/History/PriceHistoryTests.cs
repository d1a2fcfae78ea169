using Microsoft.Extensions.Time.Testing;
using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Market;
using TastyPS.Simulator.Market.ChainFile;
using TastyPS.Simulator.Market.History;
using TastyPS.Simulator.Market.Synthetic;
using TastyPS.Simulator.Tests.Market.ChainFile;
using TastyPS.Simulator.Tests.Market.Synthetic;

namespace TastyPS.Simulator.Tests.Market.History;

public class PriceHistoryTests
{
    private static readonly DateTimeOffset WeekBefore = new(2026, 11, 13, 0, 0, 0, TimeSpan.Zero);

    private readonly SyntheticMarket _market = new(1, new FakeTimeProvider(NewYorkTime.At(new DateTime(2026, 11, 20), new TimeSpan(11, 17, 23))));

    private static readonly string[] Everything = ["SPX", "AAPL", "/ESZ26:XCME", "/ES:XCME", "/CL:XNYM", "BTC/USD:CXTALP"];

    public static TheoryData<string> Symbols => [.. Everything];

    public static TheoryData<BarPeriod> Periods => new(
    [
        new BarPeriod(1, BarUnit.Minute),
        new BarPeriod(5, BarUnit.Minute),
        new BarPeriod(1, BarUnit.Hour),
        new BarPeriod(4, BarUnit.Hour),
        new BarPeriod(1, BarUnit.Day),
        new BarPeriod(1, BarUnit.Week),
        new BarPeriod(1, BarUnit.Month),
        new BarPeriod(5, BarUnit.Minute, SessionAligned: true),
        new BarPeriod(1, BarUnit.OptionMonth),
        new BarPeriod(1, BarUnit.Second),
        new BarPeriod(15, BarUnit.Second),
    ]);

    [Theory]
    [MemberData(nameof(Symbols))]
    public void The_bar_of_the_day_is_the_summary_of_the_day(string symbol)
    {
        var quotation = Quote(symbol);

        var bar = Bars(symbol, new BarPeriod(1, BarUnit.Day))[^1];

        Assert.Equal(new DateTimeOffset(quotation.SummaryDate, TimeSpan.Zero), bar.Start);
        Assert.Equal((quotation.Open, quotation.High, quotation.Low, quotation.Last), (bar.Open, bar.High, bar.Low, bar.Close));
        Assert.Equal(quotation.Volume, bar.Volume);
    }

    [Theory]
    [MemberData(nameof(Periods))]
    public void The_last_bar_holds_the_clocks_instant_and_ends_at_the_current_price(BarPeriod period)
    {
        foreach (var symbol in Everything)
        {
            var bar = Bars(symbol, period, new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero))[^1];
            Assert.Equal(Quote(symbol).Last, bar.Close);
            Assert.True(bar.Start <= _market.Clock.GetUtcNow());
        }
    }

    [Theory]
    [MemberData(nameof(Periods))]
    public void Bars_ascend_and_their_highs_and_lows_bracket_them(BarPeriod period)
    {
        foreach (var symbol in Everything)
        {
            var bars = Bars(symbol, period);
            Assert.All(bars, bar => Assert.True(bar.Low > 0 && bar.Low <= Math.Min(bar.Open, bar.Close) && bar.High >= Math.Max(bar.Open, bar.Close)));
            Assert.All(bars.Zip(bars.Skip(1)), pair => Assert.True(pair.First.Start < pair.Second.Start));
            Assert.All(bars, bar => Assert.True(bar.Vwap is null || (bar.Vwap >= bar.Low && bar.Vwap <= bar.High)));
        }
    }

    [Theory]
    [MemberData(nameof(Symbols))]
    public void Short_bars_add_up_to_long_ones(string symbol)
    {
        var minutes = Bars(symbol, new BarPeriod(1, BarUnit.Minute, SessionAligned: true));
        var days = Bars(symbol, new BarPeriod(1, BarUnit.Day)).Skip(1).ToList();
        Assert.True(days.Count >= 4);

        foreach (var day in days)
        {
            var session = minutes.Where(bar => TradingDay(symbol, bar.Start) == day.Start.DateTime).ToList();
            Assert.Equal((day.Open, day.Close), (session[0].Open, session[^1].Close));
            Assert.Equal((day.High, day.Low), (session.Max(bar => bar.High), session.Min(bar => bar.Low)));
            Assert.Equal(day.Volume, session.All(bar => bar.Volume is null) ? null : session.Sum(bar => bar.Volume));
        }
    }

    [Fact]
    public void Bars_begin_where_midnight_in_UTC_divides_the_day()
    {
        Assert.All(Bars("AAPL", new BarPeriod(5, BarUnit.Minute)), bar => Assert.Equal(0, bar.Start.Minute % 5));
        Assert.Equal([14, 15, 16], Bars("AAPL", new BarPeriod(1, BarUnit.Hour), new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero)).Select(bar => bar.Start.Hour));
        Assert.All(Bars("/ES:XCME", new BarPeriod(4, BarUnit.Hour)), bar => Assert.Equal((0, 0), (bar.Start.Hour % 4, bar.Start.Minute)));
        Assert.All(Bars("AAPL", new BarPeriod(1, BarUnit.Week), new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero)), bar => Assert.Equal(DayOfWeek.Monday, bar.Start.DayOfWeek));
        Assert.All(Bars("AAPL", new BarPeriod(1, BarUnit.Month), new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)), bar => Assert.Equal(1, bar.Start.Day));
    }

    [Fact]
    public void Session_aligned_hours_begin_at_the_open()
    {
        var bars = Bars("AAPL", new BarPeriod(1, BarUnit.Hour, SessionAligned: true), new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal([new TimeSpan(14, 30, 0), new TimeSpan(15, 30, 0)], bars.Select(bar => bar.Start.TimeOfDay));
    }

    [Fact]
    public void Regular_hours_leave_the_night_of_a_future_out()
    {
        var all = Bars("/ES:XCME", new BarPeriod(5, BarUnit.Minute));
        var regular = Bars("/ES:XCME", new BarPeriod(5, BarUnit.Minute, RegularHours: true));

        Assert.True(regular.Count < all.Count / 2);
        Assert.All(regular, bar => Assert.InRange(NewYorkTime.ToNewYork(bar.Start).TimeOfDay, new TimeSpan(9, 30, 0), new TimeSpan(15, 55, 0)));
        Assert.Subset(all.ToHashSet(), regular.ToHashSet());
    }

    [Fact]
    public void Only_bars_that_begin_within_the_range_are_given()
    {
        var from = new DateTimeOffset(2026, 11, 18, 15, 2, 0, TimeSpan.Zero);
        var to = new DateTimeOffset(2026, 11, 18, 15, 20, 0, TimeSpan.Zero);

        Assert.True(_market.History.TryGetBars("AAPL", new BarPeriod(5, BarUnit.Minute), from, to, out var bars));

        Assert.Equal([5, 10, 15, 20], bars.Select(bar => bar.Start.Minute));
    }

    [Fact]
    public void The_past_does_not_depend_on_when_it_is_looked_at()
    {
        var later = new SyntheticMarket(1, new FakeTimeProvider(NewYorkTime.At(new DateTime(2026, 11, 27), new TimeSpan(12, 0, 0))));
        var until = new DateTimeOffset(2026, 11, 19, 0, 0, 0, TimeSpan.Zero);

        foreach (var symbol in Everything)
        {
            Assert.True(_market.History.TryGetBars(symbol, new BarPeriod(1, BarUnit.Hour), WeekBefore, until, out var now));
            Assert.True(later.History.TryGetBars(symbol, new BarPeriod(1, BarUnit.Hour), WeekBefore, until, out var then));
            Assert.Equal(now, then);
        }
    }

    [Fact]
    public void An_options_bars_are_the_trades_that_its_quotation_counts()
    {
        var series = _market.SeriesOf("SPX").First(candidate => candidate.Root == "SPXW" && candidate.Expiration >= new DateTime(2026, 11, 27));
        var traded = series.Options().Where(option => _market.QuoteOf(option).Open is not null).ToList();
        Assert.True(traded.Count > 20);

        foreach (var option in traded)
        {
            var quotation = _market.QuoteOf(option);
            var day = Bars(option.StreamerSymbol!, new BarPeriod(1, BarUnit.Day))[^1];
            var minutes = Bars(option.StreamerSymbol!, new BarPeriod(1, BarUnit.Minute), new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero));
            Assert.Equal((quotation.Open, quotation.High, quotation.Low, quotation.Last, quotation.Volume), (day.Open, day.High, day.Low, day.Close, day.Volume));
            Assert.Equal(quotation.OpenInterest, day.OpenInterest);
            Assert.InRange(day.ImpliedVolatility!.Value, 0.01, 3);
            Assert.Equal((quotation.Last!.Value, quotation.LastTime!.Value), (minutes[^1].Close, minutes[^1].Start));
        }
    }

    [Fact]
    public void A_symbol_that_nobody_knows_has_no_past_and_an_option_without_trades_an_empty_one()
    {
        Assert.False(_market.History.TryGetBars("NOBODY", new BarPeriod(1, BarUnit.Day), WeekBefore, DateTimeOffset.MaxValue, out _));
        var untraded = _market.Options("SPX").First(option => _market.QuoteOf(option).OpenInterest == 0);
        Assert.Empty(Bars(untraded.StreamerSymbol!, new BarPeriod(1, BarUnit.Day), new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void A_recorded_market_has_no_past()
    {
        var market = new FileMarket(CboeQuoteTable.Read(new StringReader(QuoteTables.Of(QuoteTables.Morning))));
        Assert.True(market.History.TryGetBars(market.Listings[0].Symbol, new BarPeriod(1, BarUnit.Day), DateTimeOffset.MinValue, DateTimeOffset.MaxValue, out var bars));
        Assert.Empty(bars);
    }

    private static DateTime TradingDay(string symbol, DateTimeOffset start) => symbol switch
    {
        "BTC/USD:CXTALP" => start.UtcDateTime.Date,
        _ when symbol[0] == '/' => NextWeekday(NewYorkTime.ToNewYork(start).AddHours(6).Date),
        _ => NewYorkTime.DayOf(start),
    };

    private static DateTime NextWeekday(DateTime day) => TradingCalendar.IsTradingDay(day) ? day : TradingCalendar.NextTradingDay(day);

    private IReadOnlyList<PriceBar> Bars(string symbol, BarPeriod period, DateTimeOffset? from = null) =>
        _market.History.TryGetBars(symbol, period, from ?? WeekBefore, DateTimeOffset.MaxValue, out var bars) ? bars : throw new KeyNotFoundException(symbol);

    private Quotation Quote(string symbol) => _market.TryResolveStreamer(symbol, out var instrument) ? _market.QuoteOf(instrument) : throw new KeyNotFoundException(symbol);
}

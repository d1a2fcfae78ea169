using Microsoft.Extensions.Time.Testing;
using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Market.History;
using TastyPS.Simulator.Market.Synthetic;
using TastyPS.Simulator.Tests.Market.Synthetic;

namespace TastyPS.Simulator.Tests.Market.History;

/// <summary>Bars of other prices than those of trades.</summary>
public class BarPriceTests
{
    private static readonly DateTimeOffset Now = NewYorkTime.At(new DateTime(2026, 11, 20), new TimeSpan(11, 17, 23));
    private static readonly DateTimeOffset Morning = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);

    private readonly SyntheticMarket _market = new(1, new FakeTimeProvider(Now));

    private static readonly string[] Quoted = ["AAPL", "/ESZ26:XCME", "/ES:XCME", "BTC/USD:CXTALP", "option"];

    public static TheoryData<string> QuotedSymbols => [.. Quoted];

    [Theory]
    [MemberData(nameof(QuotedSymbols))]
    public void A_mark_lies_halfway_between_bid_and_ask(string symbol)
    {
        foreach (var unit in new[] { BarUnit.Second, BarUnit.Minute, BarUnit.Hour, BarUnit.Day, BarUnit.Trade })
        {
            var (bids, asks, marks) = (Bars(symbol, unit, BarPrice.Bid), Bars(symbol, unit, BarPrice.Ask), Bars(symbol, unit, BarPrice.Mark));

            Assert.NotEmpty(marks);
            Assert.Equal(marks.Select(bar => bar.Start), bids.Select(bar => bar.Start));
            Assert.Equal(marks.Select(bar => bar.Start), asks.Select(bar => bar.Start));
            foreach (var (bid, ask, mark) in bids.Zip(asks, marks))
            {
                Assert.True(bid.Open < ask.Open && bid.Close < ask.Close && bid.High < ask.High && bid.Low < ask.Low);
                Assert.Equal(((bid.Open + ask.Open) / 2, (bid.Close + ask.Close) / 2), (mark.Open, mark.Close));
                Assert.True(bid.Low <= bid.Open && bid.High >= bid.Close && mark.Low <= mark.Close && mark.High >= mark.Open);
            }
        }
    }

    [Theory]
    [MemberData(nameof(QuotedSymbols))]
    public void The_last_bars_end_at_the_quote_of_the_moment(string symbol)
    {
        Assert.True(_market.TryResolveStreamer(Resolve(symbol), out var instrument));
        var quote = _market.QuoteOf(instrument);

        foreach (var unit in new[] { BarUnit.Second, BarUnit.Minute, BarUnit.Day })
        {
            Assert.Equal((quote.Bid, quote.Ask), (Bars(symbol, unit, BarPrice.Bid)[^1].Close, Bars(symbol, unit, BarPrice.Ask)[^1].Close));
            Assert.Null(Bars(symbol, unit, BarPrice.Bid)[^1].Volume);
        }
    }

    [Fact]
    public void Nobody_quotes_or_settles_an_index()
    {
        foreach (var price in new[] { BarPrice.Bid, BarPrice.Ask, BarPrice.Mark, BarPrice.Settlement })
            Assert.Empty(Bars("SPX", BarUnit.Day, price));
        Assert.Empty(Bars("AAPL", BarUnit.Day, BarPrice.Settlement));
    }

    [Theory]
    [InlineData("/ESZ26:XCME")]
    [InlineData("option")]
    public void Each_session_that_is_over_is_settled_once_at_the_close_that_the_next_one_names(string symbol)
    {
        var from = Morning.AddDays(-7);
        var days = Bars(symbol, BarUnit.Day, BarPrice.Settlement, from);
        var minutes = Bars(symbol, BarUnit.Minute, BarPrice.Settlement, from);

        Assert.Equal([13, 16, 17, 18, 19], days.Select(bar => bar.Start.Day));
        Assert.Equal(days.Select(bar => bar.Close), minutes.Select(bar => bar.Close));
        Assert.All(days, bar => Assert.True(bar.Open == bar.Close && bar.High == bar.Low && bar.Open == bar.High));
        Assert.True(_market.TryResolveStreamer(Resolve(symbol), out var instrument));
        Assert.Equal(_market.QuoteOf(instrument).PreviousClose, days[^1].Close);
    }

    private string Resolve(string symbol) =>
        symbol != "option" ? symbol : _market.SeriesOf("SPX").First(series => series.Root == "SPXW" && series.Expiration >= new DateTime(2026, 11, 27)).Options()
            .First(option => _market.QuoteOf(option) is { Open: not null, Bid: > 5 }).StreamerSymbol!;

    private IReadOnlyList<PriceBar> Bars(string symbol, BarUnit unit, BarPrice price, DateTimeOffset? from = null)
    {
        var start = from ?? (unit is BarUnit.Second or BarUnit.Trade ? Now.AddMinutes(-2) : Morning);
        return _market.History.TryGetBars(Resolve(symbol), new BarPeriod(1, unit, Price: price), start, DateTimeOffset.MaxValue, out var bars) ? bars : throw new KeyNotFoundException(symbol);
    }
}

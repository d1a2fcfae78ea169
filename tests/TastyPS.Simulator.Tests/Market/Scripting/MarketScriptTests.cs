using Microsoft.Extensions.Time.Testing;
using TastyPS.Simulator.Market.ChainFile;
using TastyPS.Simulator.Market.History;
using TastyPS.Simulator.Market.Scripting;
using TastyPS.Simulator.Market.Synthetic;
using TastyPS.Simulator.Tests.Market.ChainFile;
using TastyPS.Simulator.Tests.Market.Synthetic;

namespace TastyPS.Simulator.Tests.Market.Scripting;

public class MarketScriptTests
{
    // Friday, 2026-11-20, 11:00 in New York.
    private readonly MarketClock _clock = new(new DateTimeOffset(2026, 11, 20, 16, 0, 0, TimeSpan.Zero), speed: 0);
    private readonly ScriptableMarket _market;

    public MarketScriptTests() => _market = ScriptableMarket.Over(new SyntheticMarket(1, _clock));

    [Fact]
    public void Without_a_script_nothing_changes()
    {
        foreach (var option in _market.Options("AAPL"))
            Assert.Equal(_market.Inner.QuoteOf(option), _market.QuoteOf(option));
    }

    [Theory]
    [InlineData("AAPL", "AAPL")]
    [InlineData("/ESZ6", "/ESZ26:XCME")]
    [InlineData("/ESZ26:XCME", "/ES:XCME")]
    [InlineData("BTC/USD", "BTC/USD:CXTALP")]
    public void Prices_that_were_set_are_seen_by_every_name(string symbol, string streamed)
    {
        _market.Script.SetPrice(symbol, bid: 99.5m, ask: 100.5m, last: 100m);

        Assert.True(_market.TryResolveStreamer(streamed, out var instrument));
        var quotation = _market.QuoteOf(instrument);
        Assert.Equal((99.5m, 100.5m, 100m), (quotation.Bid, quotation.Ask, quotation.Last));
        Assert.Equal(_clock.GetUtcNow(), quotation.LastTime);
        Assert.InRange(quotation.Last!.Value, quotation.Low!.Value, quotation.High!.Value);
    }

    [Fact]
    public void What_was_not_set_stays_the_markets_and_never_crosses()
    {
        var before = _market.QuoteOf(_market.Listing("AAPL"));

        _market.Script.SetPrice("AAPL", bid: before.Ask + 5);

        var quotation = _market.QuoteOf(_market.Listing("AAPL"));
        Assert.Equal((before.Ask + 5, before.Ask + 5, before.Last), (quotation.Bid, quotation.Ask, quotation.Last));
        Assert.Equal(before.Volume, quotation.Volume);
    }

    [Fact]
    public void A_released_price_is_the_markets_again()
    {
        var before = _market.QuoteOf(_market.Listing("AAPL"));
        _market.Script.SetPrice("AAPL", last: 1m);
        _market.Script.SetPrice("SPY", last: 1m);
        Assert.Equal(["AAPL", "SPY"], _market.Script.PricedSymbols.Order(StringComparer.Ordinal));

        _market.Script.ReleasePrice("AAPL");

        Assert.Equal(before, _market.QuoteOf(_market.Listing("AAPL")));
        _market.Script.ReleasePrice();
        Assert.Empty(_market.Script.PricedSymbols);
    }

    [Fact]
    public void A_halted_instrument_stands_still_and_says_so()
    {
        var before = _market.QuoteOf(_market.Listing("AAPL"));
        _market.Script.Halt("AAPL", "News pending");
        var haltedAt = _clock.GetUtcNow();
        _clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(before with { HaltedAt = haltedAt, HaltReason = "News pending" }, _market.QuoteOf(_market.Listing("AAPL")));
        _market.Script.Resume("AAPL");
        Assert.Null(_market.QuoteOf(_market.Listing("AAPL")).HaltedAt);
        Assert.NotEqual(before.Last, _market.QuoteOf(_market.Listing("AAPL")).Last);
    }

    [Fact]
    public void A_shock_moves_the_index_its_future_and_their_options_and_nothing_else()
    {
        var (spx, es, aapl) = (Last("SPX"), Last("/ESZ26:XCME"), Last("AAPL"));
        var series = _market.SeriesOf("SPX")[3];
        var put = series.Strikes.First(strike => strike.Price >= spx).Put;
        var putBefore = _market.QuoteOf(put).TheoreticalPrice;

        _market.Script.Shock(-5, "SPX");

        Assert.Equal((double)spx * 0.95, (double)Last("SPX"), 0.01);
        Assert.Equal((double)es * 0.95, (double)Last("/ESZ26:XCME"), 0.5);
        Assert.True(_market.QuoteOf(put).TheoreticalPrice > putBefore + 100);
        Assert.Equal(aapl, Last("AAPL"));
    }

    [Fact]
    public void A_shock_of_everything_is_in_the_day_and_its_bars_from_its_instant_on()
    {
        var bitcoin = Last("BTC/USD:CXTALP");
        var before = _market.QuoteOf(_market.Listing("SPX"));

        _market.Script.Shock(10);
        _clock.Advance(TimeSpan.FromMinutes(5));

        var after = _market.QuoteOf(_market.Listing("SPX"));
        Assert.Equal((before.Open, before.Low, before.PreviousClose), (after.Open, after.Low, after.PreviousClose));
        Assert.True(after.High > before.High * 1.05m);
        Assert.True(Last("BTC/USD:CXTALP") > bitcoin * 1.05m);
        Assert.True(_market.History.TryGetBars("SPX", new BarPeriod(1, BarUnit.Day), new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero), DateTimeOffset.MaxValue, out var bars));
        Assert.Equal((after.Open, after.High, after.Low, after.Last), (bars[0].Open, bars[0].High, bars[0].Low, bars[0].Close));
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Throws<ArgumentException>(() => _market.Script.SetPrice("NOBODY", last: 1m));
        Assert.Throws<ArgumentException>(() => _market.Script.SetPrice("AAPL"));
        Assert.Throws<ArgumentException>(() => _market.Script.SetPrice("AAPL", bid: 2m, ask: 1m));
        Assert.Throws<ArgumentException>(() => _market.Script.SetPrice("AAPL", last: -1m));
        Assert.Throws<ArgumentException>(() => _market.Script.Shock(1, "NOBODY"));
        Assert.Throws<ArgumentOutOfRangeException>(() => _market.Script.Shock(-100));
        Assert.Throws<ArgumentException>(() => _market.Script.Halt("NOBODY"));
    }

    [Fact]
    public void A_recorded_market_can_be_priced_but_neither_shocked_nor_wound()
    {
        var market = ScriptableMarket.Over(new FileMarket(CboeQuoteTable.Read(new StringReader(QuoteTables.Of(QuoteTables.Morning)))));

        market.Script.SetPrice(".SPX230915C4500", last: 20m);

        Assert.Equal(20m, market.QuoteOf(market.Options("SPX").First()).Last);
        Assert.Throws<InvalidOperationException>(() => market.Script.Shock(1));
        Assert.Null(market.Script.Clock);
    }

    [Fact]
    public void The_clock_is_set_advanced_stopped_and_run_at_any_speed()
    {
        var real = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var start = new DateTimeOffset(2026, 11, 20, 16, 0, 0, TimeSpan.Zero);
        var clock = new MarketClock(start, 1, real);
        real.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(start.AddSeconds(10), clock.GetUtcNow());

        clock.Run(60);
        real.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(start.AddSeconds(610), clock.GetUtcNow());

        clock.Pause();
        real.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal((start.AddSeconds(610), false), (clock.GetUtcNow(), clock.IsRunning));

        clock.Advance(TimeSpan.FromSeconds(-10));
        Assert.Equal(start.AddSeconds(600), clock.GetUtcNow());

        clock.Set(start);
        clock.Run();
        real.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(start.AddSeconds(1), clock.GetUtcNow());
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Run(-1));
    }

    [Fact]
    public void A_market_follows_its_clock_backwards_too()
    {
        var before = _market.QuoteOf(_market.Listing("SPX"));
        _clock.Advance(TimeSpan.FromDays(40));
        Assert.NotEqual(before.Last, Last("SPX"));
        Assert.NotEqual(0, Last("/ES:XCME"));

        _clock.Advance(TimeSpan.FromDays(-40));

        Assert.Equal(before, _market.QuoteOf(_market.Listing("SPX")));
    }

    private decimal Last(string streamed) => _market.TryResolveStreamer(streamed, out var instrument) ? _market.QuoteOf(instrument).Last!.Value : throw new KeyNotFoundException(streamed);
}

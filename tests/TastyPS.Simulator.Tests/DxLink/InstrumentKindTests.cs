using System.Globalization;
using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Market;
using TastyPS.Simulator.Market.Figures;
using TastyPS.Simulator.Market.Scripting;
using TastyPS.Simulator.Market.Synthetic;
using TastyPS.Simulator.Tests.Rest;

namespace TastyPS.Simulator.Tests.DxLink;

/// <summary>Futures, cryptocurrencies, wildcards, figures of options, and trades outside the regular session.</summary>
public class InstrumentKindTests
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    private readonly MarketClock _clock = new(MovingMarket.Start, speed: 0);
    private readonly SyntheticMarket _market;

    public InstrumentKindTests() => _market = new SyntheticMarket(1, _clock);

    [Theory]
    [InlineData("/ESU26:XCME")]
    [InlineData("/ES:XCME")]
    [InlineData("BTC/USD:CXTALP")]
    public async Task Futures_and_coins_are_streamed_as_the_market_has_them(string symbol)
    {
        using var session = await SignInAsync();
        using var stream = await RawStream.OpenAsync(session, setup: FeedRows.Fields("Quote", "eventSymbol bidPrice askPrice"));

        await stream.SubscribeAsync(("Quote", symbol));
        var row = (await stream.ExpectDataAsync()).Rows("Quote", 3)[0];

        Assert.True(_market.TryResolveStreamer(symbol, out var instrument));
        var quote = _market.QuoteOf(instrument);
        Assert.Equal((symbol, quote.Bid, quote.Ask), (row[0].GetString(), row[1].GetDecimal(), row[2].GetDecimal()));
    }

    [Fact]
    public async Task An_option_on_a_future_has_Greeks()
    {
        using var session = await SignInAsync();
        var series = _market.Futures!.SeriesOf(_market.Futures.Products.Single(product => product.Code == "ES"))[3];
        var call = series.Strikes[series.Strikes.Count / 2].Call;
        using var stream = await RawStream.OpenAsync(session, setup: FeedRows.Fields("Greeks", "eventSymbol delta volatility"));

        await stream.SubscribeAsync(("Greeks", call.StreamerSymbol!));
        var row = (await stream.ExpectDataAsync()).Rows("Greeks", 3)[0];

        var quote = _market.Futures.QuoteOf(call);
        Assert.Equal((quote.Delta, quote.ImpliedVolatility), (row[1].GetDouble(), row[2].GetDouble()));
    }

    [Fact]
    public async Task A_continuous_future_follows_the_active_month_from_day_to_day()
    {
        using var session = await SignInAsync();
        using var stream = await RawStream.OpenAsync(session, setup: FeedRows.Fields("Quote", "eventSymbol bidPrice"));
        await stream.SubscribeAsync(("Quote", "/ES:XCME"));
        await stream.ExpectDataAsync();
        var before = Active();

        _clock.Advance(TimeSpan.FromDays(50));
        session.TokenClock.Advance(Period);
        var bid = (await stream.ExpectDataAsync()).Rows("Quote", 2)[0][1].GetDecimal();

        Assert.NotEqual(before.Symbol, Active().Symbol);
        Assert.Equal(_market.QuoteOf(Active()).Bid, bid);
    }

    [Fact]
    public async Task A_wildcard_of_a_stream_stands_for_every_equity_and_what_moves_comes()
    {
        using var session = await SignInAsync();
        using var stream = await RawStream.OpenAsync(session, "STREAM", FeedRows.Fields("Trade", "eventSymbol"));
        await stream.SubscribeAsync(("Trade", "*"));
        Assert.Empty(await stream.DrainAsync());

        _clock.Advance(TimeSpan.FromMinutes(1));
        session.TokenClock.Advance(Period);
        var messages = await stream.DrainAsync();
        var symbols = messages.Where(message => message.Text("type") == "FEED_DATA").SelectMany(message => message.GetProperty("data").Rows("Trade", 1)).Select(row => row[0].GetString()!);

        Assert.Equal(_market.Listings.Select(listing => listing.Symbol).Order(StringComparer.Ordinal), symbols.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_figures_of_an_underlying_and_its_series_are_worked_out_over_all_its_options()
    {
        using var session = await SignInAsync();
        using var stream = await RawStream.OpenAsync(session, setup: FeedRows.Fields("Underlying", "volatility frontVolatility backVolatility callVolume putVolume putCallRatio"));
        var figures = OptionFigures.Of(_market, "SPY");

        await stream.SubscribeAsync(("Underlying", "SPY"));
        var row = (await stream.ExpectDataAsync()).Rows("Underlying", 6)[0];
        Assert.Equal(
            [figures.Volatility!.Value, figures.FrontVolatility!.Value, figures.BackVolatility!.Value, (double)figures.CallVolume, (double)figures.PutVolume, figures.PutCallRatio!.Value],
            row.Select(value => value.GetDouble()));

        await stream.SetUpAsync(1, FeedRows.Fields("Series", "index expiration forwardPrice"));
        await stream.SubscribeAsync(("Series", "SPY"));
        var series = (await stream.ExpectDataAsync()).Rows("Series", 3);
        Assert.Equal(figures.Series.Reverse().Select(one => one.ForwardPrice), series.SkipLast(1).Select(one => (double?)one[2].GetDouble()));
    }

    [Theory]
    [InlineData(7, 30, true)]
    [InlineData(17, 0, true)]
    [InlineData(11, 0, false)]
    [InlineData(22, 0, false)]
    public async Task Equities_trade_near_the_last_close_outside_the_regular_session_and_then_rest(int hour, int minute, bool isMoving)
    {
        _clock.Set(NewYorkTime.At(new DateTime(2026, 8, 4), new TimeSpan(hour, minute, 0)));
        using var session = await SignInAsync();
        using var stream = await RawStream.OpenAsync(session, setup: FeedRows.Fields("TradeETH", "eventSymbol price size time extendedTradingHours"));
        await stream.SubscribeAsync(("TradeETH", "SPY"));

        var row = (await stream.ExpectDataAsync()).Rows("TradeETH", 5)[0];
        Assert.True(_market.TryGetListing("SPY", out var spy));
        var regular = hour == 11 ? _market.QuoteOf(spy).Open!.Value : _market.QuoteOf(spy).Last!.Value;
        Assert.InRange(row[1].GetDecimal(), regular * 0.99m, regular * 1.01m);
        Assert.Equal(100, row[2].GetDouble());
        Assert.True(row[4].GetBoolean());
        // 9:30 and 20:00 in New York are the ends of the two.
        var expected = hour switch { 11 => new TimeSpan(9, 30, 0), 22 => new TimeSpan(20, 0, 0), _ => new TimeSpan(hour, minute, 0) };
        Assert.Equal(NewYorkTime.At(new DateTime(2026, 8, 4), expected).ToUnixTimeMilliseconds(), row[3].GetInt64());

        _clock.Advance(TimeSpan.FromMinutes(1));
        session.TokenClock.Advance(Period);
        Assert.Equal(isMoving, (await stream.DrainAsync()).Count > 0);
    }

    [Fact]
    public async Task A_coin_has_no_extended_session()
    {
        using var session = await SignInAsync();
        using var stream = await RawStream.OpenAsync(session, setup: FeedRows.Fields("TradeETH", "eventSymbol price size time"));

        await stream.SubscribeAsync(("TradeETH", "BTC/USD:CXTALP"));

        Assert.Equal("""["TradeETH",["BTC/USD:CXTALP","NaN","NaN",0]]""", (await stream.ExpectDataAsync()).GetRawText());
    }

    [Fact]
    public async Task Candles_of_a_year_begin_with_it_and_those_of_renko_bricks_are_none()
    {
        using var session = await SignInAsync();
        using var stream = await RawStream.OpenAsync(session, setup: FeedRows.Fields("Candle", "eventFlags eventSymbol time close"));
        var from = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

        await stream.SubscribeAsync("Candle", "SPX{=y}", from);
        var rows = (await stream.ExpectDataAsync()).Rows("Candle", 4);
        Assert.Equal(
            [2026, 2025, 2024],
            rows.SkipLast(1).Select(row => DateTimeOffset.FromUnixTimeMilliseconds(row[2].GetInt64())).Select(start => start.DayOfYear == 1 ? start.Year : 0));

        await stream.SubscribeAsync("Candle", "SPX{=10pr}", from);
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $$"""["Candle",[14,"SPX{=10pr}",{{from.ToUnixTimeMilliseconds()}},"NaN"]]"""), (await stream.ExpectDataAsync()).GetRawText());
    }

    private StreamedInstrument Active() => _market.TryResolveStreamer("/ES:XCME", out var instrument) ? StreamedInstrument.Of(instrument.Future!, instrument.Future!.StreamerSymbol) : throw new InvalidOperationException();

    private Task<SimulatorSession> SignInAsync() => SimulatorSession.SignInAsync(options => options.Market = _market);
}

using System.Globalization;

namespace TastyPS.Simulator.Tests.DxLink;

/// <summary>Values that follow the market: dxlink.md §7.1, §7.2 (aggregation period), §8.3.</summary>
public class MovementTests
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task A_quote_that_moves_is_sent_at_the_next_period_and_is_that_of_the_market()
    {
        var (session, market, clock) = await MovingMarket.SignInAsync();
        using var _ = session;
        using var stream = await RawStream.OpenAsync(session, setup: FeedRows.Fields("Quote", "eventSymbol bidPrice askPrice"));
        await stream.SubscribeAsync(("Quote", "SPY"));
        var before = (await stream.ExpectDataAsync()).GetRawText();

        clock.Advance(TimeSpan.FromMinutes(20));
        session.TokenClock.Advance(Period);
        var row = (await stream.ExpectDataAsync()).Rows("Quote", 3)[0];

        Assert.True(market.TryGetListing("SPY", out var spy));
        Assert.Equal(market.QuoteOf(spy).Bid, row[1].GetDecimal());
        Assert.DoesNotContain(row[1].GetRawText(), before, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_market_stands_still_only_the_last_value_comes()
    {
        var (session, _, _) = await MovingMarket.SignInAsync();
        using var __ = session;
        using var stream = await RawStream.OpenAsync(session);
        await stream.SubscribeAsync(("Quote", "SPY"), ("Trade", "SPX"));
        await stream.ExpectDataAsync();
        await stream.ExpectDataAsync();

        session.TokenClock.Advance(TimeSpan.FromSeconds(5));

        Assert.Empty(await stream.DrainAsync());
    }

    [Fact]
    public async Task A_period_of_10_seconds_is_10_seconds_and_the_newest_value_wins()
    {
        var (session, market, clock) = await MovingMarket.SignInAsync();
        using var _ = session;
        using var stream = await RawStream.OpenAsync(session, setup: FeedRows.Fields("Trade", "eventSymbol price").Replace("0.1", "10", StringComparison.Ordinal));
        await stream.SubscribeAsync(("Trade", "SPX"));
        await stream.ExpectDataAsync();

        clock.Advance(TimeSpan.FromMinutes(1));
        session.TokenClock.Advance(TimeSpan.FromSeconds(9));
        Assert.Empty(await stream.DrainAsync());
        clock.Advance(TimeSpan.FromMinutes(1));
        session.TokenClock.Advance(TimeSpan.FromSeconds(1));

        Assert.True(market.TryGetListing("SPX", out var spx));
        var price = market.QuoteOf(spx).Last!.Value.ToString("0.0#", CultureInfo.InvariantCulture);
        Assert.Equal($$"""["Trade",["SPX",{{price}}]]""", (await stream.ExpectDataAsync()).GetRawText());
    }

    [Fact]
    public async Task Greeks_follow_less_often_than_quotes()
    {
        var (session, market, clock) = await MovingMarket.SignInAsync();
        using var _ = session;
        using var stream = await RawStream.OpenAsync(session);
        await stream.SubscribeAsync(("Greeks", MovingMarket.Call(market)));
        await stream.ExpectDataAsync();

        clock.Advance(TimeSpan.FromSeconds(3));
        session.TokenClock.Advance(Period);
        Assert.Empty(await stream.DrainAsync());
        clock.Advance(TimeSpan.FromSeconds(3));
        session.TokenClock.Advance(Period);

        Assert.Equal("Greeks", (await stream.ExpectDataAsync())[0].GetString());
    }

    [Fact]
    public async Task Time_and_sales_come_as_they_happen_and_none_before()
    {
        var (session, market, clock) = await MovingMarket.SignInAsync();
        using var _ = session;
        using var stream = await RawStream.OpenAsync(session, setup: FeedRows.Fields("TimeAndSale", "eventSymbol time price eventFlags type"));
        await stream.SubscribeAsync(("TimeAndSale", "SPY"));
        Assert.Empty(await stream.DrainAsync());

        clock.Advance(TimeSpan.FromSeconds(1));
        session.TokenClock.Advance(Period);
        var row = (await stream.ExpectDataAsync()).Rows("TimeAndSale", 5)[0];

        Assert.True(market.TryGetListing("SPY", out var spy));
        Assert.Equal(clock.GetUtcNow().ToUnixTimeMilliseconds(), row[1].GetInt64());
        Assert.Equal(market.QuoteOf(spy).Last, row[2].GetDecimal());
        Assert.Equal("NEW", row[4].GetString());
    }

    [Fact]
    public async Task The_sandbox_shows_the_market_as_it_was_15_minutes_ago_at_another_path()
    {
        var (session, market, clock) = await MovingMarket.SignInAsync(options => options.SandboxMode = true);
        using var _ = session;
        Assert.True(market.TryGetListing("SPY", out var spy));
        var then = market.QuoteOf(spy);
        clock.Advance(TimeSpan.FromMinutes(15));
        using var stream = await RawStream.OpenAsync(session, setup: FeedRows.Fields("Quote", "bidPrice askPrice"));
        Assert.EndsWith("/delayed", (await RawStream.QuoteTokenAsync(session)).Address.AbsolutePath, StringComparison.Ordinal);

        await stream.SubscribeAsync(("Quote", "SPY"));
        var row = (await stream.ExpectDataAsync()).Rows("Quote", 2)[0];

        Assert.Equal((then.Bid, then.Ask), (row[0].GetDecimal(), row[1].GetDecimal()));
        Assert.NotEqual(then.Bid, market.QuoteOf(spy).Bid);
    }

    [Fact]
    public async Task Thousands_of_options_are_all_followed_within_the_steps_that_their_number_needs()
    {
        var (session, market, clock) = await MovingMarket.SignInAsync();
        using var _ = session;
        using var stream = await RawStream.OpenAsync(session, setup: FeedRows.Fields("Quote", "eventSymbol bidPrice askPrice"));
        var symbols = market.SeriesOf("SPX").SelectMany(series => series.Strikes).Select(strike => strike.Call.StreamerSymbol!).Take(2500).ToArray();
        await stream.SubscribeAsync([.. symbols.Select(symbol => ("Quote", symbol))]);
        var values = new Dictionary<string, decimal>();
        while (values.Count < symbols.Length) await ReadAsync(stream, values);
        var before = new Dictionary<string, decimal>(values);

        // One more than the three steps of a thousand, because the market moved between two of them.
        clock.Advance(TimeSpan.FromHours(2));
        for (var step = 0; step < 4; step++)
        {
            session.TokenClock.Advance(Period);
            foreach (var message in await stream.DrainAsync()) Read(message.GetProperty("data"), values);
        }

        Assert.True(symbols.Count(symbol => values[symbol] != before[symbol]) > symbols.Length / 2);
        foreach (var strike in market.SeriesOf("SPX").SelectMany(series => series.Strikes).Take(2500))
            Assert.Equal(market.QuoteOf(strike.Call).Ask, values[strike.Call.StreamerSymbol!]);
    }

    private static async Task ReadAsync(RawStream stream, Dictionary<string, decimal> values) => Read(await stream.ExpectDataAsync(), values);

    private static void Read(System.Text.Json.JsonElement data, Dictionary<string, decimal> values)
    {
        foreach (var row in data.Rows("Quote", 3)) values[row[0].GetString()!] = row[2].GetDecimal();
    }
}

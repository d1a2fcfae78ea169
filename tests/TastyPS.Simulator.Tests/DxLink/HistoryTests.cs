using System.Text.Json;
using TastyPS.Simulator.Tests.Rest;

namespace TastyPS.Simulator.Tests.DxLink;

/// <summary>Snapshots of the past: dxlink.md §10.</summary>
public class HistoryTests
{
    private const int Begin = 4;
    private const int Marker = 10;
    private const int Snip = 16;
    private const int Pending = 1;

    private static readonly string CandleFields = FeedRows.Fields("Candle", "eventFlags eventSymbol index time close");

    [Fact]
    public async Task An_empty_history_is_one_event_with_the_flags_14_and_no_numbers()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.OpenAsync(session, setup: CandleFields);

        await stream.SubscribeAsync("Candle", "SPX{=5m}", DateTimeOffset.FromUnixTimeMilliseconds(1736988742332));

        Assert.Equal("""["Candle",[14,"SPX{=5m}",7460309841802690560,1736988742332,"NaN"]]""", (await stream.ExpectDataAsync()).GetRawText());
    }

    [Fact]
    public async Task A_history_comes_newest_first_from_its_begin_to_a_marker_before_its_start()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.DxLink.Faults.Feed.HistoryLength = 5;
        using var stream = await RawStream.OpenAsync(session, setup: CandleFields);

        await stream.SubscribeAsync("Candle", "SPY{=m}", HandMadeMarket.Start.AddHours(-1));
        var rows = (await stream.ExpectDataAsync()).Rows("Candle", 5);

        Assert.Equal([Begin, 0, 0, 0, 0, Marker], Flags(rows));
        Assert.Equal(rows.Select(row => row[3].GetInt64()).OrderDescending(), rows.Select(row => row[3].GetInt64()));
        Assert.Equal(HandMadeMarket.Start.AddHours(-1).ToUnixTimeMilliseconds(), rows[5][3].GetInt64());
        Assert.Equal("NaN", rows[5][4].GetString());
        Assert.Equal(rows.Count, rows.Select(row => row[2].GetInt64()).Distinct().Count());
    }

    [Fact]
    public async Task A_history_of_20000_events_comes_whole_in_many_messages()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.DxLink.Faults.Feed.HistoryLength = 20_000;
        using var stream = await RawStream.OpenAsync(session, setup: CandleFields);

        await stream.SubscribeAsync("Candle", "SPY{=m}", HandMadeMarket.Start.AddYears(-1));
        var rows = new List<JsonElement[]>();
        var messages = 0;
        while (rows.Count < 20_001)
        {
            rows.AddRange((await stream.ExpectDataAsync()).Rows("Candle", 5));
            messages++;
        }

        Assert.Equal(Begin, Flags(rows)[0]);
        Assert.Equal(Marker, Flags(rows)[20_000]);
        Assert.All(Flags(rows)[1..^1], flags => Assert.Equal(0, flags));
        Assert.True(messages > 10);
    }

    [Theory]
    [InlineData(3, new[] { Begin, 0, Snip })]
    [InlineData(1, new[] { Begin | Snip })]
    public async Task A_history_cut_at_a_limit_ends_with_SNAPSHOT_SNIP_on_a_real_event(int cut, int[] flags)
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.DxLink.Faults.Feed.HistoryLength = 5;
        session.Simulator.DxLink.Faults.Feed.HistoryCutAt = cut;
        using var stream = await RawStream.OpenAsync(session, setup: CandleFields);

        await stream.SubscribeAsync("Candle", "SPY{=m}", HandMadeMarket.Start.AddHours(-1));
        var rows = (await stream.ExpectDataAsync()).Rows("Candle", 5);

        Assert.Equal(flags, Flags(rows));
        Assert.All(rows, row => Assert.Equal(JsonValueKind.Number, row[4].ValueKind));
    }

    [Fact]
    public async Task Greeks_with_a_time_are_a_history_and_then_live()
    {
        var (session, market, clock) = await MovingMarket.SignInAsync();
        using var _ = session;
        using var stream = await RawStream.OpenAsync(session, setup: FeedRows.Fields("Greeks", "eventFlags eventSymbol index time delta"));

        await stream.SubscribeAsync("Greeks", MovingMarket.Call(market), MovingMarket.Start.AddMinutes(-10));
        var rows = (await stream.ExpectDataAsync()).Rows("Greeks", 5);
        Assert.Equal([Begin, .. Enumerable.Repeat(0, 10), Marker], Flags(rows));
        Assert.Equal(MovingMarket.Start.ToUnixTimeMilliseconds(), rows[0][3].GetInt64());

        clock.Advance(TimeSpan.FromMinutes(1));
        session.TokenClock.Advance(TimeSpan.FromMilliseconds(100));
        var live = Assert.Single((await stream.ExpectDataAsync()).Rows("Greeks", 5));
        Assert.Equal(0, live[0].GetInt32());
        Assert.True(live[2].GetInt64() > rows[0][2].GetInt64());
    }

    [Fact]
    public async Task Candles_end_at_the_last_price_of_the_market_and_the_last_one_follows_it()
    {
        var (session, market, clock) = await MovingMarket.SignInAsync();
        using var _ = session;
        Assert.True(market.TryGetListing("SPY", out var spy));
        clock.Advance(TimeSpan.FromMinutes(2));
        using var stream = await RawStream.OpenAsync(session, setup: CandleFields);

        await stream.SubscribeAsync("Candle", "SPY{=5m}", MovingMarket.Start.AddMinutes(-30));
        var rows = (await stream.ExpectDataAsync()).Rows("Candle", 5);
        Assert.Equal([Begin, .. Enumerable.Repeat(0, 6), Marker], Flags(rows));
        Assert.Equal(market.QuoteOf(spy).Last, rows[0][4].GetDecimal());

        clock.Advance(TimeSpan.FromMinutes(1));
        session.TokenClock.Advance(TimeSpan.FromMilliseconds(100));
        var live = Assert.Single((await stream.ExpectDataAsync()).Rows("Candle", 5));
        Assert.Equal((0, rows[0][2].GetInt64()), (live[0].GetInt32(), live[2].GetInt64()));
        Assert.Equal(market.QuoteOf(spy).Last, live[4].GetDecimal());
    }

    [Fact]
    public async Task A_split_update_is_a_pending_event_and_the_one_that_ends_the_transaction()
    {
        var (session, _, clock) = await MovingMarket.SignInAsync();
        using var __ = session;
        session.Simulator.DxLink.Faults.Feed.SplitsUpdates = true;
        using var stream = await RawStream.OpenAsync(session, setup: FeedRows.Fields("TimeAndSale", "eventFlags eventSymbol index price"));
        await stream.SubscribeAsync("TimeAndSale", "SPY", MovingMarket.Start);
        await stream.ExpectDataAsync();

        clock.Advance(TimeSpan.FromMinutes(1));
        session.TokenClock.Advance(TimeSpan.FromMilliseconds(100));
        var rows = (await stream.ExpectDataAsync()).Rows("TimeAndSale", 4);

        Assert.Equal([Pending, 0], Flags(rows));
        Assert.Equal(rows[0][2].GetInt64(), rows[1][2].GetInt64());
    }

    [Fact]
    public async Task The_series_of_an_underlying_count_their_own_index_and_end_with_an_expiration_of_0()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.OpenAsync(session, setup: FeedRows.Fields("Series", "eventFlags eventSymbol index expiration volatility"));

        await stream.SubscribeAsync(("Series", "SPX"));
        var rows = (await stream.ExpectDataAsync()).Rows("Series", 5);

        // Today, and the third Friday, where both roots make one series.
        Assert.Equal([Begin, 0, Marker], Flags(rows));
        Assert.Equal([2, 1, 0], rows.Select(row => row[2].GetInt32()));
        Assert.Equal([20686, 20669, 0], rows.Select(row => row[3].GetInt32()));
        Assert.Equal("NaN", rows[2][4].GetString());
    }

    [Fact]
    public async Task The_book_of_a_source_is_a_snapshot_where_the_token_is_entitled_to_it()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.DxLink.Entitlements = ["Order"];
        using var stream = await RawStream.OpenAsync(session, setup: FeedRows.Fields("Order", "eventFlags source price size orderSide"));

        await stream.SendAsync("""{"type":"FEED_SUBSCRIPTION","channel":1,"add":[{"type":"Order","symbol":"AAPL","source":"NTV"}]}""");
        var data = await stream.ExpectDataAsync();

        Assert.Equal("""["Order",[4,"NTV",210.6,1.0,"SELL",0,"NTV",210.55,2.0,"BUY",10,null,"NaN","NaN","UNDEFINED"]]""", data.GetRawText());
    }

    private static int[] Flags(List<JsonElement[]> rows) => [.. rows.Select(row => row[0].GetInt32())];
}

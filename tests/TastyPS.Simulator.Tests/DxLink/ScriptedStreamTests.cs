using TastyPS.Simulator.Market.Scripting;
using TastyPS.Simulator.Market.Synthetic;
using TastyPS.Simulator.Tests.Rest;

namespace TastyPS.Simulator.Tests.DxLink;

/// <summary>What a script does to a market is streamed at the next period, also while the market's clock stands still.</summary>
public class ScriptedStreamTests
{
    private const string ProfileFields = "eventSymbol tradingStatus statusReason haltStartTime haltEndTime";
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    private readonly MarketClock _clock = new(MovingMarket.Start, speed: 0);

    [Fact]
    public async Task A_price_that_was_set_and_one_that_was_released()
    {
        using var session = await SignInAsync();
        using var stream = await OpenAsync(session, "Quote", "eventSymbol bidPrice askPrice", "SPY");
        var before = (await stream.ExpectDataAsync()).GetRawText();

        session.Simulator.Script.SetPrice("SPY", bid: 123.25m, ask: 123.5m);
        Assert.Equal("""["Quote",["SPY",123.25,123.5]]""", await NextAsync(session, stream));

        session.Simulator.Script.ReleasePrice("SPY");
        Assert.Equal(before, await NextAsync(session, stream));
    }

    [Fact]
    public async Task A_shock_reaches_an_index_and_the_Greeks_of_its_options()
    {
        using var session = await SignInAsync();
        var call = session.Simulator.Market.SeriesOf("SPX")[3].Strikes[40].Call.StreamerSymbol!;
        using var stream = await OpenAsync(session, "Greeks", "eventSymbol price", call);
        await stream.ExpectDataAsync();

        session.Simulator.Script.Shock(-5);

        Assert.True(session.Simulator.Market.TryResolveStreamer(call, out var option));
        var quote = session.Simulator.Market.QuoteOf(option);
        var row = (await NextDataAsync(session, stream)).Rows("Greeks", 2)[0];
        Assert.Equal((quote.Bid + quote.Ask) / 2, row[1].GetDecimal());
    }

    [Fact]
    public async Task A_halt_shows_in_the_profile_and_what_is_over_has_an_end()
    {
        using var session = await SignInAsync();
        using var stream = await OpenAsync(session, "Profile", ProfileFields, "SPY");
        Assert.Equal("""["Profile",["SPY","ACTIVE",null,0,0]]""", (await stream.ExpectDataAsync()).GetRawText());
        var start = MovingMarket.Start.ToUnixTimeMilliseconds();

        session.Simulator.Script.Halt("SPY", "News pending");
        Assert.Equal($$"""["Profile",["SPY","HALTED","News pending",{{start}},0]]""", await NextAsync(session, stream));

        _clock.Advance(TimeSpan.FromMinutes(5));
        session.Simulator.Script.Resume("SPY");
        Assert.Equal($$"""["Profile",["SPY","ACTIVE",null,{{start}},{{start + 300_000}}]]""", await NextAsync(session, stream));
    }

    [Fact]
    public async Task A_halted_instrument_is_silent_while_the_market_moves_on()
    {
        using var session = await SignInAsync();
        using var stream = await OpenAsync(session, "Quote", "eventSymbol bidPrice", "SPY");
        await stream.ExpectDataAsync();
        session.Simulator.Script.Halt("SPY");

        _clock.Advance(TimeSpan.FromMinutes(20));
        session.TokenClock.Advance(Period);

        Assert.Empty(await stream.DrainAsync());
    }

    [Fact]
    public async Task A_market_of_somebody_else_that_was_changed_is_looked_at_anew_on_request()
    {
        var market = new ChangeableMarket(new SyntheticMarket(1, _clock));
        using var session = await SimulatorSession.SignInAsync(options => options.Market = market);
        using var stream = await OpenAsync(session, "Trade", "eventSymbol price", "SPY");
        await stream.ExpectDataAsync();
        market.Last = 321.5m;
        session.TokenClock.Advance(Period);
        Assert.Empty(await stream.DrainAsync());

        session.Simulator.DxLink.Refresh();

        Assert.Equal("""["Trade",["SPY",321.5]]""", await NextAsync(session, stream));
    }

    private static async Task<RawStream> OpenAsync(SimulatorSession session, string type, string fields, string symbol)
    {
        var stream = await RawStream.OpenAsync(session, setup: FeedRows.Fields(type, fields));
        await stream.SubscribeAsync((type, symbol));
        return stream;
    }

    private static async Task<System.Text.Json.JsonElement> NextDataAsync(SimulatorSession session, RawStream stream)
    {
        session.TokenClock.Advance(Period);
        return await stream.ExpectDataAsync();
    }

    private static async Task<string> NextAsync(SimulatorSession session, RawStream stream) => (await NextDataAsync(session, stream)).GetRawText();

    private Task<SimulatorSession> SignInAsync() => SimulatorSession.SignInAsync(options => options.Market = new SyntheticMarket(1, _clock));
}

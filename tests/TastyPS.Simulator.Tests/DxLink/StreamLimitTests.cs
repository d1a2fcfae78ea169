using TastyPS.Simulator.DxLink.Limits;
using TastyPS.Simulator.Tests.Rest;

namespace TastyPS.Simulator.Tests.DxLink;

/// <summary>The assumed limits: dxlink.md §11, rest-overview.md §7.</summary>
public class StreamLimitTests
{
    private const string Rate = "Your subscription rate is too high";
    private const string Size = "Your subscription size is too big";

    [Fact]
    public async Task The_assumed_limits_are_in_force_on_request_only()
    {
        using var free = await SimulatorSession.SignInAsync();
        using var limited = await SimulatorSession.SignInAsync(options => options.EnforceLimits = true);

        Assert.Equal(DxLinkLimits.None, free.Simulator.DxLink.Limits);
        Assert.Equal((5, 25_000, 100, 10_000, 50_000, 65_536), Figures(limited.Simulator.DxLink.Limits));

        static (int?, int?, int?, int?, int?, int?) Figures(DxLinkLimits limits) =>
            (limits.Sessions, limits.Items, limits.HistoryItems, limits.ChangesPerMinute, limits.CustomerChangesPerMinute, limits.MessageBytes);
    }

    [Fact]
    public async Task Items_beyond_the_cap_are_silent_and_answered_with_one_ERROR_while_the_others_are_served()
    {
        using var session = await LimitAsync(new DxLinkLimits { Items = 2 });
        using var stream = await RawStream.OpenAsync(session, setup: FeedRows.Fields("Quote", "eventSymbol"));

        await stream.SubscribeAsync(("Quote", "SPY"), ("Quote", "AAPL"), ("Quote", "BRK/B"));

        var messages = await stream.DrainAsync();
        var error = Assert.Single(messages, message => message.Text("type") == "ERROR");
        Assert.Equal((1, "BAD_ACTION", Size), (error.GetProperty("channel").GetInt32(), error.Text("error"), error.Text("message")));
        var data = Assert.Single(messages, message => message.Text("type") == "FEED_DATA");
        Assert.Equal("""["Quote",["SPY","AAPL"]]""", data.GetProperty("data").GetRawText());
        Assert.Equal(1, session.Simulator.DxLink.Violations.Size);
    }

    [Fact]
    public async Task The_cap_counts_all_channels_of_a_session_and_what_is_removed_makes_room()
    {
        using var session = await LimitAsync(new DxLinkLimits { Items = 2 });
        using var stream = await RawStream.OpenAsync(session);
        await stream.OpenChannelAsync(3);
        await stream.SubscribeAsync(("Quote", "SPY"));
        await stream.SendAsync("""{"type":"FEED_SUBSCRIPTION","channel":3,"add":[{"type":"Quote","symbol":"SPY"}]}""");
        await stream.SendAsync("""{"type":"FEED_SUBSCRIPTION","channel":1,"remove":[{"type":"Quote","symbol":"SPY"}],"add":[{"type":"Quote","symbol":"AAPL"}]}""");
        Assert.DoesNotContain(await stream.DrainAsync(), message => message.Text("type") == "ERROR");

        await stream.SubscribeAsync(("Quote", "BRK/B"));

        Assert.Contains(await stream.DrainAsync(), message => message.Text("type") == "ERROR");
    }

    [Fact]
    public async Task Candles_have_a_cap_of_their_own()
    {
        using var session = await LimitAsync(new DxLinkLimits { HistoryItems = 2 });
        using var stream = await RawStream.OpenAsync(session);

        await stream.SubscribeAsync(("Candle", "SPY{=m}"), ("Candle", "SPY{=h}"), ("Candle", "SPY{=d}"), ("Quote", "SPY"));

        Assert.Equal(Size, Assert.Single(await stream.DrainAsync(), message => message.Text("type") == "ERROR").Text("message"));
        Assert.Equal(3, session.Simulator.DxLink.ItemCount);
    }

    [Fact]
    public async Task Too_many_adds_and_removes_in_60_seconds_are_an_ERROR_and_the_end()
    {
        using var session = await LimitAsync(new DxLinkLimits { ChangesPerMinute = 3 });
        using var stream = await RawStream.OpenAsync(session);
        await stream.SubscribeAsync(("Quote", "SPY"), ("Quote", "AAPL"));
        await stream.SendAsync("""{"type":"FEED_SUBSCRIPTION","channel":1,"remove":[{"type":"Quote","symbol":"AAPL"}]}""");

        await stream.SubscribeAsync(("Quote", "BRK/B"));

        var error = Assert.Single(await stream.ExpectCloseAsync(1000, "Bye"), message => message.Text("type") == "ERROR");
        Assert.Equal(("BAD_ACTION", Rate), (error.Text("error"), error.Text("message")));
        Assert.Equal(1, session.Simulator.DxLink.Violations.Rate);
    }

    [Fact]
    public async Task The_window_slides_with_the_clock()
    {
        using var session = await LimitAsync(new DxLinkLimits { ChangesPerMinute = 2 });
        using var stream = await RawStream.OpenAsync(session);
        await stream.SubscribeAsync(("Quote", "SPY"), ("Quote", "AAPL"));
        await stream.DrainAsync();
        session.TokenClock.Advance(TimeSpan.FromSeconds(30));
        await stream.SendAsync("""{"type":"KEEPALIVE","channel":0}""");
        await stream.DrainAsync();
        session.TokenClock.Advance(TimeSpan.FromSeconds(30));

        await stream.SubscribeAsync(("Quote", "SPY"), ("Quote", "AAPL"));
        await stream.DrainAsync();

        Assert.Equal(0, session.Simulator.DxLink.Violations.Total - session.Simulator.DxLink.Violations.Protocol);
    }

    [Fact]
    public async Task Sessions_one_after_another_have_a_budget_each_until_the_customers_is_used_up()
    {
        using var session = await LimitAsync(new DxLinkLimits { Sessions = 1, ChangesPerMinute = 2, CustomerChangesPerMinute = 5 });
        var (token, address) = await RawStream.QuoteTokenAsync(session);
        for (var number = 0; number < 2; number++)
        {
            using var one = await OpenAsync(session, token, address);
            await one.SubscribeAsync(("Quote", "SPY"), ("Quote", "AAPL"));
            Assert.DoesNotContain(await one.DrainAsync(), message => message.Text("type") == "ERROR");
            await one.CloseAsync();
        }
        Assert.Equal(0, session.Simulator.DxLink.Violations.Rate);

        using var last = await OpenAsync(session, token, address);
        await last.SubscribeAsync(("Quote", "SPY"), ("Quote", "AAPL"));

        Assert.Contains(await last.ExpectCloseAsync(1000, "Bye"), message => message.Text("type") == "ERROR");
        Assert.Equal((0, 1), (session.Simulator.DxLink.Violations.Sessions, session.Simulator.DxLink.Violations.Rate));
    }

    [Fact]
    public async Task Sessions_side_by_side_on_one_token_have_a_budget_each_and_all_together_one()
    {
        using var session = await LimitAsync(new DxLinkLimits { ChangesPerMinute = 2, CustomerChangesPerMinute = 3 });
        var (token, address) = await RawStream.QuoteTokenAsync(session);
        using var first = await OpenAsync(session, token, address);
        using var second = await OpenAsync(session, token, address);
        await first.SubscribeAsync(("Quote", "SPY"), ("Quote", "AAPL"));
        await first.DrainAsync();
        await second.SubscribeAsync(("Quote", "SPY"));
        Assert.DoesNotContain(await second.DrainAsync(), message => message.Text("type") == "ERROR");

        await second.SubscribeAsync(("Quote", "AAPL"));

        Assert.Contains(await second.ExpectCloseAsync(1000, "Bye"), message => message.Text("type") == "ERROR");
    }

    [Fact]
    public async Task One_session_more_than_allowed_at_once_is_turned_away()
    {
        using var session = await LimitAsync(new DxLinkLimits { Sessions = 1 });
        using var first = await RawStream.AuthorizeAsync(session);
        using var second = await RawStream.ConnectAsync(session);
        await second.SendAsync(RawStream.Setup);
        await second.SendAsync($$"""{"type":"AUTH","channel":0,"token":"{{second.Token}}"}""");

        Assert.Contains(await second.ExpectCloseAsync(1000, "Bye"), message => message.Text("type") == "ERROR");
        Assert.Equal(1, session.Simulator.DxLink.Violations.Sessions);
    }

    [Fact]
    public async Task A_message_over_the_frame_limit_closes_the_session_with_1009()
    {
        using var session = await LimitAsync(new DxLinkLimits { MessageBytes = 1000 });
        using var stream = await RawStream.OpenAsync(session);
        await stream.SubscribeAsync([.. Enumerable.Range(0, 40).Select(number => ("Quote", $"SYMBOL{number}"))]);

        await stream.ExpectCloseAsync(1009, null);

        Assert.Equal(1, session.Simulator.DxLink.Violations.MessageBytes);
    }

    [Fact]
    public async Task Without_limits_the_official_clients_burst_of_1400_items_in_frames_of_8_KB_passes()
    {
        using var session = await SimulatorSession.SignInAsync(fillers: 1400);
        using var stream = await RawStream.OpenAsync(session, setup: FeedRows.Fields("Quote", "eventSymbol"));
        foreach (var chunk in Enumerable.Range(1, 1400).Chunk(200))
            await stream.SubscribeAsync([.. chunk.Select(number => ("Quote", $"Z{number:000000}"))]);

        var symbols = new HashSet<string>();
        while (symbols.Count < 1400) symbols.UnionWith((await stream.ExpectDataAsync()).Rows("Quote", 1).Select(row => row[0].GetString()!));

        Assert.Equal(0, session.Simulator.DxLink.Violations.Total);
    }

    private static async Task<RawStream> OpenAsync(SimulatorSession session, string token, Uri address)
    {
        var stream = await RawStream.ConnectAsync(session, token, address);
        await stream.SendAsync(RawStream.Setup);
        await stream.ExpectAsync("SETUP");
        await stream.ExpectAsync("AUTH_STATE");
        await stream.SendAsync($$"""{"type":"AUTH","channel":0,"token":"{{token}}"}""");
        await stream.ExpectAsync("AUTH_STATE");
        await stream.OpenChannelAsync(1);
        return stream;
    }

    private static async Task<SimulatorSession> LimitAsync(DxLinkLimits limits)
    {
        var session = await SimulatorSession.SignInAsync();
        session.Simulator.DxLink.Limits = limits;
        return session;
    }
}

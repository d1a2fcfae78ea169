using TastyPS.Simulator.Tests.Rest;

namespace TastyPS.Simulator.Tests.DxLink;

/// <summary>The start of a session: dxlink.md §4.1, §5, §6.</summary>
public class HandshakeTests
{
    [Fact]
    public async Task From_the_handshake_to_the_quote_of_a_fund_in_the_recorded_order()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.ConnectAsync(session);

        await stream.SendAsync(RawStream.Setup);
        var setup = await stream.ExpectAsync("SETUP");
        Assert.Equal((60, 60), (setup.GetProperty("keepaliveTimeout").GetInt32(), setup.GetProperty("acceptKeepaliveTimeout").GetInt32()));
        Assert.StartsWith("1.0-", setup.Text("version"), StringComparison.Ordinal);
        Assert.Equal("UNAUTHORIZED", (await stream.ExpectAsync("AUTH_STATE")).Text("state"));

        await stream.SendAsync($$"""{"type":"AUTH","channel":0,"token":"{{stream.Token}}"}""");
        var state = await stream.ExpectAsync("AUTH_STATE");
        Assert.Equal("AUTHORIZED", state.Text("state"));
        Assert.NotEmpty(state.Text("userId")!);

        await stream.SendAsync("""{"type":"CHANNEL_REQUEST","channel":3,"service":"FEED","parameters":{"contract":"AUTO"}}""");
        Assert.Equal("""{"type":"CHANNEL_OPENED","channel":3,"service":"FEED","parameters":{"contract":"AUTO","subFormat":"LIST"}}""", await stream.ReceiveTextAsync());
        await stream.SendAsync("""{"type":"FEED_SETUP","channel":3,"acceptAggregationPeriod":0.1,"acceptDataFormat":"COMPACT","acceptEventFields":{"Quote":["eventType","eventSymbol","bidPrice","askPrice","bidSize","askSize"]}}""");
        Assert.Equal("""{"type":"FEED_CONFIG","channel":3,"dataFormat":"COMPACT","aggregationPeriod":0.1}""", await stream.ReceiveTextAsync());

        await stream.SendAsync("""{"type":"FEED_SUBSCRIPTION","channel":3,"reset":true,"add":[{"type":"Quote","symbol":"SPY"}]}""");
        Assert.Equal(
            """{"type":"FEED_CONFIG","channel":3,"dataFormat":"COMPACT","aggregationPeriod":0.1,"eventFields":{"Quote":["eventType","eventSymbol","bidPrice","askPrice","bidSize","askSize"]}}""",
            await stream.ReceiveTextAsync());
        Assert.Equal("""{"type":"FEED_DATA","channel":3,"data":["Quote",["Quote","SPY",210.55,210.6,2.0,1.0]]}""", await stream.ReceiveTextAsync());
    }

    [Fact]
    public async Task A_client_that_sends_everything_at_once_after_its_setup_is_served()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.ConnectAsync(session);

        await stream.SendAsync(RawStream.Setup);
        await stream.SendAsync($$"""{"type":"AUTH","channel":0,"token":"{{stream.Token}}"}""");
        await stream.SendAsync("""{"type":"CHANNEL_REQUEST","channel":1,"service":"FEED","parameters":{"contract":"AUTO"}}""");
        await stream.SendAsync("""{"type":"FEED_SETUP","channel":1,"acceptDataFormat":"COMPACT"}""");
        await stream.SubscribeAsync(("Quote", "SPY"));

        foreach (var type in new[] { "SETUP", "AUTH_STATE", "AUTH_STATE", "CHANNEL_OPENED", "FEED_CONFIG", "FEED_CONFIG", "FEED_DATA" }) await stream.ExpectAsync(type);
    }

    [Fact]
    public async Task A_channel_before_the_authorization_is_refused_with_UNAUTHORIZED_on_that_channel()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.ConnectAsync(session);
        await stream.SendAsync(RawStream.Setup);
        await stream.SendAsync("""{"type":"CHANNEL_REQUEST","channel":1,"service":"FEED","parameters":{"contract":"AUTO"}}""");

        await stream.ExpectAsync("SETUP");
        await stream.ExpectAsync("AUTH_STATE");
        var error = await stream.ExpectAsync("ERROR");
        Assert.Equal(("UNAUTHORIZED", 1), (error.Text("error"), error.GetProperty("channel").GetInt32()));
        Assert.Equal(1, session.Simulator.DxLink.Violations.Protocol);
    }

    [Theory]
    [InlineData("AUTH", """{"type":"AUTH","channel":0,"token":"x"}""")]
    [InlineData("a channel", """{"type":"CHANNEL_REQUEST","channel":1,"service":"FEED","parameters":{"contract":"AUTO"}}""")]
    public async Task Nothing_is_done_before_SETUP(string what, string message)
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.ConnectAsync(session);

        await stream.SendAsync(message);

        Assert.True((await stream.ExpectAsync("ERROR")).Text("error") == "BAD_ACTION", what);
    }

    [Fact]
    public async Task A_wrong_token_is_answered_with_UNAUTHORIZED_once_more_and_the_end()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.ConnectAsync(session);
        await stream.SendAsync(RawStream.Setup);
        await stream.SendAsync("""{"type":"AUTH","channel":0,"token":"nobody's"}""");

        var messages = await stream.ExpectCloseAsync(1000, "Bye");

        Assert.Equal(["SETUP", "AUTH_STATE", "AUTH_STATE"], messages.Texts("type"));
        Assert.Equal("UNAUTHORIZED", messages[2].Text("state"));
    }

    [Fact]
    public async Task A_quote_token_is_refused_24_hours_after_its_issue()
    {
        using var session = await SimulatorSession.SignInAsync();
        var (token, address) = await RawStream.QuoteTokenAsync(session);
        session.TokenClock.Advance(TimeSpan.FromHours(24));
        using var stream = await RawStream.ConnectAsync(session, token, address);
        await stream.SendAsync(RawStream.Setup);
        await stream.SendAsync($$"""{"type":"AUTH","channel":0,"token":"{{token}}"}""");

        Assert.Equal("UNAUTHORIZED", (await stream.ExpectCloseAsync(1000, "Bye"))[2].Text("state"));
    }

    [Fact]
    public async Task A_version_of_another_protocol_is_refused_and_the_session_closed()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.ConnectAsync(session);
        await stream.SendAsync(RawStream.Setup.Replace("0.1-tests", "2.0-tests", StringComparison.Ordinal));

        Assert.Equal("UNSUPPORTED_PROTOCOL", Assert.Single(await stream.ExpectCloseAsync(1000, "Bye")).Text("error"));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"type":"SETUP"}""")]
    [InlineData("""{"channel":0}""")]
    [InlineData("""{"type":"SETUP","channel":"0"}""")]
    public async Task What_is_no_message_is_an_INVALID_MESSAGE_and_the_session_goes_on(string text)
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.ConnectAsync(session);

        await stream.SendAsync(text);
        var error = await stream.ExpectAsync("ERROR");
        Assert.Equal(("INVALID_MESSAGE", 0), (error.Text("error"), error.GetProperty("channel").GetInt32()));

        await stream.SendAsync(RawStream.Setup);
        await stream.ExpectAsync("SETUP");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_SETUP_or_AUTH_for_10_seconds_the_session_ends_with_TIMEOUT(bool sendsSetup)
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.ConnectAsync(session);
        if (sendsSetup)
        {
            await stream.SendAsync(RawStream.Setup);
            await stream.ExpectAsync("SETUP");
            await stream.ExpectAsync("AUTH_STATE");
        }

        session.TokenClock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("TIMEOUT", Assert.Single(await stream.ExpectCloseAsync(1000, "Bye")).Text("error"));
    }

    [Fact]
    public async Task A_client_that_is_silent_for_60_seconds_is_closed_with_1000_Bye_and_no_ERROR()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.AuthorizeAsync(session);

        session.TokenClock.Advance(TimeSpan.FromSeconds(60));

        Assert.DoesNotContain(await stream.ExpectCloseAsync(1000, "Bye"), message => message.Text("type") != "KEEPALIVE");
    }

    [Fact]
    public async Task A_KEEPALIVE_or_any_other_message_keeps_the_client_alive()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.AuthorizeAsync(session);
        session.TokenClock.Advance(TimeSpan.FromSeconds(59));
        await stream.ExpectAsync("KEEPALIVE");
        await stream.SendAsync("""{"type":"KEEPALIVE","channel":0}""");
        await stream.DrainAsync();

        session.TokenClock.Advance(TimeSpan.FromSeconds(59));

        await stream.ExpectAsync("KEEPALIVE");
        await stream.DrainAsync();
    }

    [Fact]
    public async Task The_server_sends_a_KEEPALIVE_of_its_own_when_it_has_been_idle_for_30_seconds()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.AuthorizeAsync(session);

        session.TokenClock.Advance(TimeSpan.FromSeconds(29));
        Assert.Empty(await stream.DrainAsync());
        session.TokenClock.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal("""{"type":"KEEPALIVE","channel":0}""", await stream.ReceiveTextAsync());
    }

    [Fact]
    public async Task Unknown_messages_are_ignored()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.AuthorizeAsync(session);

        await stream.SendAsync("""{"type":"SOMETHING_NEW","channel":0}""");
        await stream.SendAsync("""{"type":"ERROR","channel":0,"error":"TIMEOUT","message":"No keepalive received for 60000ms"}""");

        Assert.Empty(await stream.DrainAsync());
    }
}

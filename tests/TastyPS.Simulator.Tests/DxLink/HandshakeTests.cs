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
}

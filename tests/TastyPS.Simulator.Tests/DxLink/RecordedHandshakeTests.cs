using System.Text.Json;
using TastyPS.Simulator.Tests.Rest;

namespace TastyPS.Simulator.Tests.DxLink;

/// <summary>The recorded start of the service's own web platform, replayed from the client's side.</summary>
public class RecordedHandshakeTests
{
    [Fact]
    public async Task The_answers_to_the_recorded_client_have_the_names_and_order_of_the_recorded_ones()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.ConnectAsync(session);

        await stream.SendAsync("""{"type":"SETUP","channel":0,"version":"0.1-DXF-JS/0.3.0","keepaliveTimeout":60,"acceptKeepaliveTimeout":60}""");
        await ExpectShapeAsync(stream, """{"type":"SETUP","channel":0,"keepaliveTimeout":60,"acceptKeepaliveTimeout":60,"version":"1.0-1.2.1-20240722-153442"}""");
        await ExpectShapeAsync(stream, """{"type":"AUTH_STATE","channel":0,"state":"UNAUTHORIZED"}""");
        await stream.SendAsync($$"""{"type":"AUTH","channel":0,"token":"{{stream.Token}}"}""");
        await ExpectShapeAsync(stream, """{"type":"AUTH_STATE","channel":0,"state":"AUTHORIZED","userId":"<redacted>"}""");
        await stream.SendAsync("""{"type":"CHANNEL_REQUEST","channel":3,"service":"FEED","parameters":{"contract":"AUTO"}}""");
        await ExpectShapeAsync(stream, """{"type":"CHANNEL_OPENED","channel":3,"service":"FEED","parameters":{"contract":"AUTO","subFormat":"LIST"}}""");
        await stream.SendAsync("""
            {"type":"FEED_SETUP","channel":3,"acceptAggregationPeriod":0.1,"acceptDataFormat":"COMPACT","acceptEventFields":{"Trade":["eventType","eventSymbol","price","dayVolume","size"],"TradeETH":["eventType","eventSymbol","price","dayVolume","size"],"Quote":["eventType","eventSymbol","bidPrice","askPrice","bidSize","askSize"],"Greeks":["eventType","eventSymbol","volatility","delta","gamma","theta","rho","vega"],"Profile":["eventType","eventSymbol","description","shortSaleRestriction","tradingStatus","statusReason","haltStartTime","haltEndTime","highLimitPrice","lowLimitPrice","high52WeekPrice","low52WeekPrice"],"Summary":["eventType","eventSymbol","openInterest","dayOpenPrice","dayHighPrice","dayLowPrice","prevDayClosePrice"]}}
            """);
        await ExpectShapeAsync(stream, """{"type":"FEED_CONFIG","channel":3,"dataFormat":"COMPACT","aggregationPeriod":0.1}""");
        await stream.SendAsync("""
            {"type":"FEED_SUBSCRIPTION","channel":3,"reset":true,"add":[{"type":"Trade","symbol":"BTC/USD:CXTALP"},{"type":"Quote","symbol":"BTC/USD:CXTALP"},{"type":"Profile","symbol":"BTC/USD:CXTALP"},{"type":"Summary","symbol":"BTC/USD:CXTALP"},{"type":"Trade","symbol":"SPY"},{"type":"TradeETH","symbol":"SPY"},{"type":"Quote","symbol":"SPY"},{"type":"Profile","symbol":"SPY"},{"type":"Summary","symbol":"SPY"}]}
            """);
        await stream.ExpectAsync("FEED_CONFIG");
        var trade = await ExpectShapeAsync(stream, """{"type":"FEED_DATA","channel":3,"data":["Trade",["Trade","SPY",559.36,1.3743299E7,100.0]]}""");
        Assert.Equal("""["Trade",["Trade","SPY",210.511,3.5348839E7,100.0]]""", trade.GetProperty("data").GetRawText());

        await stream.SendAsync("""{"type":"FEED_SUBSCRIPTION","channel":3,"remove":[{"type":"Trade","symbol":"SPY"},{"type":"Quote","symbol":"SPY"},{"type":"Summary","symbol":"SPY"}]}""");
        await stream.SendAsync("""{"type":"KEEPALIVE","channel":0}""");
        Assert.All(await stream.DrainAsync(), message => Assert.NotEqual("ERROR", message.Text("type")));
        Assert.Equal(6, session.Simulator.DxLink.ItemCount);
    }

    private static async Task<JsonElement> ExpectShapeAsync(RawStream stream, string recorded)
    {
        var message = await stream.ReceiveAsync();
        using var document = JsonDocument.Parse(recorded);
        Assert.Equal(Shape(document.RootElement), Shape(message));
        return message;
    }

    // Names in their order, and what kind of value each has.
    private static string Shape(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', element.EnumerateObject().Select(property => property.Name + ":" + Shape(property.Value))) + "}",
        JsonValueKind.Array => "[" + string.Join(',', element.EnumerateArray().Select(Shape)) + "]",
        var kind => kind.ToString(),
    };
}

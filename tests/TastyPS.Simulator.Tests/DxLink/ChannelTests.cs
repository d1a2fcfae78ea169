using System.Text.Json;
using TastyPS.Simulator.Tests.Rest;

namespace TastyPS.Simulator.Tests.DxLink;

/// <summary>Channels: dxlink.md §2, §4.2, §7.1.</summary>
public class ChannelTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task An_even_channel_is_a_BAD_ACTION_on_channel_0_in_the_recorded_words(int channel)
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.AuthorizeAsync(session);

        await stream.SendAsync($$$"""{"type":"CHANNEL_REQUEST","channel":{{{channel}}},"service":"FEED","parameters":{"contract":"AUTO"}}""");

        Assert.Equal("""{"type":"ERROR","channel":0,"error":"BAD_ACTION","message":"Protocol violation with an even channel usage."}""", await stream.ReceiveTextAsync());
    }

    [Fact]
    public async Task A_channel_cannot_be_opened_twice()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.AuthorizeAsync(session);
        await stream.OpenChannelAsync(3);

        await stream.SendAsync("""{"type":"CHANNEL_REQUEST","channel":3,"service":"FEED","parameters":{"contract":"AUTO"}}""");

        var error = await stream.ExpectAsync("ERROR");
        Assert.Equal(("BAD_ACTION", "Channel with id 3 already exists"), (error.Text("error"), error.Text("message")));
    }

    [Theory]
    [InlineData("""{"type":"CHANNEL_REQUEST","channel":1,"service":"DOM","parameters":{"symbol":"AAPL"}}""")]
    [InlineData("""{"type":"CHANNEL_REQUEST","channel":1,"service":"FEED","parameters":{"contract":"SOMETIMES"}}""")]
    [InlineData("""{"type":"CHANNEL_REQUEST","channel":1,"service":"FEED"}""")]
    [InlineData("""{"type":"FEED_SETUP","channel":1}""")]
    [InlineData("""{"type":"FEED_SUBSCRIPTION","channel":1,"add":[{"type":"Quote","symbol":"SPY"}]}""")]
    [InlineData("""{"type":"CHANNEL_CANCEL","channel":1}""")]
    public async Task A_service_or_contract_or_channel_that_does_not_exist_is_a_BAD_ACTION_on_that_channel(string message)
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.AuthorizeAsync(session);

        await stream.SendAsync(message);

        var error = await stream.ExpectAsync("ERROR");
        Assert.Equal(("BAD_ACTION", 1), (error.Text("error"), error.GetProperty("channel").GetInt32()));
    }

    [Fact]
    public async Task A_cancelled_channel_is_closed_and_says_nothing_more()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.OpenAsync(session);
        await stream.SubscribeAsync(("Quote", "SPY"));
        await stream.ExpectDataAsync();

        await stream.SendAsync("""{"type":"CHANNEL_CANCEL","channel":1}""");
        Assert.Equal("""{"type":"CHANNEL_CLOSED","channel":1}""", await stream.ReceiveTextAsync());

        session.Simulator.DxLink.Publish("Quote", "SPY", new Dictionary<string, object?> { ["bidPrice"] = 1.0 });
        Assert.Empty(await stream.DrainAsync());
    }

    [Fact]
    public async Task Channels_of_one_socket_have_their_own_settings_and_subscriptions()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.OpenAsync(session);
        await stream.OpenChannelAsync(3, "TICKER");
        var config = await stream.SetUpAsync(3, "\"acceptAggregationPeriod\":10,\"acceptDataFormat\":\"FULL\"");
        Assert.Equal(("FULL", 10), (config.Text("dataFormat"), config.GetProperty("aggregationPeriod").GetDouble()));

        await stream.SendAsync("""{"type":"FEED_SUBSCRIPTION","channel":3,"add":[{"type":"Quote","symbol":"SPY"}]}""");
        await stream.ExpectAsync("FEED_CONFIG");
        var full = await stream.ExpectAsync("FEED_DATA");
        await stream.SubscribeAsync(("Quote", "SPY"));
        await stream.ExpectAsync("FEED_CONFIG");
        var compact = await stream.ExpectAsync("FEED_DATA");

        Assert.Equal((3, JsonValueKind.Object), (full.GetProperty("channel").GetInt32(), full.GetProperty("data")[0].ValueKind));
        Assert.Equal((1, JsonValueKind.String), (compact.GetProperty("channel").GetInt32(), compact.GetProperty("data")[0].ValueKind));
        Assert.Equal(2, session.Simulator.DxLink.ItemCount);
    }

    [Fact]
    public async Task A_reset_clears_its_own_channel_only()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var stream = await RawStream.OpenAsync(session);
        await stream.OpenChannelAsync(3);
        await stream.SubscribeAsync(("Quote", "SPY"), ("Trade", "SPY"), ("Quote", "AAPL"));
        await stream.SendAsync("""{"type":"FEED_SUBSCRIPTION","channel":3,"add":[{"type":"Quote","symbol":"SPY"}]}""");

        await stream.SendAsync("""{"type":"FEED_SUBSCRIPTION","channel":1,"reset":true,"add":[{"type":"Quote","symbol":"AAPL"}]}""");
        await stream.DrainAsync();

        Assert.Equal(2, session.Simulator.DxLink.ItemCount);
    }
}

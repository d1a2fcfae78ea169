using System.Net;
using System.Text.Json;
using TastyPS.Simulator.AccountStream.Faults;
using TastyPS.Simulator.Tests.Rest;
using TastyPS.Simulator.Tests.Rest.Orders;
using TastyPS.Simulator.WebSockets.Faults;

namespace TastyPS.Simulator.Tests.AccountStream;

/// <summary>What is told of orders: account-streamer.md §6.1, B8 to B12.</summary>
public class OrderNotificationTests
{
    [Fact]
    public async Task B9_an_order_that_fills_is_routed_then_live_with_its_fill_then_filled_with_the_same()
    {
        using var trading = await TradingSession.StartAsync();
        using var stream = await RawAccountStream.ConnectAsync(trading.Session);

        var id = await trading.PlaceForIdAsync(OrderBodies.Marketable("SPY"));

        var orders = (await stream.ReceiveAsync("Order", 3)).Select(message => message.GetProperty("data")).ToArray();
        Assert.All(orders, order => Assert.Equal(id, order.GetProperty("id").GetInt64()));
        Assert.Equal(["Routed", "Live", "Filled"], orders.Texts("status"));
        Assert.Equal([0, 1, 1], orders.Select(order => order.GetProperty("legs")[0].GetProperty("fills").GetArrayLength()));
        Assert.Equal(FillId(orders[1]), FillId(orders[2]));
    }

    [Fact]
    public async Task A_fill_is_followed_by_the_position_and_the_balance()
    {
        using var trading = await TradingSession.StartAsync();
        using var stream = await RawAccountStream.ConnectAsync(trading.Session);

        await trading.PlaceForIdAsync(OrderBodies.Marketable("BRK/B"));

        var messages = new List<JsonElement>();
        while (messages.Select(message => message.Text("type")).Distinct().Count() < 3) messages.Add(await stream.ReceiveAsync());
        Assert.Equal(Enumerable.Range(0, messages.Count), messages.Select(message => message.GetProperty("ws-sequence").GetInt32()));
        var position = messages.First(message => message.Text("type") == "CurrentPosition").GetProperty("data");
        Assert.Equal(("BRK/B", 1, "210.6"), (position.Text("symbol"), position.GetProperty("quantity").GetInt32(), position.Text("average-open-price")));
        var balance = messages.First(message => message.Text("type") == "AccountBalance").GetProperty("data");
        var read = (await trading.AskAsync("GET", "balances/USD")).GetProperty("data");
        Assert.Equal(read.Text("cash-balance"), balance.Text("cash-balance"));
        Assert.Equal(read.Names(), balance.Names());
    }

    [Fact]
    public async Task B10_a_replacement_is_told_as_the_end_of_the_old_order_and_the_way_of_the_new_one()
    {
        using var trading = await TradingSession.StartAsync();
        var old = await trading.PlaceForIdAsync(OrderBodies.Resting());
        using var stream = await RawAccountStream.ConnectAsync(trading.Session);

        var replacement = (await trading.AskAsync("PATCH", $"orders/{old}", """{"price":"151.0"}""")).GetProperty("data").GetProperty("id").GetInt64();

        var orders = new List<JsonElement>();
        while (orders.Count == 0 || orders[^1].Text("status") != "Live") orders.Add((await stream.ReceiveAsync("Order", 1))[0].GetProperty("data"));
        var end = orders.Single(order => order.Text("status") == "Cancelled");
        Assert.Equal((old, true, replacement), (end.GetProperty("id").GetInt64(), end.GetProperty("edited").GetBoolean(), end.GetProperty("replacing-order-id").GetInt64()));
        Assert.Equal((replacement, old), (orders[^1].GetProperty("id").GetInt64(), orders[^1].GetProperty("replaces-order-id").GetInt64()));
        Assert.True(orders.IndexOf(end) < orders.FindIndex(order => order.GetProperty("id").GetInt64() == replacement && order.Text("status") == "Routed"));
    }

    [Fact]
    public async Task B11_the_first_notification_is_there_before_the_reply_where_it_is_set()
    {
        using var trading = await TradingSession.StartAsync();
        trading.Simulator.AccountStream.Faults.Order = NotificationOrder.BeforeReply;
        trading.Simulator.AccountStream.Faults.Add(SocketFault.Delay("Order", TimeSpan.FromSeconds(1)));
        using var stream = await RawAccountStream.ConnectAsync(trading.Session);

        var reply = trading.SendAsync("POST", "orders", OrderBodies.Resting());
        while (trading.Simulator.AccountStream.Faults.Hits == 0) await Task.Yield();
        Assert.False(reply.IsCompleted);
        while (!reply.IsCompleted)
        {
            trading.Session.TokenClock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        using var answer = await reply;
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("Routed", (await stream.ReceiveAsync("Order", 1))[0].GetProperty("data").Text("status"));
    }

    [Fact]
    public async Task B12_a_notification_is_the_object_of_the_REST_reply()
    {
        using var trading = await TradingSession.StartAsync();
        using var stream = await RawAccountStream.ConnectAsync(trading.Session);

        var id = await trading.PlaceForIdAsync(OrderBodies.Spread());

        var last = (await stream.ReceiveAsync("Order", 2))[1].GetProperty("data");
        Assert.Equal((await trading.ShowAsync(id)).GetRawText(), last.GetRawText());
    }

    [Fact]
    public async Task A_complex_order_is_told_with_its_components()
    {
        using var trading = await TradingSession.StartAsync();
        using var stream = await RawAccountStream.ConnectAsync(trading.Session);

        await trading.AskAsync("POST", "complex-orders", OrderBodies.Otoco, HttpStatusCode.Created);

        var complex = (await stream.ReceiveAsync("ComplexOrder", 1))[0].GetProperty("data");
        Assert.Equal(("OTOCO", 2), (complex.Text("type"), complex.GetProperty("orders").GetArrayLength()));
    }

    private static string? FillId(JsonElement order) => order.GetProperty("legs")[0].GetProperty("fills")[0].Text("fill-id");
}

using System.Net;
using static TastyPS.Simulator.Tests.Rest.Orders.OrderBodies;

namespace TastyPS.Simulator.Tests.Rest.Orders;

public class ComplexOrderRouteTests
{
    [Fact]
    public async Task Components_are_numbered_tagged_and_contingent()
    {
        using var trading = await TradingSession.StartAsync();

        var complex = await PlaceAsync(trading, Otoco);

        var trigger = complex.GetProperty("trigger-order");
        var orders = complex.GetProperty("orders");
        var first = trigger.GetProperty("id").GetInt64();
        Assert.Equal([first + 1, first + 2], orders.EnumerateArray().Select(order => order.GetProperty("id").GetInt64()));
        Assert.Equal(("OTOCO::trigger-order", 0), (trigger.Text("complex-order-tag"), trigger.GetProperty("preflight-id").GetInt32()));
        Assert.Equal(["OTOCO::oco-1-order", "OTOCO::oco-1-order"], orders.EnumerateArray().Texts("complex-order-tag"));
        Assert.All(orders.EnumerateArray().Append(trigger), order => Assert.Equal(("Contingent", "Pending Order"), (order.Text("status"), order.Text("contingent-status"))));
        Assert.All(orders.EnumerateArray().Append(trigger), order => Assert.Equal(complex.GetProperty("id").GetInt64(), order.GetProperty("complex-order-id").GetInt64()));
    }

    [Fact]
    public async Task A_dry_run_has_no_id_and_its_components_share_the_number_they_would_have()
    {
        using var trading = await TradingSession.StartAsync();

        var data = (await trading.AskAsync("POST", "complex-orders/dry-run", Oco, HttpStatusCode.Created)).GetProperty("data");

        var complex = data.GetProperty("complex-order");
        Assert.False(complex.TryGetProperty("id", out _));
        Assert.Single(complex.GetProperty("orders").EnumerateArray().Select(order => order.GetProperty("complex-order-id").GetInt64()).Distinct());
        Assert.Empty(await trading.ItemsAsync("complex-orders"));
        Assert.Contains("closing_with_no_position", data.GetProperty("warnings").EnumerateArray().Texts("code"));
    }

    [Fact]
    public async Task It_is_listed_shown_and_cancelled_with_all_its_components()
    {
        using var trading = await TradingSession.StartAsync();
        var id = (await PlaceAsync(trading, Otoco)).GetProperty("id").GetInt64();

        Assert.Equal(id, Assert.Single(await trading.ItemsAsync("complex-orders")).GetProperty("id").GetInt64());
        Assert.Equal(id, Assert.Single(await trading.ItemsAsync("complex-orders/live")).GetProperty("id").GetInt64());
        Assert.Equal("Live", (await trading.AskAsync("GET", $"complex-orders/{id}")).GetProperty("data").GetProperty("trigger-order").Text("status"));

        await trading.AskAsync("DELETE", $"complex-orders/{id}");

        var complex = (await trading.AskAsync("GET", $"complex-orders/{id}")).GetProperty("data");
        Assert.All(complex.GetProperty("orders").EnumerateArray().Append(complex.GetProperty("trigger-order")), order => Assert.Equal("Cancelled", order.Text("status")));
        Assert.NotNull(complex.Text("terminal-at"));
        Assert.Equal(["cannot_update_order"], await trading.RefusedAsync("DELETE", $"complex-orders/{id}", null));
        await trading.AskAsync("GET", "complex-orders/1", status: HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Errors_name_the_component()
    {
        using var trading = await TradingSession.StartAsync();
        var body = $$"""{"type":"OCO","orders":[{{Resting("BRK/B")}},{{Limit("BRK/B", "1.0", "Credit", "Buy to Open")}}]}""";

        var error = (await trading.AskAsync("POST", "complex-orders", body, HttpStatusCode.UnprocessableEntity)).GetProperty("error").GetProperty("errors")[0];

        Assert.Equal(("cant_buy_for_credit", "1"), (error.Text("code"), error.Text("preflight-id")));
        Assert.Equal(["type does not have a valid value", "orders is missing"], await trading.RefusedAsync("POST", "complex-orders", """{"type":"BLAST"}""", HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task The_ratio_of_a_pair_can_be_changed()
    {
        using var trading = await TradingSession.StartAsync();
        var body = $$"""{"type":"PAIRS","ratio-price-threshold":"5.0","ratio-price-comparator":"gte","orders":[{{Resting("SPY")}},{{Limit("AAPL", "400.0", "Credit", "Sell to Close")}}]}""";
        var id = (await PlaceAsync(trading, body)).GetProperty("id").GetInt64();

        const string change = """{"ratio-price-comparator":"lte","ratio-price-threshold":0.25}""";
        var preview = (await trading.AskAsync("POST", $"complex-orders/{id}/dry-run", change, HttpStatusCode.Created)).GetProperty("data");
        Assert.Equal("0.25", preview.GetProperty("complex-order").Text("ratio-price-threshold"));
        Assert.True(preview.TryGetProperty("buying-power-effect", out _) && preview.TryGetProperty("fee-calculation", out _));
        Assert.Equal("5.0", (await trading.AskAsync("GET", $"complex-orders/{id}")).GetProperty("data").Text("ratio-price-threshold"));

        var complex = (await trading.AskAsync("PATCH", $"complex-orders/{id}", change)).GetProperty("data");

        Assert.Equal(("lte", "0.25"), (complex.Text("ratio-price-comparator"), complex.Text("ratio-price-threshold")));
    }

    private static async Task<System.Text.Json.JsonElement> PlaceAsync(TradingSession trading, string body) =>
        (await trading.AskAsync("POST", "complex-orders", body, HttpStatusCode.Created)).GetProperty("data").GetProperty("complex-order");
}

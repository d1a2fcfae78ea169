using System.Text.Json;
using System.Text.Json.Nodes;
using TastyPS.Client.Json;
using TastyPS.Client.Orders;
using TastyPS.Client.Tests.Wire;

namespace TastyPS.Client.Tests.Orders;

/// <summary>What was recorded of the service is read without loss: every value is found again in the models, and nothing of it among what is not understood.</summary>
public sealed class OrderSampleTests
{
    [Theory]
    [InlineData("order-get-filled-official-doc.json")]
    [InlineData("order-get-contingent-condition.json")]
    [InlineData("order-cancel.json")]
    [InlineData("order-replace.json")]
    public void Recorded_orders_are_read_whole(string sample)
    {
        var json = Content(Samples.Read(sample));

        var order = Order.From(new JsonFields(json));

        Assert.Equal(Leaves(json), Leaves(OrderModelWriter.Order(order)));
        Assert.Null(order.Extra);
    }

    [Theory]
    [InlineData("orders-search-page.json", 2)]
    [InlineData("mcp-orders-live-2026-06.json", 4)]
    public void Recorded_lists_are_read_whole(string sample, int count)
    {
        var items = Content(Samples.Read(sample)).GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(count, items.Count);
        Assert.All(items, item => Assert.Equal(Leaves(item), Leaves(OrderModelWriter.Order(Order.From(new JsonFields(item))))));
    }

    [Theory]
    [InlineData("order-dry-run-equity.json")]
    [InlineData("order-dry-run-official-doc.json")]
    [InlineData("order-edit-dry-run.json")]
    [InlineData("order-submit-market-2025.json")]
    [InlineData("complex-order-otoco-submit-official-doc.json")]
    [InlineData("mcp-complex-order-dry-run-oco-2026.json")]
    public void Recorded_replies_are_read_whole(string sample)
    {
        var json = Content(Samples.Read(sample));

        var reply = OrderPreview.From(new JsonFields(json));

        Assert.Equal(Leaves(json), Leaves(OrderModelWriter.Reply(reply)));
        Assert.Null(reply.Extra);
        Assert.Null((reply.Order ?? reply.ComplexOrder!.Orders[0]).Extra);
        Assert.Null(reply.Fees!.Extra);
        Assert.Null(reply.BuyingPower!.Extra);
    }

    [Theory]
    [InlineData("account-order-filled-gap-2026-09-17.jsonl")]
    [InlineData("account-order-limit-filled-2026-09-17.jsonl")]
    [InlineData("account-order-replace-2026-09-18.jsonl")]
    [InlineData("account-order-sandbox-market-filled-2025-05.jsonl")]
    [InlineData("account-order-spread-received-2026-03.jsonl")]
    [InlineData("rest-replace-reply-2026-09-18.jsonl")]
    public void Recorded_notices_of_orders_are_read_whole(string sample)
    {
        var orders = Samples.Read("../samples-streaming/" + sample).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Content).Where(json => json.TryGetProperty("order-type", out _)).ToList();

        Assert.NotEmpty(orders);
        Assert.All(orders, json => Assert.Equal(Leaves(json), Leaves(OrderModelWriter.Order(Order.From(new JsonFields(json))))));
    }

    private static JsonElement Content(string json) => ReplyDocument.Content(JsonElement.Parse(json));

    private static IEnumerable<KeyValuePair<string, string>> Leaves(JsonNode json) => Telling(json.ToJsonString());

    private static IEnumerable<KeyValuePair<string, string>> Leaves(JsonElement json) => Telling(json.GetRawText());

    // An empty text, the time 0 of dry runs and the direction of an amount of 0 say nothing.
    private static IEnumerable<KeyValuePair<string, string>> Telling(string json)
    {
        var leaves = JsonLeaves.Of(json);
        return leaves.Where(leaf => leaf.Value.Length > 0
            && !(leaf.Key.EndsWith("updated-at", StringComparison.Ordinal) && leaf.Value == "0")
            && !(AmountOf(leaf.Key) is { } amount && leaves.TryGetValue(amount, out var value) && value == "0"));
    }

    private static string? AmountOf(string path) =>
        path.EndsWith("-effect", StringComparison.Ordinal) ? path[..^"-effect".Length] : path.EndsWith("].effect", StringComparison.Ordinal) ? path[..^"effect".Length] + "value" : null;
}

using System.Net;
using System.Text.Json;
using TastyPS.Simulator.Tests.AccountStream;
using static TastyPS.Simulator.Tests.Rest.Orders.OrderBodies;

namespace TastyPS.Simulator.Tests.Rest.Orders;

/// <summary>Compares what is said of orders with recordings of the service, where a copy of them lies beside the repository.</summary>
public class RecordedOrderTests
{
    [Theory]
    [InlineData("order-dry-run-equity.json", "contingent-status rules")]
    [InlineData("order-dry-run-official-doc.json", "")]
    public async Task A_dry_run(string file, string unserved)
    {
        using var trading = await TradingSession.StartAsync();

        await CompareAsync(file, await trading.AskAsync("POST", "orders/dry-run", file.Contains("equity", StringComparison.Ordinal) ? AtMarket() : Spread(), HttpStatusCode.Created), unserved);
    }

    [Fact]
    public async Task A_submission()
    {
        using var trading = await TradingSession.StartAsync();

        await CompareAsync("order-submit-market-2025.json", await trading.AskAsync("POST", "orders", AtMarket(), HttpStatusCode.Created));
    }

    [Fact]
    public async Task A_failed_margin_check()
    {
        using var trading = await TradingSession.StartAsync();

        var reply = await trading.AskAsync("POST", "orders/dry-run", Limit("AAPL", "150.0", "Debit", "Buy to Open", quantity: 1_000_000), HttpStatusCode.UnprocessableEntity);

        await CompareAsync("order-dry-run-margin-check-failed-422.json", reply);
    }

    [Fact]
    public async Task A_filled_order()
    {
        using var trading = await TradingSession.StartAsync();

        await CompareAsync("order-get-filled-official-doc.json", await trading.AskAsync("GET", $"orders/{await trading.PlaceForIdAsync(AtMarket())}"), "user-id username");
    }

    [Fact]
    public async Task A_conditional_order_its_replacement_its_preview_and_its_cancellation()
    {
        using var trading = await TradingSession.StartAsync();
        var id = await trading.PlaceForIdAsync(Conditional());

        await CompareAsync("order-get-contingent-condition.json", await trading.AskAsync("GET", $"orders/{id}"));
        await CompareAsync("order-edit-dry-run.json", await trading.AskAsync("POST", $"orders/{id}/dry-run", """{"price":"151.0"}""", HttpStatusCode.Created), "value-effect");
        var replaced = await trading.AskAsync("PATCH", $"orders/{id}", """{"price":"151.0"}""");
        await CompareAsync("order-replace.json", replaced, "value-effect");
        await CompareAsync("orders-search-page.json", await trading.AskAsync("GET", "orders?per-page=2"), "value-effect");
        await CompareAsync("order-cancel.json", await trading.AskAsync("DELETE", $"orders/{replaced.GetProperty("data").GetProperty("id").GetInt64()}"));
    }

    [Fact]
    public async Task Complex_orders()
    {
        using var trading = await TradingSession.StartAsync();

        await CompareAsync("mcp-complex-order-dry-run-oco-2026.json", (await trading.AskAsync("POST", "complex-orders/dry-run", Oco, HttpStatusCode.Created)).GetProperty("data"));
        await CompareAsync("complex-order-otoco-submit-official-doc.json", await trading.AskAsync("POST", "complex-orders", Otoco, HttpStatusCode.Created));
    }

    [Fact]
    public async Task Transactions()
    {
        using var trading = await TradingSession.StartAsync();
        await trading.PlaceForIdAsync(AtMarket());

        await CompareAsync("mcp-transactions-2026-06.json", (await trading.AskAsync("GET", "transactions")).GetProperty("data"));
        await CompareAsync("transactions-total-fees.json", await trading.AskAsync("GET", "transactions/total-fees"));
    }

    [Theory]
    [InlineData("account-order-limit-filled-2026-09-17.jsonl")]
    [InlineData("account-order-filled-gap-2026-09-17.jsonl")]
    public async Task The_notifications_of_an_order_that_fills(string file)
    {
        using var trading = await TradingSession.StartAsync();
        using var stream = await RawAccountStream.ConnectAsync(trading.Session);

        await trading.PlaceForIdAsync(Limit("BRK/B", "210.6", "Debit", "Buy to Open", ",\"source\":\"tests\""));

        await CompareAsync(file, await stream.ReceiveAsync("Order", 3));
    }

    [Fact]
    public async Task The_notifications_of_a_replacement()
    {
        using var trading = await TradingSession.StartAsync();
        using var stream = await RawAccountStream.ConnectAsync(trading.Session);

        var id = await trading.PlaceForIdAsync(Resting(more: ",\"source\":\"tests\""));
        await trading.AskAsync("PATCH", $"orders/{id}", """{"price":"151.0"}""");

        var told = new List<JsonElement>();
        while (told.Count(IsRecorded) < 4) told.AddRange(await stream.ReceiveAsync("Order", 1));
        await CompareAsync("account-order-replace-2026-09-18.jsonl", [.. told.Where(IsRecorded)]);

        // The recording begins with the old order live and has no more than these.
        bool IsRecorded(JsonElement message)
        {
            var order = message.GetProperty("data");
            return order.GetProperty("id").GetInt64() == id ? order.Text("status") is "Live" or "Cancelled" : order.Text("status") is "Routed" or "Live";
        }
    }

    [Fact]
    public async Task The_notification_of_a_balance()
    {
        using var trading = await TradingSession.StartAsync();
        using var stream = await RawAccountStream.ConnectAsync(trading.Session);

        await trading.PlaceForIdAsync(AtMarket("BRK/B"));

        await CompareAsync("account-balance-2026-03.jsonl", await stream.ReceiveAsync("AccountBalance", 1), "intraday-equities-cash-amount intraday-equities-cash-effect intraday-equities-cash-effective-date intraday-futures-cash-amount intraday-futures-cash-effect intraday-futures-cash-effective-date previous-day-cryptocurrency-fiat-amount previous-day-cryptocurrency-fiat-effect apex-starting-day-margin-equity long-index-derivative-value short-index-derivative-value");
    }

    private static async Task CompareAsync(string file, JsonElement reply, string unserved = "")
    {
        using var recording = JsonDocument.Parse(await ReadAsync("samples", file));
        Assert.Empty(Recordings.Differences(recording.RootElement, reply, "", ["api-version", .. unserved.Split(' ')]));
    }

    // Status by status, and order by order.
    private static async Task CompareAsync(string file, JsonElement[] messages, string unserved = "")
    {
        var lines = (await ReadAsync("samples-streaming", file)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(lines.Length, messages.Length);
        foreach (var (line, message) in lines.Zip(messages))
        {
            using var recording = JsonDocument.Parse(line);
            Assert.Empty(Recordings.Differences(recording.RootElement, message, "", [.. unserved.Split(' ')]));
            if (recording.RootElement.GetProperty("data").TryGetProperty("status", out var status)) Assert.Equal(status.GetString(), message.GetProperty("data").Text("status"));
        }
    }

    private static async Task<string> ReadAsync(string kind, string file)
    {
        var folder = Recordings.Find(kind);
        Assert.SkipWhen(folder is null, "No recordings beside the repository.");
        return await File.ReadAllTextAsync(Path.Combine(folder!, file), SimulatorSession.Cancelled);
    }
}

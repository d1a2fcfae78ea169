using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace TastyPS.Benchmarks.Orders;

/// <summary>The first thousand orders of a process that has nothing but HttpClient: what the platform itself takes, its compiling included.</summary>
internal static class BareOrders
{
    /// <summary>The word that makes this program that process.</summary>
    public const string Command = "bare-orders";

    private const int Orders = 1_000;

    /// <summary>What an order takes in a fresh process.</summary>
    public static async Task<OrderEffort> MeasureAsync(IEnumerable<string> access, string account)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [Command, .. access, account]) { RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
        var (processor, compiling) = (await NextAsync(), await NextAsync());
        await process.WaitForExitAsync();
        return new(processor, compiling);

        async Task<double> NextAsync() =>
            double.Parse(await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The process ended at once."), CultureInfo.InvariantCulture);
    }

    /// <summary>The other side: submits the orders and prints the figures.</summary>
    public static async Task SubmitAsync(string baseUri, string clientSecret, string refreshToken, string account)
    {
        using var http = new HttpClient { BaseAddress = new Uri(baseUri) };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("bare-orders", "1.0"));
        using var granted = await http.PostAsJsonAsync("oauth/token", new { grant_type = "refresh_token", client_secret = clientSecret, refresh_token = refreshToken });
        var token = (await granted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        var start = OrderEffort.Now();
        for (var number = 0; number < Orders; number++)
        {
            using var content = new StringContent(Body(), mediaType: new MediaTypeHeaderValue("application/json"));
            using var reply = await http.PostAsync($"accounts/{account}/orders", content);
            using var json = JsonDocument.Parse(await reply.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync());
            json.RootElement.GetProperty("data").GetProperty("order").GetProperty("id").GetInt64();
        }

        var effort = OrderEffort.Now().Since(start, Orders);
        Console.WriteLine(effort.Processor.ToString(CultureInfo.InvariantCulture));
        Console.WriteLine(effort.Compiling.ToString(CultureInfo.InvariantCulture));
    }

    private static string Body() => $$"""
        {"order-type":"Limit","time-in-force":"Day","price":"1","price-effect":"Debit","external-identifier":"{{Guid.NewGuid():N}}","legs":[{"instrument-type":"Equity","symbol":"SPY","action":"Buy to Open","quantity":1}]}
        """;
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace TastyPS.Simulator.Tests.Rest;

/// <summary>A running simulator with a plain HTTP client that has signed in.</summary>
internal sealed class SimulatorSession : IDisposable
{
    private SimulatorSession(HandMadeMarket market, TastySimulator simulator, FakeTimeProvider tokenClock)
    {
        Market = market;
        Simulator = simulator;
        TokenClock = tokenClock;
        Client = new HttpClient { BaseAddress = simulator.BaseUri };
        Client.DefaultRequestHeaders.UserAgent.ParseAdd("tests/1.0");
    }

    public static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public HandMadeMarket Market { get; }

    public TastySimulator Simulator { get; }

    /// <summary>The clock of tokens and limits. It stands still unless a test moves it.</summary>
    public FakeTimeProvider TokenClock { get; }

    public HttpClient Client { get; }

    public static async Task<SimulatorSession> SignInAsync(Action<SimulatorOptions>? configure = null, int fillers = 0)
    {
        var session = StartOnly(configure, fillers);
        using var reply = await session.RequestTokenAsync();
        var token = await ReadJsonAsync(reply);
        session.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("access_token").GetString());
        return session;
    }

    public static SimulatorSession StartOnly(Action<SimulatorOptions>? configure = null, int fillers = 0)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero));
        var market = new HandMadeMarket(fillers);
        var options = new SimulatorOptions { Market = market, TokenClock = clock };
        configure?.Invoke(options);
        return new SimulatorSession(market, TastySimulator.Start(options), clock);
    }

    public Task<HttpResponseMessage> RequestTokenAsync(Action<Dictionary<string, string>>? change = null)
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = Simulator.Credentials.RefreshToken,
            ["client_secret"] = Simulator.Credentials.ClientSecret,
        };
        change?.Invoke(fields);
        return Client.PostAsJsonAsync("oauth/token", fields, Cancelled);
    }

    /// <summary>Gets a path, expects 200 and JSON.</summary>
    public async Task<JsonElement> GetAsync(string path)
    {
        using var reply = await Client.GetAsync(Target(path), Cancelled);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Equal("application/json", reply.Content.Headers.ContentType!.MediaType);
        return await ReadJsonAsync(reply);
    }

    public async Task<JsonElement[]> GetItemsAsync(string path) => [.. (await GetAsync(path)).GetProperty("data").GetProperty("items").EnumerateArray()];

    /// <summary>The numbers of the margin account and the retirement account.</summary>
    public async Task<string[]> AccountNumbersAsync() => (await GetItemsAsync("customers/me/accounts")).Select(item => item.GetProperty("account")).Texts("account-number");

    /// <summary>Gets a path, expects an error.</summary>
    public async Task<JsonElement> GetErrorAsync(string path, HttpStatusCode status)
    {
        using var reply = await Client.GetAsync(Target(path), Cancelled);
        Assert.Equal(status, reply.StatusCode);
        return (await ReadJsonAsync(reply)).GetProperty("error");
    }

    public static async Task<JsonElement> ReadJsonAsync(HttpResponseMessage reply)
    {
        using var document = JsonDocument.Parse(await reply.Content.ReadAsStringAsync(Cancelled));
        return document.RootElement.Clone();
    }

    public void Dispose()
    {
        Client.Dispose();
        Simulator.Dispose();
    }

    private static Uri Target(string path) => new(path, UriKind.Relative);
}

using System.Net;
using System.Text;
using System.Text.Json;

namespace TastyPS.Simulator.Tests.Rest.Orders;

/// <summary>A client that trades on the margin account. Orders go their way at once unless a test sets delays.</summary>
internal sealed class TradingSession : IDisposable
{
    private TradingSession(SimulatorSession session, string account) => (Session, Account) = (session, account);

    public SimulatorSession Session { get; }

    public TastySimulator Simulator => Session.Simulator;

    public string Account { get; }

    public static async Task<TradingSession> StartAsync(Action<SimulatorOptions>? configure = null)
    {
        var session = await SimulatorSession.SignInAsync(configure);
        var broker = session.Simulator.Broker;
        broker.RouteDelay = broker.FillDelay = broker.CancelDelay = TimeSpan.Zero;
        return new TradingSession(session, (await session.AccountNumbersAsync())[0]);
    }

    public Task<HttpResponseMessage> SendAsync(string method, string path, string? body = null, string? version = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path.StartsWith("customers", StringComparison.Ordinal) ? path : $"accounts/{Account}/{path}", UriKind.Relative));
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (version is not null) request.Headers.Add("Accept-Version", version);
        return Session.Client.SendAsync(request, SimulatorSession.Cancelled);
    }

    /// <summary>Sends and expects a status; the whole body.</summary>
    public async Task<JsonElement> AskAsync(string method, string path, string? body = null, HttpStatusCode status = HttpStatusCode.OK, string? version = null)
    {
        using var reply = await SendAsync(method, path, body, version);
        var text = await reply.Content.ReadAsStringAsync(SimulatorSession.Cancelled);
        Assert.True(reply.StatusCode == status, $"{method} {path}: {(int)reply.StatusCode} {text}");
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    /// <summary>Places an order; the data of the reply.</summary>
    public async Task<JsonElement> PlaceAsync(string body) => (await AskAsync("POST", "orders", body, HttpStatusCode.Created)).GetProperty("data");

    public async Task<long> PlaceForIdAsync(string body) => (await PlaceAsync(body)).GetProperty("order").GetProperty("id").GetInt64();

    public async Task<JsonElement> ShowAsync(long id) => (await AskAsync("GET", $"orders/{id}")).GetProperty("data");

    public async Task<JsonElement[]> ItemsAsync(string path, string? version = null) =>
        [.. (await AskAsync("GET", path, version: version)).GetProperty("data").GetProperty("items").EnumerateArray()];

    /// <summary>Sends something that is refused; the codes inside the error.</summary>
    public async Task<string[]> RefusedAsync(string method, string path, string? body, HttpStatusCode status = HttpStatusCode.UnprocessableEntity)
    {
        var error = (await AskAsync(method, path, body, status)).GetProperty("error");
        return error.TryGetProperty("errors", out var errors) ? errors.EnumerateArray().Select(item => item.TryGetProperty("code", out var code) ? code.GetString()! : $"{item.Text("domain")} {item.Text("reason")}").ToArray() : [error.Text("code")!];
    }

    public void Dispose() => Session.Dispose();
}

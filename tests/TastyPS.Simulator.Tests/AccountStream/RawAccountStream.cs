using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using TastyPS.Simulator.Tests.Rest;

namespace TastyPS.Simulator.Tests.AccountStream;

/// <summary>A client that knows nothing but JSON: it sends what it is told and shows what comes.</summary>
internal sealed class RawAccountStream : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[64 * 1024];

    private RawAccountStream(string token, string account) => (Token, Account) = (token, account);

    /// <summary>The value of the REST header <c>Authorization</c>.</summary>
    public string Token { get; }

    /// <summary>The margin account.</summary>
    public string Account { get; }

    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    public string? CloseReason => _socket.CloseStatusDescription;

    private static CancellationToken Cancelled => SimulatorSession.Cancelled;

    public static async Task<RawAccountStream> OpenAsync(SimulatorSession session, string? path = null)
    {
        var account = (await session.AccountNumbersAsync())[0];
        var stream = new RawAccountStream(session.Client.DefaultRequestHeaders.Authorization!.ToString(), account);
        var simulator = session.Simulator;
        await stream._socket.ConnectAsync(path is null ? simulator.AccountStream.Address : new UriBuilder(simulator.BaseUri) { Scheme = "ws", Path = path }.Uri, Cancelled);
        return stream;
    }

    /// <summary>Opens a socket and connects to the margin account.</summary>
    public static async Task<RawAccountStream> ConnectAsync(SimulatorSession session)
    {
        var stream = await OpenAsync(session);
        Assert.Equal("ok", (await stream.AskAsync("connect", new[] { stream.Account })).Text("status"));
        return stream;
    }

    public Task SendTextAsync(string text) => _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Cancelled);

    /// <summary>Sends an action with the token; a request id goes along if given.</summary>
    public Task SendAsync(string action, object? value = null, int? requestId = null, string? token = null)
    {
        var message = new Dictionary<string, object> { ["action"] = action, ["auth-token"] = token ?? Token };
        if (value is not null) message["value"] = value;
        if (requestId is { } id) message["request-id"] = id;
        return SendTextAsync(JsonSerializer.Serialize(message));
    }

    public async Task<JsonElement> AskAsync(string action, object? value = null, int? requestId = null, string? token = null)
    {
        await SendAsync(action, value, requestId, token);
        return await ReceiveAsync();
    }

    /// <summary>The next message as text; null when the server has closed.</summary>
    public async Task<string?> ReceiveTextAsync()
    {
        using var message = new MemoryStream();
        while (true)
        {
            var result = await _socket.ReceiveAsync(_buffer, Cancelled);
            if (result.MessageType == WebSocketMessageType.Close) return null;
            message.Write(_buffer, 0, result.Count);
            if (result.EndOfMessage) return Encoding.UTF8.GetString(message.ToArray());
        }
    }

    public async Task<JsonElement> ReceiveAsync()
    {
        var text = await ReceiveTextAsync();
        Assert.True(text is not null, $"The server has closed: {CloseStatus} {CloseReason}");
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    /// <summary>The next notifications of a type; those of other types are left out.</summary>
    public async Task<JsonElement[]> ReceiveAsync(string type, int count)
    {
        var found = new List<JsonElement>();
        while (found.Count < count)
        {
            var message = await ReceiveAsync();
            if (message.Text("type") == type) found.Add(message);
        }
        return [.. found];
    }

    public async Task ExpectByeAsync()
    {
        Assert.Null(await ReceiveTextAsync());
        Assert.Equal((WebSocketCloseStatus.NormalClosure, "Bye"), (CloseStatus, CloseReason));
    }

    public void Dispose() => _socket.Dispose();
}

using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using TastyPS.Simulator.Tests.Rest;

namespace TastyPS.Simulator.Tests.DxLink;

/// <summary>A client that knows nothing but JSON: it sends what it is told and shows what comes.</summary>
internal sealed class RawStream : IDisposable
{
    public const string Setup = """{"type":"SETUP","channel":0,"version":"0.1-tests/1.0","keepaliveTimeout":60,"acceptKeepaliveTimeout":60}""";

    public const string CompactSetup = "\"acceptAggregationPeriod\":0.1,\"acceptDataFormat\":\"COMPACT\"";

    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[64 * 1024];

    private RawStream(SimulatorSession session, string token)
    {
        Session = session;
        Token = token;
    }

    public SimulatorSession Session { get; }

    public string Token { get; }

    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    public string? CloseReason => _socket.CloseStatusDescription;

    /// <summary>How many fragments the last message came in, at least.</summary>
    public int Fragments { get; private set; }

    private static CancellationToken Cancelled => SimulatorSession.Cancelled;

    /// <summary>Connects to where a new quote token says, and no more.</summary>
    public static async Task<RawStream> ConnectAsync(SimulatorSession session)
    {
        var (token, address) = await QuoteTokenAsync(session);
        return await ConnectAsync(session, token, address);
    }

    public static async Task<RawStream> ConnectAsync(SimulatorSession session, string token, Uri address)
    {
        var stream = new RawStream(session, token);
        await stream._socket.ConnectAsync(address, Cancelled);
        return stream;
    }

    public static async Task<(string Token, Uri Address)> QuoteTokenAsync(SimulatorSession session)
    {
        var data = (await session.GetAsync("api-quote-tokens")).GetProperty("data");
        return (data.Text("token")!, new Uri(data.Text("dxlink-url")!));
    }

    /// <summary>Connects and goes as far as AUTHORIZED.</summary>
    public static async Task<RawStream> AuthorizeAsync(SimulatorSession session)
    {
        var stream = await ConnectAsync(session);
        await stream.SendAsync(Setup);
        await stream.ExpectAsync("SETUP");
        await stream.ExpectAsync("AUTH_STATE");
        await stream.SendAsync($$"""{"type":"AUTH","channel":0,"token":"{{stream.Token}}"}""");
        Assert.Equal("AUTHORIZED", (await stream.ExpectAsync("AUTH_STATE")).Text("state"));
        return stream;
    }

    /// <summary>Goes as far as an open channel 1 with its FEED_CONFIG.</summary>
    public static async Task<RawStream> OpenAsync(SimulatorSession session, string contract = "AUTO", string setup = CompactSetup)
    {
        var stream = await AuthorizeAsync(session);
        await stream.OpenChannelAsync(1, contract);
        await stream.SetUpAsync(1, setup);
        return stream;
    }

    public async Task OpenChannelAsync(int channel, string contract = "AUTO")
    {
        await SendAsync($$$"""{"type":"CHANNEL_REQUEST","channel":{{{channel}}},"service":"FEED","parameters":{"contract":"{{{contract}}}"}}""");
        Assert.Equal(channel, (await ExpectAsync("CHANNEL_OPENED")).GetProperty("channel").GetInt32());
    }

    public async Task<JsonElement> SetUpAsync(int channel, string setup)
    {
        await SendAsync($$"""{"type":"FEED_SETUP","channel":{{channel}},{{setup}}}""");
        return await ExpectAsync("FEED_CONFIG");
    }

    public Task SubscribeAsync(params (string Type, string Symbol)[] items) =>
        SendAsync($$"""{"type":"FEED_SUBSCRIPTION","channel":1,"add":[{{string.Join(',', items.Select(item => $$"""{"type":"{{item.Type}}","symbol":"{{item.Symbol}}"}"""))}}]}""");

    public Task SubscribeAsync(string type, string symbol, DateTimeOffset from) =>
        SendAsync($$"""{"type":"FEED_SUBSCRIPTION","channel":1,"add":[{"type":"{{type}}","symbol":"{{symbol}}","fromTime":{{from.ToUnixTimeMilliseconds()}}}]}""");

    public Task SendAsync(string text) => _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, Cancelled);

    /// <summary>The next message as text; null when the server has closed.</summary>
    public async Task<string?> ReceiveTextAsync()
    {
        using var message = new MemoryStream();
        Fragments = 0;
        while (true)
        {
            var result = await _socket.ReceiveAsync(_buffer, Cancelled);
            if (result.MessageType == WebSocketMessageType.Close) return null;
            Fragments++;
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

    /// <summary>The next message, which must be of a type.</summary>
    public async Task<JsonElement> ExpectAsync(string type)
    {
        var message = await ReceiveAsync();
        Assert.True(message.Text("type") == type, $"{type} was expected, but it is {message}");
        return message;
    }

    /// <summary>The next data; configurations before them are left out.</summary>
    public async Task<JsonElement> ExpectDataAsync()
    {
        var message = await ReceiveAsync();
        while (message.Text("type") == "FEED_CONFIG") message = await ReceiveAsync();
        Assert.True(message.Text("type") == "FEED_DATA", $"Data were expected, but it is {message}");
        return message.GetProperty("data");
    }

    /// <summary>Everything that the server has to say by now: it is asked for an error again and again, until nothing comes before the error.</summary>
    public async Task<List<JsonElement>> DrainAsync()
    {
        var messages = new List<JsonElement>();
        int before;
        do
        {
            before = messages.Count;
            await SendAsync("""{"type":"CHANNEL_REQUEST","channel":2,"service":"FEED","parameters":{"contract":"AUTO"}}""");
            while (await ReceiveAsync() is var message && !IsAnswer(message)) messages.Add(message);
        }
        while (messages.Count > before);
        return messages;
    }

    /// <summary>Waits for the server's close frame and answers it; messages before it are returned.</summary>
    public async Task<List<JsonElement>> ExpectCloseAsync(int code, string? reason)
    {
        var messages = new List<JsonElement>();
        while (await ReceiveTextAsync() is { } text)
        {
            using var document = JsonDocument.Parse(text);
            messages.Add(document.RootElement.Clone());
        }
        Assert.Equal(code, (int?)CloseStatus);
        if (reason is not null) Assert.Equal(reason, CloseReason);
        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", Cancelled);
        return messages;
    }

    private static bool IsAnswer(JsonElement message) =>
        message.Text("type") == "ERROR" && message.Text("message")!.Contains("even channel", StringComparison.Ordinal);

    public Task CloseAsync() => _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", Cancelled);

    public void Dispose() => _socket.Dispose();
}

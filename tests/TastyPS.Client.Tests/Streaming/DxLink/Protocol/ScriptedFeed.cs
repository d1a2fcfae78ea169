using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TastyPS.Client.Streaming.DxLink.Protocol;
using TastyPS.Client.Tests.Http;

namespace TastyPS.Client.Tests.Streaming.DxLink.Protocol;

/// <summary>A WebSocket server on this machine that serves one connection and says what the test says.</summary>
internal sealed class ScriptedFeed : IAsyncDisposable
{
    public const string Token = "a-secret-ticket";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private TcpClient? _connection;
    private WebSocket? _socket;
    private Task<string?>? _unheard;

    private ScriptedFeed()
    {
        _listener.Start();
        Address = new Uri($"ws://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}/realtime");
    }

    public Uri Address { get; }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static ScriptedFeed Start() => new();

    /// <summary>Opens a session, answering every step as the service does.</summary>
    public async Task<DxLinkSession> OpenAsync(IDxLinkListener listener, TimeProvider? clock = null, DxLinkSessionOptions? options = null, int keepAliveTimeout = 60)
    {
        var session = Session(listener, clock, options);
        await AcceptAsync();
        await GreetAsync(keepAliveTimeout);
        return await session;
    }

    public Task<DxLinkSession> Session(IDxLinkListener listener, TimeProvider? clock = null, DxLinkSessionOptions? options = null) =>
        DxLinkSession.OpenAsync(Address, Token, options ?? new DxLinkSessionOptions(), listener, clock ?? TimeProvider.System, Cancelled);

    public async Task RefuseAsync(HttpStatusCode status)
    {
        await HearRequestAsync();
        await LoopbackServer.WriteAsync(_connection!.GetStream(), $"HTTP/1.1 {(int)status} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", Cancelled);
    }

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "The handshake of WebSockets demands it.")]
    public async Task AcceptAsync()
    {
        var head = await HearRequestAsync();
        var key = head.Split("\r\n").Single(line => line.StartsWith("Sec-WebSocket-Key:", StringComparison.OrdinalIgnoreCase)).Split(':')[1].Trim();
        var answer = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
        await LoopbackServer.WriteAsync(_connection!.GetStream(), $"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: {answer}\r\n\r\n", Cancelled);
        _socket = WebSocket.CreateFromStream(_connection.GetStream(), new WebSocketCreationOptions { IsServer = true });
    }

    /// <summary>The whole handshake.</summary>
    public async Task GreetAsync(int keepAliveTimeout = 60)
    {
        foreach (var step in Answers(keepAliveTimeout))
        {
            await ExpectAsync(step.Asked);
            foreach (var answer in step.Answers)
                await SayAsync(answer);
        }
    }

    /// <summary>What the service answers to each message of the start.</summary>
    public static IReadOnlyList<(string Asked, string[] Answers)> Answers(int keepAliveTimeout = 60) =>
    [
        ("SETUP",
        [
            $$"""{"type":"SETUP","channel":0,"keepaliveTimeout":{{keepAliveTimeout}},"acceptKeepaliveTimeout":60,"version":"1.0-1.2.1-20240722-153442"}""",
            """{"type":"AUTH_STATE","channel":0,"state":"UNAUTHORIZED"}""",
        ]),
        ("AUTH", ["""{"type":"AUTH_STATE","channel":0,"state":"AUTHORIZED","userId":"u"}"""]),
        ("CHANNEL_REQUEST", ["""{"type":"CHANNEL_OPENED","channel":1,"service":"FEED","parameters":{"contract":"AUTO","subFormat":"LIST"}}"""]),
        ("FEED_SETUP", ["""{"type":"FEED_CONFIG","channel":1,"dataFormat":"COMPACT","aggregationPeriod":0.1}"""]),
    ];

    public async Task<JsonElement> ExpectAsync(string type)
    {
        var message = await HearAsync() ?? throw new InvalidOperationException($"The client closed where {type} was due.");
        Assert.Equal(type, message.GetProperty("type").GetString());
        return message;
    }

    /// <summary>The next message; null if the client closes.</summary>
    public async Task<JsonElement?> HearAsync() => await (Interlocked.Exchange(ref _unheard, null) ?? HearTextAsync()) is { } text ? JsonDocument.Parse(text).RootElement.Clone() : null;

    /// <summary>Begins to wait for a message that is taken later.</summary>
    public Task Listen() => _unheard = HearTextAsync();

    /// <summary>The next message as it was sent; null if the client closes.</summary>
    public async Task<string?> HearTextAsync()
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        while (true)
        {
            var part = await _socket!.ReceiveAsync(new ArraySegment<byte>(buffer, length, buffer.Length - length), Cancelled);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            length += part.Count;
            if (part.EndOfMessage)
                return Encoding.UTF8.GetString(buffer, 0, length);
        }
    }

    public Task SayAsync(string message) => _socket!.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, Cancelled);

    public async Task SayInPartsAsync(string message, int partSize)
    {
        var bytes = Encoding.UTF8.GetBytes(message);
        for (var at = 0; at < bytes.Length; at += partSize)
        {
            var size = Math.Min(partSize, bytes.Length - at);
            await _socket!.SendAsync(new ArraySegment<byte>(bytes, at, size), WebSocketMessageType.Text, at + size == bytes.Length, Cancelled);
        }
    }

    public Task CloseAsync(int code, string text) => _socket!.CloseOutputAsync((WebSocketCloseStatus)code, text, Cancelled);

    /// <summary>Breaks the connection without a word.</summary>
    public void Break() => _connection!.Close();

    public ValueTask DisposeAsync()
    {
        _socket?.Dispose();
        _connection?.Dispose();
        _listener.Dispose();
        return default;
    }

    private async Task<string> HearRequestAsync()
    {
        _connection = await _listener.AcceptTcpClientAsync(Cancelled);
        return await LoopbackServer.ReadHeadAsync(_connection.GetStream(), Cancelled);
    }
}

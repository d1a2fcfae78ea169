using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using TastyPS.Client.Tests.Http;

namespace TastyPS.Client.Tests.Streaming.AccountStreams;

/// <summary>An account streamer on this machine that answers as the service does, or as the test wants it.</summary>
internal sealed class ScriptedAccounts : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<Line> _lines = Channel.CreateUnbounded<Line>();
    private int _connections;

    public ScriptedAccounts()
    {
        _listener.Start();
        Address = new Uri($"ws://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}/account-stream");
        _ = AcceptAsync();
    }

    public Uri Address { get; }

    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Every message of every connection, in order.</summary>
    public ConcurrentQueue<JsonElement> Heard { get; } = new();

    /// <summary>The answer to a message; null for none.</summary>
    public Func<JsonElement, string?> Answer { get; set; } = Ok;

    public IEnumerable<string> Actions => Heard.Select(ActionOf);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static string ActionOf(JsonElement message) => message.GetProperty("action").GetString()!;

    public static string? Ok(JsonElement message)
    {
        var value = ActionOf(message) == "connect" ? $"\"value\":{message.GetProperty("value")}," : "";
        return $$"""{"status":"ok","action":"{{ActionOf(message)}}","web-socket-session-id":"c8531fa0",{{value}}"request-id":{{message.GetProperty("request-id")}}}""";
    }

    public static string Failed(string action) => $$"""{"status":"error","action":"{{action}}","web-socket-session-id":"423f58ac","message":"failed"}""";

    /// <summary>The next connection.</summary>
    public async Task<Line> NextAsync() => await _lines.Reader.ReadAsync(Cancelled);

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        while (_lines.Reader.TryRead(out var line))
            line.Dispose();
        _stop.Dispose();
    }

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "The handshake of WebSockets demands it.")]
    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var connection = await _listener.AcceptTcpClientAsync(_stop.Token);
                var head = await LoopbackServer.ReadHeadAsync(connection.GetStream(), _stop.Token);
                var key = head.Split("\r\n").Single(line => line.StartsWith("Sec-WebSocket-Key:", StringComparison.OrdinalIgnoreCase)).Split(':')[1].Trim();
                var answer = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
                await LoopbackServer.WriteAsync(connection.GetStream(), $"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: {answer}\r\n\r\n", _stop.Token);
                Interlocked.Increment(ref _connections);
                var line = new Line(this, connection, WebSocket.CreateFromStream(connection.GetStream(), new WebSocketCreationOptions { IsServer = true }));
                _ = line.RunAsync(_stop.Token);
                _lines.Writer.TryWrite(line);
            }
        }
        catch (Exception ending) when (ending is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    /// <summary>One connection.</summary>
    internal sealed class Line(ScriptedAccounts server, TcpClient connection, WebSocket socket) : IDisposable
    {
        private readonly SemaphoreSlim _turn = new(1);

        public async Task SayAsync(params string[] messages)
        {
            foreach (var message in messages)
            {
                await _turn.WaitAsync(Cancelled);
                await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, Cancelled);
                _turn.Release();
            }
        }

        public Task CloseAsync(int code, string text) => socket.CloseOutputAsync((WebSocketCloseStatus)code, text, Cancelled);

        /// <summary>Breaks the connection without a word.</summary>
        public void Break() => connection.Close();

        public async Task RunAsync(CancellationToken cancellationToken)
        {
            var buffer = new byte[64 * 1024];
            try
            {
                while (true)
                {
                    var part = await socket.ReceiveAsync(new ArraySegment<byte>(buffer), cancellationToken);
                    if (part.MessageType == WebSocketMessageType.Close)
                    {
                        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", cancellationToken);
                        return;
                    }

                    var message = JsonDocument.Parse(buffer.AsMemory(0, part.Count)).RootElement.Clone();
                    server.Heard.Enqueue(message);
                    if (server.Answer(message) is { } answer)
                        await SayAsync(answer);
                }
            }
            catch (Exception ending) when (ending is OperationCanceledException or ObjectDisposedException or WebSocketException or IOException)
            {
                // The connection is over.
            }
        }

        public void Dispose()
        {
            socket.Dispose();
            connection.Dispose();
            _turn.Dispose();
        }
    }
}

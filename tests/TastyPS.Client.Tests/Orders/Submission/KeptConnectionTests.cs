using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using TastyPS.Client.Http;
using TastyPS.Client.Orders;
using TastyPS.Client.Tests.Http;

namespace TastyPS.Client.Tests.Orders.Submission;

/// <summary>
/// The sockets of this machine, and a server that keeps a connection for a while and then breaks it wherever that hurts: nothing that moves an order arrives twice.
/// </summary>
public sealed class KeptConnectionTests
{
    /// <summary>The method, and the point at which the kept connection breaks.</summary>
    public static TheoryData<string, Break> Cases => new(
        from method in new[] { "POST", "PUT", "PATCH", "DELETE" }
        from point in Enum.GetValues<Break>()
        select (method, point));

    public enum Break
    {
        /// <summary>Closed right after the reply before it, so that the client finds out as it sends.</summary>
        BeforeItIsSent,

        /// <summary>Closed when its first byte has come.</summary>
        AfterTheFirstByte,

        /// <summary>Closed when its head has come.</summary>
        AfterTheHead,

        /// <summary>Closed when all of it has come.</summary>
        AfterAll,

        /// <summary>Reset when all of it has come.</summary>
        ByResetAfterAll,

        /// <summary>Closed in the middle of the status line of its reply.</summary>
        InTheReply,
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_request_that_moves_an_order_is_never_sent_twice(string method, Break point)
    {
        using var server = new BreakingServer(point);
        using var client = new TastyClient(new TastyClientOptions
        {
            Environment = TastyEnvironment.At(server.Address),
            Credentials = new() { ClientSecret = "secret-of-a-test", RefreshToken = "token-of-a-test" },
            Limits = RequestLimits.None,
            MaxRetries = 0,
        });
        var cancellationToken = TestContext.Current.CancellationToken;
        await client.Orders.GetAsync(Sample.Account, 17, cancellationToken);

        await Record.ExceptionAsync(() => MoveAsync(client.Orders, method, cancellationToken));

        Assert.InRange(server.Arrivals(method), point == Break.BeforeItIsSent ? 0 : 1, 1);
    }

    /// <summary>What the proof above rests on: the same server sees a plain request without content twice.</summary>
    [Fact]
    public async Task A_request_without_content_is_repeated_by_the_socket_handler()
    {
        using var server = new BreakingServer(Break.AfterAll);
        using var plain = new HttpClient();
        var cancellationToken = TestContext.Current.CancellationToken;
        await plain.GetStringAsync(new Uri(server.Address, "accounts/5WT00001/orders/17"), cancellationToken);

        await Record.ExceptionAsync(() => plain.DeleteAsync(new Uri(server.Address, "accounts/5WT00001/orders/17"), cancellationToken));

        Assert.Equal(2, server.Arrivals("DELETE"));
    }

    private static Task MoveAsync(OrderService orders, string method, CancellationToken cancellationToken)
    {
        var options = new OrderSubmitOptions { LookUpFor = TimeSpan.FromMilliseconds(1) };
        return method switch
        {
            "POST" => orders.SubmitAsync(Sample.Account, Sample.Shares, options, cancellationToken),
            "PUT" => orders.ReplaceAsync(Sample.Account, 17, Sample.Spread, options, cancellationToken),
            "PATCH" => orders.EditAsync(Sample.Account, 17, new OrderEdit { Price = 6m, PriceEffect = PriceEffect.Debit }, options, cancellationToken),
            _ => orders.CancelAsync(Sample.Account, 17, options, cancellationToken),
        };
    }

    /// <summary>Answers tokens and readings on a kept connection, and breaks it at a point of whatever else comes.</summary>
    private sealed class BreakingServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _stop = new();
        private readonly ConcurrentQueue<string> _heads = new();
        private readonly Break _point;

        public BreakingServer(Break point)
        {
            _point = point;
            _listener.Start();
            _ = AcceptAsync();
        }

        public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

        public int Arrivals(string method) => _heads.Count(head => head.StartsWith(method + " /accounts", StringComparison.Ordinal));

        public void Dispose()
        {
            _stop.Cancel();
            _listener.Stop();
            _stop.Dispose();
        }

        private async Task AcceptAsync()
        {
            try
            {
                while (true)
                    _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task ServeAsync(TcpClient client)
        {
            using (client)
            {
                try
                {
                    while (await ServeOneAsync(client))
                    {
                    }
                }
                catch (Exception ended) when (ended is OperationCanceledException or IOException or ObjectDisposedException)
                {
                    // The client hung up, or the test is over.
                }
            }
        }

        private async Task<bool> ServeOneAsync(TcpClient client)
        {
            var stream = client.GetStream();
            var first = new byte[1];
            if (await stream.ReadAsync(first, _stop.Token) == 0)
                return false;

            // Only what a client has begun to send counts as sent; what it sends after a first byte that is all that was read counts with it.
            var moves = first[0] is (byte)'D' || (first[0] == 'P' && await IsOrderAsync(client));
            if (moves && _point == Break.AfterTheFirstByte)
            {
                _heads.Enqueue((char)first[0] switch { 'D' => "DELETE", _ => await MethodAsync(client) } + " /accounts");
                return false;
            }

            var head = (char)first[0] + await LoopbackServer.ReadHeadAsync(stream, _stop.Token);
            _heads.Enqueue(head);
            if (moves && _point == Break.AfterTheHead)
                return false;

            await ReadBodyAsync(stream, head);
            if (!moves)
            {
                await ReplyAsync(stream, head);
                return _point != Break.BeforeItIsSent || head.Contains("/oauth/token", StringComparison.Ordinal);
            }

            if (_point == Break.ByResetAfterAll)
                client.Client.LingerState = new LingerOption(enable: true, seconds: 0);
            if (_point == Break.InTheReply)
                await LoopbackServer.WriteAsync(stream, "HTTP/1.1 20", _stop.Token);
            return false;
        }

        private async Task<bool> IsOrderAsync(TcpClient client) => !(await PeekAsync(client)).StartsWith("OST /oauth", StringComparison.Ordinal);

        private async Task<string> MethodAsync(TcpClient client) => "P" + (await PeekAsync(client)).Split(' ')[0];

        private async Task<string> PeekAsync(TcpClient client)
        {
            var buffer = new byte[16];
            var length = await client.Client.ReceiveAsync(buffer, SocketFlags.Peek, _stop.Token);
            return Encoding.ASCII.GetString(buffer, 0, length);
        }

        private async Task ReadBodyAsync(NetworkStream stream, string head)
        {
            var line = head.Split("\r\n").FirstOrDefault(text => text.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
            if (line is not null)
                await stream.ReadExactlyAsync(new byte[int.Parse(line.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture)], _stop.Token);
        }

        private async Task ReplyAsync(NetworkStream stream, string head)
        {
            var body = head.Contains("/oauth/token", StringComparison.Ordinal)
                ? """{"access_token":"access-token-of-a-test","expires_in":900,"scope":"read trade"}"""
                : Sample.Envelope(Sample.Order(17, "Live"));
            await LoopbackServer.WriteAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}", _stop.Token);
        }
    }
}

using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using TastyPS.Client.Http;

namespace TastyPS.Client.Tests.Http;

/// <summary>The whole pipeline over real sockets, against a server that misbehaves.</summary>
public sealed class ReplyBodyTests
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_body_shorter_than_announced_ended_early()
    {
        using var server = new LoopbackServer((stream, token) => LoopbackServer.WriteAsync(stream, Head + "Content-Length: 100\r\n\r\n[1,2", token));
        using var client = Client(server.Address);

        var failure = await Assert.ThrowsAsync<TastyProtocolException>(() => ReadAllAsync(client, Token));

        Assert.Contains("ended early", failure.Message, StringComparison.Ordinal);
        Assert.Equal("option-chains/SPX/nested", failure.RequestPath);
    }

    [Fact]
    public async Task A_chunked_body_without_its_last_chunk_ended_early()
    {
        using var server = new LoopbackServer((stream, token) => LoopbackServer.WriteAsync(stream, Head + "Transfer-Encoding: chunked\r\n\r\n4\r\n[1,2\r\n", token));
        using var client = Client(server.Address);

        await Assert.ThrowsAsync<TastyProtocolException>(() => ReadAllAsync(client, Token));
    }

    [Fact]
    public async Task A_connection_reset_amid_the_body_ended_it_early_and_is_not_repeated()
    {
        var served = 0;
        using var server = new LoopbackServer(async (stream, token) =>
        {
            Interlocked.Increment(ref served);
            await LoopbackServer.WriteAsync(stream, Head + "Content-Length: 100\r\n\r\n[1,2", token);
            stream.Socket.LingerState = new LingerOption(true, 0);
        });
        using var client = Client(server.Address);

        await Assert.ThrowsAsync<TastyProtocolException>(() => ReadAllAsync(client, Token));

        Assert.Equal(1, served);
    }

    [Fact]
    public async Task A_compressed_body_is_unpacked_and_one_cut_short_is_noticed()
    {
        var packed = Gzip("[" + string.Join(",", Enumerable.Range(0, 5000)) + "]");
        var announced = packed.Length;
        var cut = false;
        using var server = new LoopbackServer(async (stream, token) =>
        {
            await LoopbackServer.WriteAsync(stream, Head + $"Content-Encoding: gzip\r\nContent-Length: {announced}\r\n\r\n", token);
            await stream.WriteAsync(packed.AsMemory(0, cut ? packed.Length / 2 : packed.Length), token);
        });
        using var client = Client(server.Address);

        Assert.EndsWith(",4999]", await ReadAllAsync(client, Token), StringComparison.Ordinal);
        cut = true;
        await Assert.ThrowsAsync<TastyProtocolException>(() => ReadAllAsync(client, Token));
    }

    [Fact]
    public async Task The_reply_to_an_order_is_unpacked_if_it_comes_compressed_all_the_same()
    {
        var packed = Gzip("""{"data":{"id":7}}""");
        using var server = new LoopbackServer(async (stream, token) =>
        {
            await LoopbackServer.WriteAsync(stream, Head + $"Content-Encoding: GZIP\r\nContent-Length: {packed.Length}\r\n\r\n", token);
            await stream.WriteAsync(packed, token);
        });
        using var client = Client(server.Address);

        var outcome = await client.Transport.SendOnceAsync(ApiFamily.Orders, HttpMethod.Post, "accounts/5WT00001/orders", "{}"u8.ToArray(), Token);

        Assert.Equal(7, outcome.Body!.Value.GetProperty("data").GetProperty("id").GetInt32());
    }

    [Fact]
    public async Task The_first_bytes_can_be_read_before_the_last_are_sent()
    {
        var sendRest = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var server = new LoopbackServer(async (stream, token) =>
        {
            await LoopbackServer.WriteAsync(stream, Head + "Content-Length: 4\r\n\r\n[1", token);
            await sendRest.Task.WaitAsync(token);
            await LoopbackServer.WriteAsync(stream, ",]", token);
        });
        using var client = Client(server.Address);
        using var reply = await client.Transport.GetAsync(ApiFamily.OptionChains, "option-chains/SPX/nested", Token);
        var buffer = new byte[16];

        var first = await reply.Body.ReadAsync(buffer.AsMemory(), Token);
        sendRest.SetResult();
        var rest = await reply.Body.ReadAtLeastAsync(buffer, 4 - first, throwOnEndOfStream: false, Token);

        Assert.InRange(first, 1, 2);
        Assert.Equal(4, first + rest);
    }

    [Fact]
    public async Task A_body_that_stalls_times_out()
    {
        using var server = new LoopbackServer(async (stream, token) =>
        {
            await LoopbackServer.WriteAsync(stream, Head + "Content-Length: 100\r\n\r\n[1,2", token);
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
        });
        using var client = Client(server.Address);
        using var reply = await client.Transport.GetAsync(ApiFamily.OptionChains, "option-chains/SPX/nested", Token);
        var buffer = new byte[16];
        await reply.Body.ReadAtLeastAsync(buffer, 4, cancellationToken: Token);

        var stalled = reply.Body.ReadAsync(buffer.AsMemory(), Token).AsTask();
        client.Clock.Advance(TimeSpan.FromMinutes(30));

        var failure = await Assert.ThrowsAsync<TastyTimeoutException>(() => stalled);
        Assert.Contains("1800 s", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_and_its_reader_may_pause_often_as_long_as_no_read_waits_too_long()
    {
        const string Body = "[1,2,3]";
        using var next = new SemaphoreSlim(0);
        using var server = new LoopbackServer(async (stream, token) =>
        {
            await LoopbackServer.WriteAsync(stream, Head + $"Content-Length: {Body.Length}\r\n\r\n", token);
            foreach (var character in Body)
            {
                await next.WaitAsync(token);
                await LoopbackServer.WriteAsync(stream, character.ToString(), token);
            }
        });
        using var client = Client(server.Address);
        using var reply = await client.Transport.GetAsync(ApiFamily.OptionChains, "option-chains/SPX/nested", Token);
        var buffer = new byte[Body.Length];

        for (var i = 0; i < Body.Length; i++)
        {
            var read = reply.Body.ReadAsync(buffer.AsMemory(i, 1), Token);
            client.Clock.Advance(TimeSpan.FromMinutes(29));
            next.Release();
            Assert.Equal(1, await read);
            client.Clock.Advance(TimeSpan.FromMinutes(31));
        }

        Assert.Equal(Body, Encoding.UTF8.GetString(buffer));
    }

    [Fact]
    public async Task A_body_that_comes_by_drops_times_out_once_the_waiting_adds_up()
    {
        using var next = new SemaphoreSlim(0);
        using var server = new LoopbackServer(async (stream, token) =>
        {
            await LoopbackServer.WriteAsync(stream, Head + "Content-Length: 100\r\n\r\n", token);
            while (true)
            {
                await next.WaitAsync(token);
                await LoopbackServer.WriteAsync(stream, " ", token);
            }
        });
        using var client = Client(server.Address, replyTimeout: TimeSpan.FromMinutes(50));
        using var reply = await client.Transport.GetAsync(ApiFamily.OptionChains, "option-chains/SPX/nested", Token);

        // Two drops after twenty minutes each leave ten, whatever their reader does in between.
        var buffer = new byte[16];
        for (var drop = 0; drop < 2; drop++)
        {
            var read = reply.Body.ReadAsync(buffer.AsMemory(), Token);
            client.Clock.Advance(TimeSpan.FromMinutes(20));
            next.Release();
            await read;
            client.Clock.Advance(TimeSpan.FromHours(1));
        }

        var last = reply.Body.ReadAsync(buffer.AsMemory(), Token).AsTask();
        client.Clock.Advance(TimeSpan.FromMinutes(10));

        var failure = await Assert.ThrowsAsync<TastyTimeoutException>(() => last);
        Assert.Contains("not complete after 3000 s", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_that_never_begins_times_out_once()
    {
        using var server = new LoopbackServer((_, token) => Task.Delay(Timeout.InfiniteTimeSpan, token));
        using var client = Client(server.Address);

        var call = ReadAllAsync(client, Token);
        await server.Asked.Task.WaitAsync(Token);
        client.Clock.Advance(TimeSpan.FromMinutes(20));

        var failure = await Assert.ThrowsAsync<TastyTimeoutException>(() => call);
        Assert.Contains("1200 s", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, server.Connections);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancelling_while_the_body_is_read_is_no_error(bool byTheTokenOfTheCall)
    {
        using var server = new LoopbackServer(async (stream, token) =>
        {
            await LoopbackServer.WriteAsync(stream, Head + "Content-Length: 100\r\n\r\n", token);
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
        });
        using var client = Client(server.Address);
        using var user = new CancellationTokenSource();
        using var reply = await client.Transport.GetAsync(ApiFamily.OptionChains, "x", byTheTokenOfTheCall ? user.Token : Token);
        var reading = reply.Body.ReadAsync(new byte[16].AsMemory(), byTheTokenOfTheCall ? Token : user.Token).AsTask();

        await user.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task A_refused_connection_names_host_port_and_cause()
    {
        Uri address;
        using (var gone = new LoopbackServer((_, _) => Task.CompletedTask))
            address = gone.Address;

        using var client = Client(address);

        var failure = await Assert.ThrowsAsync<TastyNetworkException>(() => client.Clock.RunAsync(ReadAllAsync(client, Token)));

        Assert.Contains($"127.0.0.1:{address.Port} refused the connection (ConnectionRefused)", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_closed_before_the_reply_is_tried_again()
    {
        var served = 0;
        using var server = new LoopbackServer((stream, token) => Interlocked.Increment(ref served) == 1
            ? Task.CompletedTask
            : LoopbackServer.WriteAsync(stream, Head + "Content-Length: 2\r\n\r\n[]", token));
        using var client = Client(server.Address);

        Assert.Equal("[]", await client.Clock.RunAsync(ReadAllAsync(client, Token)));
    }

    [Fact]
    public async Task A_POST_whose_kept_connection_breaks_is_not_sent_again_by_the_socket_handler_either()
    {
        var posts = 0;
        using var server = new LoopbackServer(async (stream, token) =>
        {
            await LoopbackServer.WriteAsync(stream, Head + "Content-Length: 2\r\n\r\n[]", token);
            if ((await LoopbackServer.ReadHeadAsync(stream, token)).StartsWith("POST /accounts", StringComparison.Ordinal))
                Interlocked.Increment(ref posts);
        });
        using var client = Client(server.Address);
        await ReadAllAsync(client, Token);

        await Assert.ThrowsAsync<TastyNetworkException>(() => client.PostAsync());

        Assert.Equal(1, posts);
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        var stolen = false;
        using var thief = new LoopbackServer((_, _) =>
        {
            stolen = true;
            return Task.CompletedTask;
        });
        using var server = new LoopbackServer((stream, token) =>
            LoopbackServer.WriteAsync(stream, $"HTTP/1.1 302 Found\r\nLocation: {thief.Address}\r\nContent-Length: 0\r\n\r\n", token));
        using var client = Client(server.Address);

        await Assert.ThrowsAsync<TastyProtocolException>(() => ReadAllAsync(client, Token));

        Assert.False(stolen);
    }

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(Encoding.UTF8.GetBytes(text));

        return packed.ToArray();
    }

    private static async Task<string> ReadAllAsync(Rig client, CancellationToken cancellationToken)
    {
        using var reply = await client.Transport.GetAsync(ApiFamily.OptionChains, "option-chains/SPX/nested", cancellationToken);
        using var reader = new StreamReader(reply.Body);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    private static Rig Client(Uri address, TimeSpan? replyTimeout = null) => new(options =>
    {
        options.Environment = TastyEnvironment.At(address);
        options.CreateSocketHandler = null;
        options.RequestTimeout = TimeSpan.FromMinutes(20);
        options.ReadTimeout = TimeSpan.FromMinutes(30);
        options.ReplyTimeout = replyTimeout ?? TimeSpan.FromHours(10);
    });
}

using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using TastyPS.Simulator.Faults;

namespace TastyPS.Simulator.Rest;

/// <summary>Listens on loopback, serves requests side by side, and stops at once.</summary>
internal sealed class HttpServer : IDisposable
{
    private const int MostAttempts = 20;
    private const int LongestBody = 1024 * 1024;

    private readonly HttpListener _listener;
    private readonly ReplySender _sender;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<HttpListenerContext, bool> _unanswered = new();
    private long _requestCount;
    private int _disposed;

    /// <summary>Takes a port; requests wait until <see cref="Serve"/>.</summary>
    public HttpServer(int? port, ReplySender sender)
    {
        _sender = sender;
        _listener = Listen(port, out var baseUri);
        BaseUri = baseUri;
    }

    public Uri BaseUri { get; }

    public long RequestCount => Interlocked.Read(ref _requestCount);

    public void Serve(RestPipeline pipeline, IReplyGate gate, params IReadOnlyList<ISocketEndpoint> sockets) => _ = AcceptAsync(pipeline, gate, sockets);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        // First the port, then the connections that owe no answer, then the others: a client at once repeats a request whose connection breaks,
        // on any other connection, and must not find anybody in.
        _listener.Prefixes.Clear();
        ConnectionBreaker.ShutDownOthers(_listener, [.. _unanswered.Keys]);
        _stopping.Cancel();
        foreach (var context in _unanswered.Keys) ConnectionBreaker.Break(context);
        _listener.Abort();
        _stopping.Dispose();
    }

    // Another process may take the free port between our look and our use of it.
    private static HttpListener Listen(int? port, out Uri baseUri)
    {
        for (var attempt = 1; ; attempt++)
        {
            baseUri = new Uri($"http://localhost:{port ?? FindFreePort()}/");
            var listener = new HttpListener { IgnoreWriteExceptions = false };
            listener.Prefixes.Add(baseUri.AbsoluteUri);
            try
            {
                listener.Start();
                return listener;
            }
            catch (HttpListenerException) when (port is null && attempt < MostAttempts)
            {
                listener.Close();
            }
        }
    }

    private static int FindFreePort()
    {
        var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        try
        {
            return ((IPEndPoint)probe.LocalEndpoint).Port;
        }
        finally
        {
            probe.Stop();
        }
    }

    private async Task AcceptAsync(RestPipeline pipeline, IReplyGate gate, IReadOnlyList<ISocketEndpoint> sockets)
    {
        var stopping = _stopping.Token;
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync().ConfigureAwait(false);
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                continue;
            }
            _unanswered[context] = true;
            _ = Task.Run(() => ServeAsync(context, pipeline, gate, sockets, stopping), CancellationToken.None);
        }
    }

    private async Task ServeAsync(HttpListenerContext context, RestPipeline pipeline, IReplyGate gate, IReadOnlyList<ISocketEndpoint> sockets, CancellationToken stopping)
    {
        if (RemoteAddressOf(context.Request) is not { } client)
        {
            _unanswered.TryRemove(context, out _);
            return;
        }
        var request = Describe(context.Request, []);
        using var turn = new ReplyTurn(gate);
        try
        {
            stopping.ThrowIfCancellationRequested();
            Interlocked.Increment(ref _requestCount);
            var reply = RestError.NotPermitted();
            Fault? fault = null;
            if (IPAddress.IsLoopback(client))
            {
                if (context.Request.IsWebSocketRequest && sockets.FirstOrDefault(endpoint => endpoint.Serves(request.Path)) is { } socket)
                {
                    await ServeSocketAsync(context, socket, stopping).ConfigureAwait(false);
                    return;
                }
                var body = await ReadBodyAsync(context.Request, stopping).ConfigureAwait(false);
                request = Describe(context.Request, body);
                turn.Begin(request);
                reply = pipeline.Answer(request, HeadersOf(context.Request), out fault);
                await turn.PassAsync(fault, stopping).ConfigureAwait(false);
            }
            if (reply is not null)
            {
                _unanswered.TryRemove(context, out _);
                await _sender.SendAsync(context, reply, fault, stopping).ConfigureAwait(false);
            }
            else if (fault!.Kind is FaultKind.Hang or FaultKind.LoseReply) await Task.Delay(Timeout.Infinite, stopping).ConfigureAwait(false);
            else ConnectionBreaker.Break(context);
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            ConnectionBreaker.Break(context);
        }
        catch (Exception error) when (error is HttpListenerException or IOException or ObjectDisposedException)
        {
            // The client has gone; nobody is left to be told.
            ConnectionBreaker.Break(context);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            pipeline.Record(request, error);
            ConnectionBreaker.Break(context);
        }
        finally
        {
            _unanswered.TryRemove(context, out _);
        }
    }

    private async Task ServeSocketAsync(HttpListenerContext context, ISocketEndpoint socket, CancellationToken stopping)
    {
        if (socket.Refuse(RestRequest.SplitTarget(context.Request.RawUrl ?? "/").Path) is { } refusal)
        {
            _unanswered.TryRemove(context, out _);
            await _sender.SendAsync(context, refusal, null, stopping).ConfigureAwait(false);
            return;
        }
        ConnectionSocket.SendAtOnce(context);
        await socket.RunAsync(context, stopping).ConfigureAwait(false);
        ConnectionBreaker.Break(context);
    }

    // The listener answers some requests by itself, e.g. a POST without a length by 411, and then hands them over without their socket,
    // which shows in no other way than this.
    private static IPAddress? RemoteAddressOf(HttpListenerRequest request)
    {
        try
        {
            return request.RemoteEndPoint?.Address;
        }
        catch (Exception closed) when (closed is NullReferenceException or ObjectDisposedException)
        {
            return null;
        }
    }

    private static async Task<byte[]> ReadBodyAsync(HttpListenerRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasEntityBody) return [];
        using var buffer = new MemoryStream();
        var block = new byte[8192];
        int count;
        while ((count = await request.InputStream.ReadAsync(block, 0, block.Length, cancellationToken).ConfigureAwait(false)) > 0)
        {
            buffer.Write(block, 0, count);
            if (buffer.Length > LongestBody) throw new IOException("The request's body is too long.");
        }
        return buffer.ToArray();
    }

    private static RestRequest Describe(HttpListenerRequest request, byte[] body)
    {
        // RawUrl, because Url has decoded some escapes and not others.
        var (path, query) = RestRequest.SplitTarget(request.RawUrl ?? "/");
        return new RestRequest
        {
            Method = request.HttpMethod,
            Path = path,
            Query = QueryParameters.Parse(query),
            ContentType = request.ContentType ?? "",
            Body = body,
            AcceptVersion = request.Headers["Accept-Version"],
        };
    }

    private static RequestHeaders HeadersOf(HttpListenerRequest request) =>
        new(request.Headers["User-Agent"] ?? "", request.Headers["Authorization"], request.Headers["Accept-Version"]);
}

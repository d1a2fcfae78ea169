using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TastyPS.Benchmarks.Streaming;

/// <summary>
/// A DXLink server that costs next to nothing: the handshake to the letter, then frames encoded beforehand. It issues the tokens that lead
/// to it, so that a cmdlet can connect to it as well. Runs in a process of its own, see <see cref="FeedServerProcess"/>.
/// </summary>
internal sealed class FeedServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly FeedPlan _plan;
    private readonly CancellationTokenSource _stop = new();

    public FeedServer(FeedPlan plan)
    {
        _plan = plan;
        BaseUri = new Uri($"http://localhost:{FreePort()}/");
        _listener.Prefixes.Add(BaseUri.AbsoluteUri);
        _listener.Start();
    }

    public Uri BaseUri { get; }

    /// <summary>Serves until it is disposed of.</summary>
    public async Task RunAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is (HttpListenerException or ObjectDisposedException) && !_listener.IsListening)
            {
                return;
            }

            _ = context.Request.IsWebSocketRequest ? ServeSocketAsync(context) : ReplyAsync(context);
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Close();
        _stop.Dispose();
    }

    private async Task ServeSocketAsync(HttpListenerContext context)
    {
        var accepted = await context.AcceptWebSocketAsync(subProtocol: null, Timeout.InfiniteTimeSpan);
        using var connection = new FeedConnection(accepted.WebSocket, _plan);
        await connection.RunAsync(_stop.Token);
    }

    private async Task ReplyAsync(HttpListenerContext context)
    {
        var body = context.Request.Url!.AbsolutePath switch
        {
            "/oauth/token" => """{"access_token":"bench","token_type":"Bearer","expires_in":900}""",
            "/api-quote-tokens" => $$"""{"data":{"token":"bench","dxlink-url":"ws://localhost:{{BaseUri.Port}}/realtime","level":"api"},"context":"/api-quote-tokens"}""",
            _ => null,
        };
        context.Response.StatusCode = body is null ? 404 : 200;
        context.Response.ContentType = "application/json";
        var bytes = Encoding.UTF8.GetBytes(body ?? """{"error":{"code":"not_found","message":"Not found"}}""");
        await context.Response.OutputStream.WriteAsync(bytes);
        context.Response.Close();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}

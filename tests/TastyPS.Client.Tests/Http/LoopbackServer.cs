using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TastyPS.Client.Tests.Http;

/// <summary>A bare TCP listener that lets a test write any bytes, or break off, where an HTTP server would not.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<NetworkStream, CancellationToken, Task> _play;
    private int _connections;

    public LoopbackServer(Func<NetworkStream, CancellationToken, Task> play)
    {
        _play = play;
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>Connections that brought a request other than for a token.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Completes when a request other than for a token has arrived.</summary>
    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static Task WriteAsync(NetworkStream stream, string text, CancellationToken cancellationToken) =>
        stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).AsTask();

    public static async Task<string> ReadHeadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var head = new StringBuilder();
        var buffer = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(buffer, cancellationToken) == 0)
                break;

            head.Append((char)buffer[0]);
        }

        return head.ToString();
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var cancellationToken = _stop.Token;
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync(cancellationToken), cancellationToken);
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken cancellationToken)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var head = await ReadHeadAsync(stream, cancellationToken);
                if (head.StartsWith("POST /oauth/token", StringComparison.Ordinal))
                {
                    const string Body = """{"access_token":"access-token","expires_in":900,"scope":"read"}""";
                    await WriteAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\nConnection: close\r\n\r\n{Body}", cancellationToken);
                    return;
                }

                Interlocked.Increment(ref _connections);
                Asked.TrySetResult();
                await _play(stream, cancellationToken);
            }
            catch (Exception ended) when (ended is OperationCanceledException or IOException)
            {
                // The client hung up, which several tests are about.
            }
        }
    }
}

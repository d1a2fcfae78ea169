using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace TastyPS.Module.Tests.Sessions;

/// <summary>A service in place of the real one that knows only what a test needs. It answers on this machine until it is disposed of.</summary>
internal abstract class HttpStandIn : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;

    protected HttpStandIn()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = new Uri($"http://localhost:{((IPEndPoint)free.LocalEndpoint).Port}/");
        }

        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    public void Dispose()
    {
        _listener.Close();
        _serving.GetAwaiter().GetResult();
    }

    /// <summary>Answers a request: the status, and what is written as JSON.</summary>
    /// <param name="request">The request.</param>
    /// <param name="body">Its body.</param>
    protected abstract (int Status, object? Body) Answer(HttpListenerRequest request, string body);

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var reader = new StreamReader(context.Request.InputStream);
            var (status, answer) = Answer(context.Request, await reader.ReadToEndAsync());
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            context.Response.Close(answer is null ? [] : Encoding.UTF8.GetBytes(JsonSerializer.Serialize(answer)), willBlock: true);
        }
    }
}

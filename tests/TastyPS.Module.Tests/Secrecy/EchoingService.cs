using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace TastyPS.Module.Tests.Secrecy;

/// <summary>A careless service: what it refuses it explains with the headers and the body of the request.</summary>
internal sealed class EchoingService : IDisposable
{
    private const string AccessToken = "PLANTED-ACCESS-TOKEN-99";
    private readonly HttpListener _listener = new();
    private readonly bool _refusesToken;
    private readonly Task _serving;

    public EchoingService(bool refusesToken)
    {
        _refusesToken = refusesToken;
        Address = new Uri($"http://localhost:{FreePort()}/");
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

            await AnswerAsync(context);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var heard = $"{context.Request.Headers["Authorization"]} {Uri.UnescapeDataString(await reader.ReadToEndAsync())} {context.Request.Url}";
        var isToken = context.Request.Url!.AbsolutePath == "/oauth/token";
        object reply = (isToken, _refusesToken) switch
        {
            (true, false) => new { access_token = AccessToken, token_type = "Bearer", expires_in = 900, scope = "read" },
            (true, true) => new { error = "invalid_client", error_description = heard },
            _ => new { error = new { code = "validation_error", message = heard, errors = new[] { new { domain = heard, reason = heard } } } },
        };
        context.Response.StatusCode = isToken && !_refusesToken ? 200 : isToken ? 401 : 422;
        context.Response.ContentType = "application/json";
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(reply)));
        context.Response.Close();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

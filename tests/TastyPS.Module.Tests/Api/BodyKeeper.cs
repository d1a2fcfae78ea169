using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TastyPS.Module.Tests.Api;

/// <summary>A service that signs anybody in, keeps the body of the first call and answers it with nothing.</summary>
internal sealed class BodyKeeper : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly TaskCompletionSource<string> _body = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _serving;

    public BodyKeeper()
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

    public Task<string> Body => _body.Task;

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

            using var reader = new StreamReader(context.Request.InputStream);
            var body = await reader.ReadToEndAsync();
            if (context.Request.Url!.AbsolutePath == "/oauth/token")
            {
                context.Response.ContentType = "application/json";
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes("""{"access_token":"a","token_type":"Bearer","expires_in":900,"scope":"read"}"""));
            }
            else
            {
                _body.TrySetResult(body);
                context.Response.StatusCode = 204;
            }

            context.Response.Close();
        }
    }
}

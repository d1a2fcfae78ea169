using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace TastyPS.Module.Tests.Orders;

/// <summary>A service that answers orders with success and says in the reply what it thinks of them. It knows nothing else.</summary>
internal sealed class ObjectingService : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;

    public ObjectingService()
    {
        Address = $"http://localhost:{FreePort()}/";
        _listener.Prefixes.Add(Address);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address { get; }

    /// <summary>Whether dry runs are objected to; the orders themselves are always placed with an objection and a note.</summary>
    public bool ObjectsToDryRuns { get; init; }

    /// <summary>How many orders were placed.</summary>
    public int Placed { get; private set; }

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

            var (status, body) = Answer(context.Request.HttpMethod, context.Request.Url!.AbsolutePath);
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            context.Response.Close(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(body)), willBlock: true);
        }
    }

    private (int Status, object Body) Answer(string method, string path)
    {
        object[] objections = [new { code = "odd_lot", message = "This is odd." }];
        switch (method, path)
        {
            case ("POST", "/oauth/token"):
                return (200, new { access_token = "an-access-token", token_type = "Bearer", expires_in = 900, scope = "read trade" });
            case ("POST", "/accounts/5WT00001/orders/dry-run"):
                return (201, new { data = new { order = new { }, errors = ObjectsToDryRuns ? objections : [] } });
            case ("POST", "/accounts/5WT00001/orders"):
                Placed++;
                return (201, new { data = new { order = new { id = 7 }, errors = objections, notes = new object[] { new { code = "hint", message = "Take note." } } } });
            default:
                return (404, new { error = new { code = "record_not_found", message = "Nothing is here." } });
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

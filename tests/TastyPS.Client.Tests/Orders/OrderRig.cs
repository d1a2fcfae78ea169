using System.Net.Sockets;
using System.Text.Json;
using TastyPS.Client.Http;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Limits;
using TastyPS.Client.Orders.Submission;
using TastyPS.Client.Tests.Http;
using static TastyPS.Client.Tests.Http.ScriptedServer;

namespace TastyPS.Client.Tests.Orders;

/// <summary>An order service on the real pipeline, with a scripted server that may lose its connection and caps that may be set.</summary>
internal sealed class OrderRig : IDisposable
{
    private readonly Rig _rig;

    public OrderRig(string scope = "read trade", TimeSpan? replyTimeout = null)
    {
        _rig = new Rig(options =>
        {
            options.OrderReplyTimeout = replyTimeout ?? options.OrderReplyTimeout;
            var server = options.CreateSocketHandler!();
            options.CreateSocketHandler = () => new Cable(server, this);
        });
        Clock.LeavesDeadlines = true;
        Server.AnswersTokens(JsonReply(200, $$"""{"access_token":"access-token-of-a-test","token_type":"Bearer","expires_in":3600,"scope":"{{scope}}"}"""));
        Orders = new OrderService(_rig.Transport, _rig.Transport, new TradeScope(_rig.Tokens), new OrderLimitGate(Caps), _rig.Clock);
    }

    public OrderService Orders { get; }

    public OrderLimitStore Caps { get; } = OrderLimitStore.InMemory();

    public ScriptedServer Server => _rig.Server;

    public SteppingClock Clock => _rig.Clock;

    public IReadOnlyCollection<RequestLogEntry> Log => _rig.Log;

    public RestTransport Transport => _rig.Transport;

    /// <summary>Fails requests before a byte leaves, except for tokens.</summary>
    public bool IsUnplugged { get; set; }

    /// <summary>What moved orders, or tried to.</summary>
    public IReadOnlyList<SeenRequest> Moves => [.. Server.Calls.Where(call => call.Method != "GET")];

    public IReadOnlyList<SeenRequest> Looks => [.. Server.Calls.Where(call => call.Method == "GET")];

    /// <summary>The identifier that the last request carried.</summary>
    public static string? IdentifierIn(string body) => JsonElement.Parse(body) is var root && root.TryGetProperty("external-identifier", out var name) ? name.GetString() : null;

    public Task<T> RunAsync<T>(Task<T> task) => Clock.RunAsync(task);

    public void Dispose() => _rig.Dispose();

    private sealed class Cable(HttpMessageHandler server, OrderRig rig) : DelegatingHandler(server)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            rig.IsUnplugged && request.RequestUri!.AbsolutePath != "/oauth/token"
                ? throw new HttpRequestException("refused", new SocketException((int)SocketError.ConnectionRefused))
                : base.SendAsync(request, cancellationToken);
    }
}

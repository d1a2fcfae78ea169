using System.Collections.Concurrent;
using System.Net;
using System.Text;
using TastyPS.Client.Authentication;
using TastyPS.Client.Http;

namespace TastyPS.Client.Tests.Http;

/// <summary>The real pipeline on a scripted server and a stepping clock.</summary>
internal sealed class Rig : IDisposable
{
    public const string ClientSecret = "client-secret-PLANTED";
    public const string RefreshToken = "refresh-token-PLANTED";

    private readonly RequestPipeline _pipeline;
    private readonly Uri _address;

    public Rig(Action<TastyClientOptions>? change = null, RequestLimits? limits = null)
    {
        Server = new ScriptedServer(Clock);
        var options = new TastyClientOptions
        {
            Environment = TastyEnvironment.Sandbox,
            Credentials = new OAuthCredentials { ClientSecret = ClientSecret, RefreshToken = RefreshToken },
            TimeProvider = Clock,
            RequestTimeout = TimeSpan.FromHours(1),
            OrderReplyTimeout = TimeSpan.FromHours(1),
            ReadTimeout = TimeSpan.FromHours(1),
            ReplyTimeout = TimeSpan.FromHours(10),
            ProductVersion = "1.2.3",
            Log = Log.Enqueue,
            CreateSocketHandler = () => Server,
        };
        change?.Invoke(options);
        _address = options.Environment.BaseUri;
        _pipeline = new RequestPipeline(options.CopyChecked(), limits ?? RequestLimits.None);
        Transport = new RestTransport(_pipeline, options.Environment, Clock, ReadTimeouts.Of(options), options.OrderReplyTimeout);
    }

    public SteppingClock Clock { get; } = new();

    public ScriptedServer Server { get; }

    public ConcurrentQueue<RequestLogEntry> Log { get; } = new();

    public RestTransport Transport { get; }

    public AccessTokenSource Tokens => _pipeline.Tokens;

    /// <summary>A GET whose reply is read to its end, with all pauses stepped over.</summary>
    public Task<string> GetAsync(string path = "option-chains/SPX/nested", ApiFamily family = ApiFamily.OptionChains) =>
        Clock.RunAsync(FetchAsync(path, family, TestContext.Current.CancellationToken));

    public async Task<string> FetchAsync(string path, ApiFamily family, CancellationToken cancellationToken)
    {
        using var reply = await Transport.GetAsync(family, path, cancellationToken);
        using var reader = new StreamReader(reply.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    /// <summary>A POST through the whole chain, as an order would go.</summary>
    public Task<HttpStatusCode> PostAsync() => Clock.RunAsync(SendAsync(HttpMethod.Post));

    public async Task<HttpStatusCode> SendAsync(HttpMethod method)
    {
        using var request = new HttpRequestMessage(method, new Uri(_address, "accounts/5WT00001/orders"));
        if (method != HttpMethod.Get)
            request.Content = new StringContent("{}");

        using var reply = await _pipeline.SendAsync(request, new RequestState(ApiFamily.Orders, "orders"), TestContext.Current.CancellationToken);
        return reply.StatusCode;
    }

    public void Dispose() => _pipeline.Dispose();
}

using TastyPS.Client.Http;

namespace TastyPS.Client.Diagnostics;

/// <summary>
/// Sends one request without a token to a route that needs none. Whatever answers it proves the way to the service, and its head tells whether the User-Agent
/// is accepted and what time it is there.
/// </summary>
internal sealed class ConnectionProbe : IDisposable
{
    private const string Route = "margin-requirements-public-configuration";

    private readonly Uri _address;
    private readonly TimeProvider _timeProvider;
    private readonly HttpMessageInvoker _http;

    public ConnectionProbe(ConnectionTestOptions options)
    {
        _address = new Uri(options.Environment.BaseUri, Route);
        _timeProvider = options.TimeProvider;
        var socket = options.CreateSocketHandler?.Invoke() ?? SocketHandlers.Create(options.Environment.BaseUri, options.RequestTimeout);
        _http = new HttpMessageInvoker(new IdentityHandler(TastyClientOptions.LibraryVersion(), acceptVersion: null)
        {
            InnerHandler = new AttemptHandler(options.RequestTimeout, _timeProvider) { InnerHandler = socket },
        });
    }

    /// <exception cref="TastyException">No reply came.</exception>
    public async Task<ProbeReply> SendAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _address);
        new RequestState(ApiFamily.Other, Route).AttachTo(request);
        using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return new ProbeReply((int)response.StatusCode, ReplyContent.IsHtml(response.Content), response.Headers.Date, _timeProvider.GetUtcNow());
    }

    public void Dispose() => _http.Dispose();
}

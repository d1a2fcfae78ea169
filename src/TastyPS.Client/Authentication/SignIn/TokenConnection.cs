using TastyPS.Client.Http;

namespace TastyPS.Client.Authentication.SignIn;

/// <summary>A way to the token endpoint before there is a client: identity, log, attempt and socket, without repeating.</summary>
internal sealed class TokenConnection : IDisposable
{
    private readonly HttpMessageInvoker _http;

    public TokenConnection(SignInOptions options)
    {
        var socket = options.CreateSocketHandler?.Invoke() ?? SocketHandlers.Create(options.Environment.BaseUri, options.RequestTimeout);
        _http = new HttpMessageInvoker(
            new IdentityHandler(TastyClientOptions.LibraryVersion(), acceptVersion: null)
            {
                InnerHandler = new LogHandler(new RequestLog(options.Log, options.TimeProvider))
                {
                    InnerHandler = new AttemptHandler(options.RequestTimeout, options.TimeProvider) { InnerHandler = socket },
                },
            });
        Endpoint = new TokenEndpoint(_http, options.Environment, new KnownSecrets(), options.TimeProvider, new ReadTimeouts(options.RequestTimeout, options.RequestTimeout));
    }

    public TokenEndpoint Endpoint { get; }

    public static RequestState NewState() => new(ApiFamily.Token, TokenEndpoint.Path);

    public void Dispose() => _http.Dispose();
}

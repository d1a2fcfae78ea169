using System.Net;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Api;

/// <summary>A service that signs anybody in, keeps the body of the first call and answers it with nothing.</summary>
internal sealed class BodyKeeper : HttpStandIn
{
    private readonly TaskCompletionSource<string> _body = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<string> Body => _body.Task;

    protected override (int Status, object? Body) Answer(HttpListenerRequest request, string body)
    {
        if (request.Url!.AbsolutePath == "/oauth/token")
            return (200, new { access_token = "a", token_type = "Bearer", expires_in = 900, scope = "read" });
        _body.TrySetResult(body);
        return (204, null);
    }
}

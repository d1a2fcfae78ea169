using System.Net;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Secrecy;

/// <summary>A careless service: what it refuses it explains with the headers and the body of the request.</summary>
internal sealed class EchoingService(bool refusesToken) : HttpStandIn
{
    private const string AccessToken = "PLANTED-ACCESS-TOKEN-99";

    protected override (int Status, object? Body) Answer(HttpListenerRequest request, string body)
    {
        var heard = $"{request.Headers["Authorization"]} {Uri.UnescapeDataString(body)} {request.Url}";
        return (request.Url!.AbsolutePath == "/oauth/token", refusesToken) switch
        {
            (true, false) => (200, new { access_token = AccessToken, token_type = "Bearer", expires_in = 900, scope = "read" }),
            (true, true) => (401, new { error = "invalid_client", error_description = heard }),
            _ => (422, new { error = new { code = "validation_error", message = heard, errors = new[] { new { domain = heard, reason = heard } } } }),
        };
    }
}

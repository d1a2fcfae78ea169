using System.Net;
using TastyPS.Client.Authentication;

namespace TastyPS.Client.Http;

/// <summary>
/// Adds the bearer token. If the service refuses it (401 with a JSON body; HTML means the User-Agent rule) the token is dropped,
/// and a GET is sent once more with a new one. Nothing else is repeated: it may have had its effect.
/// </summary>
internal sealed class TokenHandler(AccessTokenSource tokens, RequestLog log) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        var response = await SendWithAsync(token).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized || !ReplyContent.IsJson(response.Content))
            return response;

        tokens.Invalidate(token);
        if (request.Method != HttpMethod.Get)
            return response;

        log.Write(request, response, null, retryIn: TimeSpan.Zero);
        response.Dispose();
        token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        return await SendWithAsync(token).ConfigureAwait(false);

        Task<HttpResponseMessage> SendWithAsync(AccessToken bearer)
        {
            request.Headers.Authorization = bearer.Authorization;
            return base.SendAsync(request, cancellationToken);
        }
    }
}

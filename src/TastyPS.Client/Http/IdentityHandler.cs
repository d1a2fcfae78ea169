using System.Net.Http.Headers;

namespace TastyPS.Client.Http;

/// <summary>Says who calls and what it understands, on every call: without a User-Agent the service answers 401 with an HTML page.</summary>
internal sealed class IdentityHandler(string productVersion, string? acceptVersion) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("TastyPS", productVersion));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (acceptVersion is not null)
            request.Headers.Add("Accept-Version", acceptVersion);

        return base.SendAsync(request, cancellationToken);
    }
}

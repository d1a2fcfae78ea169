using System.Net.Http.Headers;

namespace TastyPS.Client.Http;

/// <summary>Says who calls and what it understands, on every call: without a User-Agent the service answers 401 with an HTML page.</summary>
internal sealed class IdentityHandler(string productVersion, string? acceptVersion) : DelegatingHandler
{
    // Checked and written once, as it never changes.
    private readonly string _product = new ProductInfoHeaderValue("TastyPS", productVersion).ToString();

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation("User-Agent", _product);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", request.Method == HttpMethod.Get ? UnpackedContent.Encoding : "identity");
        if (acceptVersion is not null)
            request.Headers.Add("Accept-Version", acceptVersion);

        return base.SendAsync(request, cancellationToken);
    }
}

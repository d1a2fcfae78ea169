namespace TastyPS.Client.Http;

/// <summary>
/// Hands out compressed replies plain. The socket handlers of .NET can do so as well, but then ask for compression on every call,
/// and the reply to an order is too short to gain from it what unpacking costs.
/// </summary>
internal sealed class UnpackHandler : DelegatingHandler
{
    public const string Encoding = "gzip";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.Content is { } packed && packed.Headers.ContentEncoding.Contains(Encoding, StringComparer.OrdinalIgnoreCase))
            response.Content = new UnpackedContent(packed);

        return response;
    }
}

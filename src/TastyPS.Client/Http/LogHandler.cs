namespace TastyPS.Client.Http;

/// <summary>Logs how a call ended. Attempts that are repeated are logged by whoever repeats them.</summary>
internal sealed class LogHandler(RequestLog log) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        log.IsRead ? LogAsync(request, cancellationToken) : base.SendAsync(request, cancellationToken);

    private async Task<HttpResponseMessage> LogAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            log.Write(request, null, failure);
            throw;
        }

        log.Write(request, response, null);
        return response;
    }
}

using System.Net;
using System.Text;

namespace TastyPS.Client.Http;

/// <summary>Sends calls through the pipeline and hands out replies whose bodies report their own failures.</summary>
internal sealed class RestTransport(RequestPipeline pipeline, TastyEnvironment environment, TimeProvider timeProvider, ReadTimeouts readTimeouts) : IRestTransport
{
    private readonly ErrorReplyReader _errors = new(environment, pipeline.Secrets, timeProvider, readTimeouts);

    public async Task<RestReply> GetAsync(ApiFamily family, string pathAndQuery, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address(pathAndQuery));
        return await SendAsync(request, new RequestState(family, RequestPath.ForDisplay(pathAndQuery)), cancellationToken).ConfigureAwait(false);
    }

    public async Task<RestReply> SendAsync(ApiFamily family, HttpMethod method, string pathAndQuery, string? json, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, Address(pathAndQuery));
        request.Headers.ExpectContinue = false;
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return await SendAsync(request, new RequestState(family, RequestPath.ForDisplay(pathAndQuery)), cancellationToken).ConfigureAwait(false);
    }

    private async Task<RestReply> SendAsync(HttpRequestMessage request, RequestState state, CancellationToken cancellationToken)
    {
        var response = await pipeline.SendAsync(request, state, cancellationToken).ConfigureAwait(false);
        try
        {
            var receivedAt = timeProvider.GetUtcNow();
            if (!response.IsSuccessStatusCode)
                throw await _errors.ReadAsync(response, state, cancellationToken).ConfigureAwait(false);
            if (!ReplyContent.IsJson(response.Content) && (request.Method == HttpMethod.Get || !IsEmpty(response)))
                throw NotJson(response, state);

            var content = await (response.Content is null ? Task.FromResult(Stream.Null) : response.Content.ReadAsStreamAsync()).ConfigureAwait(false);
            var body = new ReplyStream(content, response, state.Path, readTimeouts, timeProvider, cancellationToken);
            return new RestReply(state.Path, body, receivedAt, body) { StatusCode = response.StatusCode };
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static bool IsEmpty(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.NoContent || response.Content is null or { Headers.ContentLength: 0 };

    private static TastyProtocolException NotJson(HttpResponseMessage response, RequestState state) =>
        new($"{state.Path}: JSON was due, but the reply (HTTP {(int)response.StatusCode}) is {ReplyContent.Describe(response.Content)}.")
        {
            StatusCode = response.StatusCode,
            RequestPath = state.Path,
        };

    private Uri Address(string pathAndQuery)
    {
        var address = new Uri(environment.BaseUri, pathAndQuery);
        if (!environment.BaseUri.IsBaseOf(address))
            throw new ArgumentException("The path must be relative to the base address.", nameof(pathAndQuery));

        return address;
    }
}

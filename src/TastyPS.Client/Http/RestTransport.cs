using System.Net;
using System.Text;
using System.Text.Json;
using TastyPS.Client.Json;

namespace TastyPS.Client.Http;

/// <summary>Sends calls through the pipeline and hands out replies whose bodies report their own failures.</summary>
internal sealed class RestTransport(RequestPipeline pipeline, TastyEnvironment environment, TimeProvider timeProvider, ReadTimeouts readTimeouts, TimeSpan onceTimeout) : IRestTransport, IOnceTransport
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

    public async Task<OnceOutcome> SendOnceAsync(ApiFamily family, HttpMethod method, string pathAndQuery, byte[]? json, CancellationToken cancellationToken)
    {
        var state = new RequestState(family, RequestPath.ForDisplay(pathAndQuery)) { Timeout = onceTimeout };
        var content = new OnceContent(json);
        using var request = new HttpRequestMessage(method, Address(pathAndQuery)) { Content = content };
        request.Headers.ExpectContinue = false;
        try
        {
            using var response = await pipeline.SendAsync(request, state, cancellationToken).ConfigureAwait(false);
            return await ReadOnceAsync(response, state, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            return new OnceOutcome(content.MayHaveLeft ? OnceEnd.Unknown : OnceEnd.NotSent) { Path = state.Path, Failure = failure };
        }
    }

    private async Task<OnceOutcome> ReadOnceAsync(HttpResponseMessage response, RequestState state, CancellationToken cancellationToken)
    {
        var receivedAt = timeProvider.GetUtcNow();
        var bytes = ReplyContent.IsJson(response.Content) ? await ReadBytesAsync(response, state, cancellationToken).ConfigureAwait(false) : null;
        var json = bytes is null ? null : TryParse(bytes, response.IsSuccessStatusCode);
        var outcome = new OnceOutcome(OnceEnd.Done) { Path = state.Path, StatusCode = response.StatusCode, Body = json, ReceivedAt = receivedAt };
        if (response.IsSuccessStatusCode)
            return outcome;

        var error = json is { } root ? ErrorDocument.From(root, pipeline.Secrets) : ErrorDocument.Empty;
        var isRefusal = (int)response.StatusCode is >= 400 and < 500 and not 408 && (error.Code ?? error.Message) is not null;
        return outcome with { End = isRefusal ? OnceEnd.Refused : OnceEnd.Unknown, Failure = _errors.Translate(response, state, error) };
    }

    private async Task<byte[]> ReadBytesAsync(HttpResponseMessage response, RequestState state, CancellationToken cancellationToken)
    {
        var content = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        var left = onceTimeout - state.Duration;
        using var stream = new ReplyStream(content, response, state.Path, new ReadTimeouts(left < readTimeouts.Pause ? left : readTimeouts.Pause, left), timeProvider, cancellationToken);
        using var body = new BodyBuffer(stream);
        await body.FillToEndAsync(cancellationToken).ConfigureAwait(false);
        return body.Unread.ToArray();
    }

    // What is no JSON is as good as no body: the status says the most. An error may echo what was sent.
    private JsonElement? TryParse(byte[] utf8, bool isSuccess)
    {
        try
        {
            using var document = JsonDocument.Parse(isSuccess ? utf8 : Encoding.UTF8.GetBytes(pipeline.Secrets.Hide(Encoding.UTF8.GetString(utf8))));
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
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
        if (!address.AbsoluteUri.StartsWith(environment.BaseUri.AbsoluteUri, StringComparison.Ordinal))
            throw new ArgumentException("The path must be relative to the base address.", nameof(pathAndQuery));

        return address;
    }
}

using System.Globalization;
using System.Text.Json;
using TastyPS.Client.Authentication;

namespace TastyPS.Client.Http;

/// <summary>Turns a reply with an error status into the exception that says what a caller can do about it.</summary>
internal sealed class ErrorReplyReader(TastyEnvironment environment, KnownSecrets secrets, TimeProvider timeProvider, ReadTimeouts readTimeouts)
{
    // No error of the service is longer; whatever is cannot be an error document.
    private const int LongestBody = 64 * 1024;

    public async Task<TastyException> ReadAsync(HttpResponseMessage response, RequestState state, CancellationToken cancellationToken) =>
        Translate(response, state, await ReadDocumentAsync(response, state, cancellationToken).ConfigureAwait(false));

    /// <summary>Reads an error body; one that cannot be read is as good as none, since the status already says the most.</summary>
    public async Task<ErrorDocument> ReadDocumentAsync(HttpResponseMessage response, RequestState state, CancellationToken cancellationToken)
    {
        if (!ReplyContent.IsJson(response.Content))
            return ErrorDocument.Empty;

        var content = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        using var body = new ReplyStream(content, response, state.Path, readTimeouts, timeProvider, cancellationToken);
        var buffer = new byte[LongestBody];
        var length = 0;
        try
        {
            int read;
            while (length < buffer.Length && (read = await body.ReadAsync(buffer, length, buffer.Length - length, cancellationToken).ConfigureAwait(false)) > 0)
                length += read;

            using var json = JsonDocument.Parse(buffer.AsMemory(0, length));
            return ErrorDocument.From(json.RootElement, secrets);
        }
        catch (Exception unreadable) when (unreadable is JsonException or TastyProtocolException or TastyTimeoutException)
        {
            return ErrorDocument.Empty;
        }
    }

    public TastyException Translate(HttpResponseMessage response, RequestState state, ErrorDocument error)
    {
        var status = (int)response.StatusCode;
        var html = ReplyContent.IsHtml(response.Content);
        TastyException exception = status switch
        {
            401 when html => new TastyAuthenticationException(Message(
                "the service answered 401 with an HTML page, which it does when it does not accept the User-Agent header; the access token is not the cause")),
            401 => new TastyAuthenticationException(Message("the service did not accept the access token")),
            403 => new TastyAuthorizationException(Message("the token's scope or the account's authority is not enough")),
            404 => new TastyNotFoundException(Message("not found")),
            408 => new TastyTimeoutException(Message("the service gave up waiting for the request")),
            429 => new TastyRateLimitException(Message("too many requests")) { RetryAfter = RetryAfterHeader.Read(response, timeProvider) },
            502 when SandboxGaps.Explain(response, state, environment) => new TastyServiceNotInSandboxException(Message("the sandbox does not have this service")),
            502 when html => new TastyServerException(Message("no service answered behind the proxy, which sent an HTML page" + (environment.IsSandbox ? "; the sandbox lacks some services for good" : ""))),
            >= 500 => new TastyServerException(Message("the service failed")),
            >= 400 => new TastyValidationException(Message("the service refused the request")),
            _ => new TastyProtocolException(Message("an unexpected status; redirects are not followed")),
        };
        exception.StatusCode = response.StatusCode;
        exception.ErrorCode = error.Code;
        exception.RequestPath = state.Path;
        exception.Reasons = error.Reasons;
        return exception;

        string Message(string otherwise)
        {
            var text = error.Message ?? (html && status is not (401 or 502) ? otherwise + " (the reply is an HTML page)" : otherwise);
            var code = error.Code is null || error.Code == status.ToString(CultureInfo.InvariantCulture) ? string.Empty : $", {error.Code}";
            var attempts = state.Attempts > 1 ? $" after {state.Attempts} attempts" : string.Empty;
            return $"{state.Path}: {text.TrimEnd('.')} (HTTP {status}{code}){attempts}.";
        }
    }
}

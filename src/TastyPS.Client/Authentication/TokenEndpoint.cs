using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using TastyPS.Client.Http;

namespace TastyPS.Client.Authentication;

/// <summary>One POST to <c>oauth/token</c>: no bearer, no envelope, snake case.</summary>
internal sealed class TokenEndpoint
{
    // What the service uses; for a reply that does not say.
    private static readonly TimeSpan UsualLifetime = TimeSpan.FromSeconds(900);

    private readonly HttpMessageInvoker _http;
    private readonly TastyEnvironment _environment;
    private readonly OAuthCredentials _credentials;
    private readonly KnownSecrets _secrets;
    private readonly TimeProvider _timeProvider;
    private readonly ErrorReplyReader _errors;
    private readonly TimeSpan _readTimeout;
    private string _refreshToken;

    public TokenEndpoint(
        HttpMessageInvoker http,
        TastyEnvironment environment,
        OAuthCredentials credentials,
        KnownSecrets secrets,
        TimeProvider timeProvider,
        TimeSpan readTimeout)
    {
        _http = http;
        _environment = environment;
        _credentials = credentials;
        _secrets = secrets;
        _timeProvider = timeProvider;
        _readTimeout = readTimeout;
        _errors = new ErrorReplyReader(environment, secrets, timeProvider, readTimeout);
        _refreshToken = credentials.RefreshToken;
        secrets.Add(credentials.ClientSecret);
        secrets.Add(credentials.RefreshToken);
    }

    /// <summary>Exchanges the refresh token for an access token, once. Adopts a new refresh token if the reply brings one.</summary>
    public async Task<TokenGrant> RefreshAsync(RequestState state, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_environment.BaseUri, state.Path)) { Content = Body() };
        request.Headers.ExpectContinue = false;
        state.AttachTo(request);
        var sentAt = _timeProvider.GetUtcNow();
        using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            throw await RefusalAsync(response, state, cancellationToken).ConfigureAwait(false);
        if (!ReplyContent.IsJson(response.Content))
            throw Misunderstood(state, $"is {ReplyContent.Describe(response.Content)}");

        var content = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        using var body = new ReplyStream(content, response, state.Path, _readTimeout, _timeProvider, cancellationToken);
        try
        {
            using var json = await JsonDocument.ParseAsync(body, cancellationToken: cancellationToken).ConfigureAwait(false);
            return Read(json.RootElement, sentAt, state);
        }
        catch (JsonException)
        {
            throw Misunderstood(state, "is not JSON");
        }
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static TimeSpan Lifetime(JsonElement root)
    {
        if (!root.TryGetProperty("expires_in", out var value) || value.ValueKind is not (JsonValueKind.Number or JsonValueKind.String))
            return UsualLifetime;

        return double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 1e9
            ? TimeSpan.FromSeconds(seconds)
            : UsualLifetime;
    }

    // The parser's message could quote the reply, so it is not kept.
    private static TastyProtocolException Misunderstood(RequestState state, string what) =>
        new($"{state.Path}: the reply of the token endpoint {what}.") { RequestPath = state.Path };

    private TokenGrant Read(JsonElement root, DateTimeOffset sentAt, RequestState state)
    {
        if (root.ValueKind != JsonValueKind.Object || Text(root, "access_token") is not { Length: > 0 } value)
            throw Misunderstood(state, "has no access_token");

        _secrets.AddAccessToken(value);
        var scopes = (Text(root, "scope") ?? string.Empty).Split([' '], StringSplitOptions.RemoveEmptyEntries);
        var replacement = Text(root, "refresh_token") is { Length: > 0 } other && other != _refreshToken ? other : null;
        if (replacement is not null)
        {
            _secrets.Add(replacement);
            _refreshToken = replacement;
        }

        return new TokenGrant(new AccessToken(value, sentAt, Lifetime(root), scopes), replacement);
    }

    private async Task<TastyException> RefusalAsync(HttpResponseMessage response, RequestState state, CancellationToken cancellationToken)
    {
        var error = await _errors.ReadDocumentAsync(response, state, cancellationToken).ConfigureAwait(false);
        return (int)response.StatusCode is 400 or 401 or 403 && error.Code is not null
            ? TokenRefusal.Explain(response.StatusCode, error, _environment, state)
            : _errors.Translate(response, state, error);
    }

    private ByteArrayContent Body()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("grant_type", "refresh_token");
            json.WriteString("refresh_token", _refreshToken);
            json.WriteString("client_secret", _credentials.ClientSecret);
            if (!string.IsNullOrEmpty(_credentials.ClientId))
                json.WriteString("client_id", _credentials.ClientId);
            json.WriteEndObject();
        }

        var content = new ByteArrayContent(buffer.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }
}

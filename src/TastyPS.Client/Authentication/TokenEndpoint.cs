using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using TastyPS.Client.Http;

namespace TastyPS.Client.Authentication;

/// <summary>One POST to <c>oauth/token</c>: no bearer, no envelope, snake case. What is sent and what comes back is added to the known secrets.</summary>
internal sealed class TokenEndpoint(HttpMessageInvoker http, TastyEnvironment environment, KnownSecrets secrets, TimeProvider timeProvider, ReadTimeouts readTimeouts)
{
    public const string Path = "oauth/token";

    // What the service uses; for a reply that does not say.
    private static readonly TimeSpan UsualLifetime = TimeSpan.FromSeconds(900);

    private readonly ErrorReplyReader _errors = new(environment, secrets, timeProvider, readTimeouts);

    /// <summary>Exchanges a refresh token for an access token, once.</summary>
    public Task<TokenReply> RefreshAsync(string? clientId, string clientSecret, string refreshToken, RequestState state, CancellationToken cancellationToken)
    {
        secrets.Add(clientSecret);
        secrets.Add(refreshToken);
        List<(string Name, string Value)> fields =
        [
            ("grant_type", "refresh_token"),
            ("refresh_token", refreshToken),
            ("client_secret", clientSecret),
        ];
        if (!string.IsNullOrEmpty(clientId))
            fields.Add(("client_id", clientId!));

        return SendAsync(fields, TokenRequestKind.Refresh, state, cancellationToken);
    }

    /// <summary>Exchanges an authorization code for a grant, once: a code works only once, so this is never repeated.</summary>
    public Task<TokenReply> ExchangeAsync(AuthorizationRequest authorization, string clientSecret, string code, RequestState state, CancellationToken cancellationToken)
    {
        secrets.Add(clientSecret);
        secrets.Add(code);
        return SendAsync(
            [
                ("grant_type", "authorization_code"),
                ("code", code),
                ("client_id", authorization.ClientId),
                ("client_secret", clientSecret),
                ("redirect_uri", authorization.RedirectUri),
            ],
            TokenRequestKind.Exchange,
            state,
            cancellationToken);
    }

    private async Task<TokenReply> SendAsync(IEnumerable<(string Name, string Value)> fields, TokenRequestKind kind, RequestState state, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(environment.BaseUri, state.Path)) { Content = Body(fields) };
        request.Headers.ExpectContinue = false;
        state.AttachTo(request);
        var sentAt = timeProvider.GetUtcNow();
        using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            throw await RefusalAsync(response, kind, state, cancellationToken).ConfigureAwait(false);
        if (!ReplyContent.IsJson(response.Content))
            throw Misunderstood(state, $"is {ReplyContent.Describe(response.Content)}");

        var content = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
        using var body = new ReplyStream(content, response, state.Path, readTimeouts, timeProvider, cancellationToken);
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

    private static ByteArrayContent Body(IEnumerable<(string Name, string Value)> fields)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (name, value) in fields)
                json.WriteString(name, value);
            json.WriteEndObject();
        }

        var content = new ByteArrayContent(buffer.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private TokenReply Read(JsonElement root, DateTimeOffset sentAt, RequestState state)
    {
        if (root.ValueKind != JsonValueKind.Object || Text(root, "access_token") is not { Length: > 0 } value)
            throw Misunderstood(state, "has no access_token");

        secrets.AddAccessToken(value);
        var refreshToken = Text(root, "refresh_token");
        if (refreshToken is not null)
            secrets.Add(refreshToken);

        var scopes = (Text(root, "scope") ?? string.Empty).Split([' '], StringSplitOptions.RemoveEmptyEntries);
        return new TokenReply(new AccessToken(value, sentAt, Lifetime(root), scopes), refreshToken is { Length: > 0 } ? refreshToken : null);
    }

    private async Task<TastyException> RefusalAsync(HttpResponseMessage response, TokenRequestKind kind, RequestState state, CancellationToken cancellationToken)
    {
        var error = await _errors.ReadDocumentAsync(response, state, cancellationToken).ConfigureAwait(false);
        return (int)response.StatusCode is 400 or 401 or 403 && error.Code is not null
            ? TokenRefusal.Explain(response.StatusCode, error, kind, environment, state)
            : _errors.Translate(response, state, error);
    }
}

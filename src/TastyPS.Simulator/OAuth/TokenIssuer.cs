using System.Text;

namespace TastyPS.Simulator.OAuth;

/// <summary>Issues access tokens for the one grant of the simulator and knows which of them are alive. Thread-safe.</summary>
internal sealed class TokenIssuer
{
    private readonly object _gate = new();
    private readonly Dictionary<string, AccessToken> _tokens = new(StringComparer.Ordinal);
    private readonly TimeProvider _clock;
    private readonly DateTimeOffset _grantedAt;
    private bool _revoked;

    public TokenIssuer(SimulatorOptions options)
    {
        _clock = options.TokenClock;
        _grantedAt = _clock.GetUtcNow();
        Lifetime = options.AccessTokenLifetime;
        Scope = options.Scope;
        Credentials = new SimulatorCredentials(
            options.ClientId ?? Guid.NewGuid().ToString(),
            options.ClientSecret ?? RandomText.Hex(20),
            options.RefreshToken ?? Token("refresh", null));
    }

    public SimulatorCredentials Credentials { get; }

    public TimeSpan Lifetime { get; }

    public string Scope { get; }

    public bool IsRevoked
    {
        get { lock (_gate) return _revoked; }
    }

    /// <summary>Deletes the grant: its refresh token is refused from now on; access tokens live on until they expire.</summary>
    public void Revoke()
    {
        lock (_gate) _revoked = true;
    }

    public string Issue(string scope)
    {
        var expiresAt = _clock.GetUtcNow() + Lifetime;
        var token = Token("access", expiresAt);
        lock (_gate)
        {
            ForgetOldTokens();
            _tokens[token] = new AccessToken(expiresAt, scope);
        }
        return token;
    }

    public string IssueIdentity() => Token("id", _clock.GetUtcNow() + Lifetime);

    public void ExpireAll()
    {
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            foreach (var token in _tokens.Keys.ToList()) _tokens[token] = _tokens[token] with { ExpiresAt = now };
        }
    }

    public AccessTokenState Check(string token, out string scope)
    {
        lock (_gate)
        {
            scope = "";
            if (!_tokens.TryGetValue(token, out var known)) return AccessTokenState.Unknown;
            scope = known.Scope;
            return known.ExpiresAt > _clock.GetUtcNow() ? AccessTokenState.Valid : AccessTokenState.Expired;
        }
    }

    private void ForgetOldTokens()
    {
        var horizon = _clock.GetUtcNow() - TimeSpan.FromDays(1);
        foreach (var token in _tokens.Where(pair => pair.Value.ExpiresAt < horizon).Select(pair => pair.Key).ToList()) _tokens.Remove(token);
    }

    // As with the service, iat is the instant of the grant, not of the issue.
    private string Token(string kind, DateTimeOffset? expiresAt)
    {
        var expiry = expiresAt is { } at ? $",\"exp\":{at.ToUnixTimeSeconds()}" : "";
        var payload = $"{{\"iss\":\"tastyps-simulator\",\"sub\":\"me\",\"typ\":\"{kind}\",\"iat\":{_grantedAt.ToUnixTimeSeconds()}{expiry},\"jti\":\"{Guid.NewGuid()}\"}}";
        return $"{Encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")}.{Encode(payload)}.{RandomText.Base64Url(32)}";
    }

    private static string Encode(string json) => RandomText.Base64Url(Encoding.UTF8.GetBytes(json));

    private sealed record AccessToken(DateTimeOffset ExpiresAt, string Scope);
}

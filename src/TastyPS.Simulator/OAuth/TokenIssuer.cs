namespace TastyPS.Simulator.OAuth;

/// <summary>Issues access tokens and knows which of them are alive. They outlive a revoked grant until they expire. Thread-safe.</summary>
internal sealed class TokenIssuer(TimeProvider clock, TimeSpan lifetime)
{
    private readonly object _gate = new();
    private readonly Dictionary<string, AccessToken> _tokens = new(StringComparer.Ordinal);

    public TimeSpan Lifetime => lifetime;

    public string Issue(Grant grant, string scope)
    {
        var expiresAt = clock.GetUtcNow() + lifetime;
        var token = OpaqueToken.Create("access", grant.CreatedAt, expiresAt);
        lock (_gate)
        {
            ForgetOldTokens();
            _tokens[token] = new AccessToken(expiresAt, scope);
        }
        return token;
    }

    public string IssueIdentity(Grant grant) => OpaqueToken.Create("id", grant.CreatedAt, clock.GetUtcNow() + lifetime);

    public void ExpireAll()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
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
            return known.ExpiresAt > clock.GetUtcNow() ? AccessTokenState.Valid : AccessTokenState.Expired;
        }
    }

    private void ForgetOldTokens()
    {
        var horizon = clock.GetUtcNow() - TimeSpan.FromDays(1);
        foreach (var token in _tokens.Where(pair => pair.Value.ExpiresAt < horizon).Select(pair => pair.Key).ToList()) _tokens.Remove(token);
    }

    private sealed record AccessToken(DateTimeOffset ExpiresAt, string Scope);
}

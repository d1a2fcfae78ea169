namespace TastyPS.Simulator.OAuth;

/// <summary>Codes that a consent leaves with the client: good once, for ten minutes, with the redirect URI they were issued for. Thread-safe.</summary>
internal sealed class AuthorizationCodes(TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly object _gate = new();
    private readonly Dictionary<string, Code> _codes = new(StringComparer.Ordinal);

    public string Issue(string redirectUri, string scope)
    {
        var code = Guid.NewGuid().ToString();
        lock (_gate) _codes[code] = new Code(redirectUri, scope, clock.GetUtcNow() + Lifetime);
        return code;
    }

    /// <summary>Uses a code up; the scope is empty unless the code is good.</summary>
    public AuthorizationCodeState Redeem(string code, string redirectUri, out string scope)
    {
        scope = "";
        lock (_gate)
        {
            if (!_codes.TryGetValue(code, out var known)) return AuthorizationCodeState.Unknown;
            if (known.IsUsed) return AuthorizationCodeState.Used;
            if (clock.GetUtcNow() >= known.ExpiresAt) return AuthorizationCodeState.Expired;
            if (known.RedirectUri != redirectUri) return AuthorizationCodeState.OtherRedirect;
            _codes[code] = known with { IsUsed = true };
            scope = known.Scope;
            return AuthorizationCodeState.Good;
        }
    }

    private sealed record Code(string RedirectUri, string Scope, DateTimeOffset ExpiresAt, bool IsUsed = false);
}

/// <summary>What became of a code.</summary>
internal enum AuthorizationCodeState
{
    Unknown,
    Used,
    Expired,
    OtherRedirect,
    Good,
}

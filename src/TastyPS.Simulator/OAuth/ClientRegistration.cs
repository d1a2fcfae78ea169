namespace TastyPS.Simulator.OAuth;

/// <summary>The only OAuth client of the simulator, with the customer's grants to it. Thread-safe.</summary>
internal sealed class ClientRegistration
{
    private readonly object _gate = new();
    private readonly Dictionary<string, Grant> _grants = new(StringComparer.Ordinal);
    private readonly TimeProvider _clock;
    private SimulatorCredentials _credentials;

    public ClientRegistration(SimulatorOptions options)
    {
        _clock = options.TokenClock;
        Scope = options.Scope;
        RedirectUris = [.. options.RedirectUris];
        var first = Add(options.Scope, options.RefreshToken);
        _credentials = new SimulatorCredentials(options.ClientId ?? Guid.NewGuid().ToString(), options.ClientSecret ?? RandomText.Hex(20), first.RefreshToken);
    }

    /// <summary>The scopes it is registered for; no grant has more.</summary>
    public string Scope { get; }

    public IReadOnlyList<string> RedirectUris { get; }

    public SimulatorCredentials Credentials
    {
        get { lock (_gate) return _credentials; }
    }

    public Grant Add(string scope, string? refreshToken = null)
    {
        var now = _clock.GetUtcNow();
        var grant = new Grant(refreshToken ?? OpaqueToken.Create("refresh", now, null), scope, now);
        lock (_gate) _grants[grant.RefreshToken] = grant;
        return grant;
    }

    /// <summary>The grant of a refresh token, revoked or not; null if nobody issued it.</summary>
    public Grant? Find(string refreshToken)
    {
        lock (_gate) return _grants.TryGetValue(refreshToken, out var grant) ? grant : null;
    }

    /// <summary>Replaces the secret, which ends all grants.</summary>
    public string RegenerateSecret()
    {
        var secret = RandomText.Hex(20);
        lock (_gate)
        {
            foreach (var grant in _grants.Values) grant.Revoke();
            _credentials = new SimulatorCredentials(_credentials.ClientId, secret, _credentials.RefreshToken);
        }
        return secret;
    }
}

using TastyPS.Simulator.OAuth;

namespace TastyPS.Simulator.DxLink.Sessions;

/// <summary>The tickets for the stream: each lasts a day from its issue. Thread-safe.</summary>
internal sealed class QuoteTokens(TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly object _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _expirations = new(StringComparer.Ordinal);

    public string Issue()
    {
        var token = RandomText.Base64Url(48);
        lock (_gate) _expirations[token] = clock.GetUtcNow() + Lifetime;
        return token;
    }

    public bool IsValid(string token)
    {
        lock (_gate) return _expirations.TryGetValue(token, out var expiresAt) && clock.GetUtcNow() < expiresAt;
    }

    public void ExpireAll()
    {
        lock (_gate) _expirations.Clear();
    }
}

using TastyPS.Simulator.DxLink;
using TastyPS.Simulator.Market;

namespace TastyPS.Simulator;

/// <summary>How a simulator is started. Read once, at the start.</summary>
public sealed class SimulatorOptions
{
    /// <summary>The market it serves; it brings its own clock, which may stand still.</summary>
    public required IMarket Market { get; set; }

    /// <summary>The port to listen on; null for a free one.</summary>
    public int? Port { get; set; }

    /// <summary>
    /// Whether requests beyond the assumed limits of the service are answered with 429, and the stream refuses what is beyond its own.
    /// </summary>
    public bool EnforceLimits { get; set; }

    /// <summary>The header <c>Retry-After</c> of such answers in seconds; null sends none, as the service does.</summary>
    public int? RetryAfterSeconds { get; set; }

    /// <summary>How long an access token lasts.</summary>
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The scopes that the OAuth client is registered for, separated by blanks; the first grant has them all.</summary>
    public string Scope { get; set; } = "read trade openid";

    /// <summary>The redirect URIs that the OAuth client is registered with; the consent page compares them byte for byte.</summary>
    public IReadOnlyList<string> RedirectUris { get; set; } = ["http://localhost:8000"];

    /// <summary>Whether the consent page consents at once instead of asking the customer.</summary>
    public bool ConsentAutomatically { get; set; }

    /// <summary>Whether market data of options carries the Greeks, the volatility and the theoretical price.</summary>
    public bool SendGreeks { get; set; }

    /// <summary>
    /// Whether it lacks what the service's sandbox lacks: market data, metrics, symbol search, alerts and watchlists answer 502 with a web page,
    /// lists of equity options 403, and the stream shows the market as it was 15 minutes ago.
    /// </summary>
    public bool SandboxMode { get; set; }

    /// <summary>Whether an account's balance comes as a bare object, as before 2024-05-01, instead of a list.</summary>
    public bool SendBareBalance { get; set; }

    /// <summary>The seed of the customer and the accounts: equal seeds give equal account numbers and, with equal markets, equal positions.</summary>
    public int AccountsSeed { get; set; } = 1;

    /// <summary>The clock of tokens, limits and slow replies. Unlike the market's clock it has to run.</summary>
    public TimeProvider TokenClock { get; set; } = TimeProvider.System;

    /// <summary>Events that the stream generates beside those of the market; null for none.</summary>
    public StreamLoad? StreamLoad { get; set; }

    /// <summary>The OAuth client's id; random if null.</summary>
    public string? ClientId { get; set; }

    /// <summary>The OAuth client's secret; random if null.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The refresh token; random if null.</summary>
    public string? RefreshToken { get; set; }
}

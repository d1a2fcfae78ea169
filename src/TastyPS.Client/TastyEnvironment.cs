using TastyPS.Client.Http;

namespace TastyPS.Client;

/// <summary>One of the places a client can talk to, with all its addresses. Environments share paths and rules, but no users, tokens or data.</summary>
public sealed class TastyEnvironment
{
    private const string ProductionHost = "api.tastyworks.com";
    private const string SandboxHost = "api.cert.tastyworks.com";

    private readonly bool _actsAsSandbox;

    private TastyEnvironment(string name, Uri baseUri, Uri accountStreamUri, Uri consentUri, bool actsAsSandbox = false)
    {
        _actsAsSandbox = actsAsSandbox;
        DefaultLimits = RequestLimits.Assumed;
        Name = name;
        BaseUri = baseUri;
        AccountStreamUri = accountStreamUri;
        ConsentUri = consentUri;
    }

    /// <summary>The real service: real accounts, real money.</summary>
    public static TastyEnvironment Production { get; } = new(
        "Production",
        new Uri($"https://{ProductionHost}/"),
        new Uri("wss://streamer.tastyworks.com/"),
        new Uri("https://my.tastytrade.com/auth.html"));

    /// <summary>The service's sandbox ("cert"): play money, delayed quotes, reset every day.</summary>
    public static TastyEnvironment Sandbox { get; } = new(
        "Sandbox",
        new Uri($"https://{SandboxHost}/"),
        new Uri("wss://streamer.cert.tastyworks.com/"),
        new Uri("https://cert-my.staging-tasty.works/auth.html"));

    /// <summary><c>Production</c>, <c>Sandbox</c> or <c>Custom</c>.</summary>
    public string Name { get; }

    /// <summary>Where REST calls and the token endpoint are. Ends with a slash.</summary>
    public Uri BaseUri { get; }

    /// <summary>The WebSocket of the account streamer.</summary>
    public Uri AccountStreamUri { get; }

    /// <summary>The page on which a user grants access.</summary>
    public Uri ConsentUri { get; }

    /// <summary>What secrets are filed under and bound to: the name, or for a custom environment its base address.</summary>
    public string SecretsKey => Name == "Custom" ? BaseUri.AbsoluteUri : Name;

    /// <summary>True if orders here move real money, by whichever way the environment was named.</summary>
    public bool IsProduction => string.Equals(BaseUri.Host, ProductionHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// True for the service's sandbox, by whichever way it was named, and for an environment that was said to act as it. It lacks services for good,
    /// market data among them: <see cref="TastyServiceNotInSandboxException"/>.
    /// </summary>
    public bool IsSandbox => _actsAsSandbox || string.Equals(BaseUri.Host, SandboxHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>The limits a client keeps here unless told otherwise.</summary>
    public RequestLimits DefaultLimits { get; }

    /// <summary>An environment at an address of your choice, e.g. a simulator or a recording proxy.</summary>
    /// <param name="baseUri">Absolute; https, or http to this machine only, because a bearer token must not travel in clear.</param>
    /// <param name="accountStreamUri">Absolute; wss, or ws to this machine only. Null: <c>account-stream</c> at the base address, with the WebSocket scheme.</param>
    /// <param name="consentUri">Absolute; https, or http to this machine only. Null: <c>auth.html</c> at the base address.</param>
    /// <param name="actsAsSandbox">True if what is there lacks the services that the sandbox lacks, e.g. a simulator of the sandbox.</param>
    /// <exception cref="ArgumentException">An address is relative, insecure, or carries a user, a query or a fragment.</exception>
    public static TastyEnvironment At(Uri baseUri, Uri? accountStreamUri = null, Uri? consentUri = null, bool actsAsSandbox = false)
    {
        Demand(baseUri, nameof(baseUri), "https", "http");
        var root = baseUri.AbsolutePath.EndsWith("/", StringComparison.Ordinal) ? baseUri : new Uri(baseUri.AbsoluteUri + "/");
        var stream = accountStreamUri ?? new UriBuilder(new Uri(root, "account-stream")) { Scheme = root.Scheme == "https" ? "wss" : "ws", Port = root.Port }.Uri;
        Demand(stream, nameof(accountStreamUri), "wss", "ws");
        var consent = consentUri ?? new Uri(root, "auth.html");
        Demand(consent, nameof(consentUri), "https", "http");
        return new TastyEnvironment("Custom", root, stream, consent, actsAsSandbox);
    }

    /// <summary>The name, and for a custom environment its address.</summary>
    public override string ToString() => Name == "Custom" ? $"Custom ({BaseUri})" : Name;

    private static void Demand(Uri uri, string parameter, string secure, string insecure)
    {
        if (uri is null)
            throw new ArgumentNullException(parameter);
        if (!uri.IsAbsoluteUri)
            throw new ArgumentException("The address must be absolute, e.g. https://host/.", parameter);
        if (uri.Scheme != secure && uri.Scheme != insecure)
            throw new ArgumentException($"The address must start with {secure}://.", parameter);
        if (uri.Scheme == insecure && !uri.IsLoopback)
            throw new ArgumentException($"{insecure}:// would send the access token in clear; use {secure}://, or an address of this machine.", parameter);
        if (uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
            throw new ArgumentException("The address must carry no user, query or fragment.", parameter);
    }
}

using TastyPS.Client.Http;

namespace TastyPS.Client;

/// <summary>One of the places a client can talk to, with all its addresses. Environments share paths and rules, but no users, tokens or data.</summary>
public sealed class TastyEnvironment
{
    private const string ProductionHost = "api.tastyworks.com";

    private TastyEnvironment(string name, Uri baseUri, Uri streamUri, Uri consentUri)
    {
        DefaultLimits = RequestLimits.Assumed;
        Name = name;
        BaseUri = baseUri;
        StreamUri = streamUri;
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
        new Uri("https://api.cert.tastyworks.com/"),
        new Uri("wss://streamer.cert.tastyworks.com/"),
        new Uri("https://cert-my.staging-tasty.works/auth.html"));

    /// <summary><c>Production</c>, <c>Sandbox</c> or <c>Custom</c>.</summary>
    public string Name { get; }

    /// <summary>Where REST calls and the token endpoint are. Ends with a slash.</summary>
    public Uri BaseUri { get; }

    /// <summary>The WebSocket of the account streamer.</summary>
    public Uri StreamUri { get; }

    /// <summary>The page on which a user grants access.</summary>
    public Uri ConsentUri { get; }

    /// <summary>What secrets are filed under and bound to: the name, or for a custom environment its base address.</summary>
    public string SecretsKey => Name == "Custom" ? BaseUri.AbsoluteUri : Name;

    /// <summary>True if orders here move real money, by whichever way the environment was named.</summary>
    public bool IsProduction => string.Equals(BaseUri.Host, ProductionHost, StringComparison.OrdinalIgnoreCase);

    /// <summary>The limits a client keeps here unless told otherwise.</summary>
    public RequestLimits DefaultLimits { get; }

    /// <summary>An environment at an address of your choice, e.g. a simulator or a recording proxy.</summary>
    /// <param name="baseUri">Absolute; https, or http to this machine only, because a bearer token must not travel in clear.</param>
    /// <param name="streamUri">Absolute; wss, or ws to this machine only. Null: the base address with the WebSocket scheme.</param>
    /// <param name="consentUri">Absolute; https, or http to this machine only. Null: <c>auth.html</c> at the base address.</param>
    /// <exception cref="ArgumentException">An address is relative, insecure, or carries a user, a query or a fragment.</exception>
    public static TastyEnvironment At(Uri baseUri, Uri? streamUri = null, Uri? consentUri = null)
    {
        Demand(baseUri, nameof(baseUri), "https", "http");
        var root = baseUri.AbsolutePath.EndsWith("/", StringComparison.Ordinal) ? baseUri : new Uri(baseUri.AbsoluteUri + "/");
        var stream = streamUri ?? new UriBuilder(root) { Scheme = root.Scheme == "https" ? "wss" : "ws", Port = root.Port }.Uri;
        Demand(stream, nameof(streamUri), "wss", "ws");
        var consent = consentUri ?? new Uri(root, "auth.html");
        Demand(consent, nameof(consentUri), "https", "http");
        return new TastyEnvironment("Custom", root, stream, consent);
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

namespace TastyPS.Client.Http;

/// <summary>
/// The services that the sandbox lacks for good (probed in August and September 2026). The proxy before them answers 502 with an HTML page, as it would for an
/// outage; the route and the environment tell the two apart.
/// </summary>
internal static class SandboxGaps
{
    private static readonly string[] Routes =
        ["market-data", "market-metrics", "symbols/search", "quote-alerts", "watchlists", "pairs-watchlists"];

    /// <summary>True if the reply means that the service does not exist here.</summary>
    public static bool Explain(HttpResponseMessage response, RequestState state, TastyEnvironment environment) =>
        environment.IsSandbox && (int)response.StatusCode == 502 && ReplyContent.IsHtml(response.Content)
        && Routes.Any(route => state.Path == route || state.Path.StartsWith(route + "/", StringComparison.Ordinal));
}

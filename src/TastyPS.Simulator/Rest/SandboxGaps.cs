namespace TastyPS.Simulator.Rest;

/// <summary>What the sandbox of the service lacks: market data and lists, which its proxy answers without asking who is there, and the list of options, which it forbids.</summary>
internal static class SandboxGaps
{
    private static readonly string[] Absent = ["/market-data", "/market-metrics", "/symbols/search", "/quote-alerts", "/watchlists", "/pairs-watchlists"];

    /// <summary>Whether there is nothing behind a path.</summary>
    public static bool Lacks(string path) => Absent.Any(gap => path.StartsWith(gap, StringComparison.Ordinal) && (path.Length == gap.Length || path[gap.Length] == '/'));

    /// <summary>Whether a path is forbidden whatever the token's scopes.</summary>
    public static bool Forbids(string path) => path == "/instruments/equity-options";
}

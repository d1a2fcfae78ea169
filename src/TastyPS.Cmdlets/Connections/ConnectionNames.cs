using System.Management.Automation;

namespace TastyPS.Connections;

/// <summary>Chooses open connections by name.</summary>
internal static class ConnectionNames
{
    /// <summary>The connections whose name matches one of the patterns.</summary>
    public static IReadOnlyList<TastyConnection> Select(IEnumerable<string> patterns)
    {
        var wanted = patterns.Select(pattern => new WildcardPattern(pattern, WildcardOptions.IgnoreCase)).ToList();
        return [.. ConnectionRegistry.All.Where(connection => wanted.Exists(pattern => pattern.IsMatch(connection.Name)))];
    }
}

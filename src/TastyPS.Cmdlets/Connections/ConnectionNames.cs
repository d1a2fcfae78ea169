using System.Management.Automation;

namespace TastyPS.Connections;

/// <summary>Chooses open connections by name.</summary>
internal static class ConnectionNames
{
    /// <summary>Names without wildcards that no open connection has.</summary>
    public static IReadOnlyList<string> Unknown(IEnumerable<string> names)
    {
        var open = ConnectionRegistry.All;
        return [.. names.Where(name => !WildcardPattern.ContainsWildcardCharacters(name) && !open.Any(connection => string.Equals(connection.Name, name, StringComparison.OrdinalIgnoreCase)))];
    }

    /// <summary>The connections whose name matches one of the patterns.</summary>
    public static IReadOnlyList<TastyConnection> Select(IEnumerable<string> patterns)
    {
        var wanted = patterns.Select(pattern => new WildcardPattern(pattern, WildcardOptions.IgnoreCase)).ToList();
        return [.. ConnectionRegistry.All.Where(connection => wanted.Exists(pattern => pattern.IsMatch(connection.Name)))];
    }
}

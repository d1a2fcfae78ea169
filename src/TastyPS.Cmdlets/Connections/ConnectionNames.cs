using System.Management.Automation;

namespace TastyPS.Connections;

/// <summary>Chooses open connections by name.</summary>
internal static class ConnectionNames
{
    /// <summary>The open connection of this name, null if there is none.</summary>
    public static TastyConnection? Find(string name) =>
        ConnectionRegistry.All.FirstOrDefault(connection => string.Equals(connection.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Names without wildcards that no open connection has.</summary>
    public static IReadOnlyList<string> Unknown(IEnumerable<string> names) =>
        [.. names.Where(name => !WildcardPattern.ContainsWildcardCharacters(name) && Find(name) is null)];

    /// <summary>The connections whose name matches one of the patterns.</summary>
    public static IReadOnlyList<TastyConnection> Select(IEnumerable<string> patterns)
    {
        var wanted = patterns.Select(pattern => new WildcardPattern(pattern, WildcardOptions.IgnoreCase)).ToList();
        return [.. ConnectionRegistry.All.Where(connection => wanted.Exists(pattern => pattern.IsMatch(connection.Name)))];
    }
}

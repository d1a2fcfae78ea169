using System.Management.Automation;
using TastyPS.Connections;
using TastyPS.Errors;

namespace TastyPS.Ordering;

/// <summary>The scope that orders need, and the command that grants it.</summary>
internal static class TradePermission
{
    private const string Name = "trade";

    /// <summary>Whether the token of a connection may trade, or does not say what it may; then the service decides.</summary>
    public static bool IsIn(TastyConnection connection) => ScopeOf(connection) is var scope && (scope.Length == 0 || scope.Split(' ').Contains(Name, StringComparer.OrdinalIgnoreCase));

    /// <summary>The refusal of a connection that may not.</summary>
    public static TastyCommandException Missing(TastyConnection connection) =>
        new($"The scope of the connection '{connection.Name}' is {Told(connection)}: it may not trade. Nothing was sent.", ErrorIds.ScopeMissing, ErrorCategory.PermissionDenied, Recommendation(connection));

    /// <summary>What grants the scope to a connection.</summary>
    public static string Recommendation(TastyConnection connection) => $"Run {Command(connection)}.";

    /// <summary>The scope in words.</summary>
    public static string Told(TastyConnection connection) => ScopeOf(connection);

    private static string Command(TastyConnection connection) => connection.Environment switch
    {
        "Production" => $"Connect-Tasty{NameOf(connection)} -Scope Read, Trade -Force",
        "Sandbox" => $"Connect-Tasty Sandbox{NameOf(connection)} -Scope Read, Trade -Force",
        "Simulator" => $"{Simulator(connection)} | Connect-Tasty{NameOf(connection)} -Scope Read, Trade",
        _ => $"Connect-Tasty -BaseUri {connection.BaseUri}{NameOf(connection)} -Scope Read, Trade -Force",
    };

    private static string Simulator(TastyConnection connection) =>
        SimulatorRegistry.All.Count > 1 ? $"Get-TastySimulator | Where-Object BaseUri -eq '{connection.BaseUri}'" : "Get-TastySimulator";

    private static string NameOf(TastyConnection connection) => connection.Name == connection.Environment ? "" : $" -Name '{connection.Name.Replace("'", "''")}'";

    private static string ScopeOf(TastyConnection connection) => connection.Client.Tokens.Scope ?? connection.Scope;
}

using System.ComponentModel;
using System.Management.Automation;
using TastyPS.Connections;

namespace TastyPS.Views;

/// <summary>What the views compute. Called by the format file only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ViewText
{
    private const string Warning = "\u001b[33;1m";
    private const string Reset = "\u001b[0m";

    /// <summary>The environment; production in a warning colour where the console has colours.</summary>
    [Hidden]
    public static string Environment(TastyConnection connection) =>
        connection.Client.Environment.IsProduction && HasColours ? $"{Warning}{connection.Environment}{Reset}" : connection.Environment;

    // Windows PowerShell counts escape codes as characters of the column; the .NET runtime is where PowerShell 7 runs.
    private static bool HasColours => typeof(object).Assembly.GetName().Name != "mscorlib" && System.Environment.GetEnvironmentVariable("NO_COLOR") is null or "";
}

using System.ComponentModel;
using System.Management.Automation;
using TastyPS.Client.Diagnostics;
using TastyPS.Connections;

namespace TastyPS.Views;

/// <summary>What the views compute. Called by the format file only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ViewText
{
    private const string Good = "\u001b[32m";
    private const string Bad = "\u001b[31;1m";
    private const string Warning = "\u001b[33;1m";
    private const string Reset = "\u001b[0m";

    /// <summary>The environment; production in a warning colour where the console has colours.</summary>
    [Hidden]
    public static string Environment(TastyConnection connection) =>
        connection.Client.Environment.IsProduction && HasColours ? $"{Warning}{connection.Environment}{Reset}" : connection.Environment;

    /// <summary>How a check ended: the word, in a colour where the console has colours.</summary>
    [Hidden]
    public static string Result(CheckResult result)
    {
        var colour = result switch
        {
            CheckResult.Passed => Good,
            CheckResult.Warning => Warning,
            CheckResult.Failed => Bad,
            _ => null,
        };
        return colour is not null && HasColours ? $"{colour}{result}{Reset}" : result.ToString();
    }

    // Windows PowerShell counts escape codes as characters of the column; the .NET runtime is where PowerShell 7 runs.
    private static bool HasColours => typeof(object).Assembly.GetName().Name != "mscorlib" && System.Environment.GetEnvironmentVariable("NO_COLOR") is null or "";
}

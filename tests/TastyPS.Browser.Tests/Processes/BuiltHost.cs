using System.Reflection;

namespace TastyPS.Browser.Tests.Processes;

/// <summary>Where the built <c>tastyps</c> lies, which brings the built module along.</summary>
internal static class BuiltHost
{
    /// <summary>The host's assembly, of the configuration of these tests.</summary>
    public static string Path { get; } = System.IO.Path.Combine(FindRoot(), "src", "TastyPS.Host", "bin", Configuration, "net10.0", "TastyPS.Host.dll");

    private static string Configuration =>
        typeof(BuiltHost).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "TastyPS.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"TastyPS.sln was not found above {AppContext.BaseDirectory}.");
    }
}

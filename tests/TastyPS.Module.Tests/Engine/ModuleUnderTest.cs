using System.Reflection;

namespace TastyPS.Module.Tests.Engine;

/// <summary>Where the things lie that these tests use: the module as users install it, and the host.</summary>
internal static class ModuleUnderTest
{
    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The built module's manifest.</summary>
    public static string Manifest => Path.Combine(Root, "artifacts", "TastyPS", "TastyPS.psd1");

    /// <summary>The built host, of the configuration of these tests.</summary>
    public static string Host => Path.Combine(Root, "src", "TastyPS.Host", "bin", Configuration, "net10.0", "TastyPS.Host.dll");

    private static string Configuration { get; } =
        typeof(ModuleUnderTest).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TastyPS.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"TastyPS.sln was not found above {AppContext.BaseDirectory}.");
    }
}

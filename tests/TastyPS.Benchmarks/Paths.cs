namespace TastyPS.Benchmarks;

/// <summary>Where the built modules lie.</summary>
internal static class Paths
{
    public static string Module => Path.Combine(Repository, "artifacts", "TastyPS", "TastyPS.psd1");

    public static string EmptyModule => Directory.GetFiles(Path.Combine(Repository, "tests", "EmptyModule", "bin"), "EmptyModule.psd1", SearchOption.AllDirectories)
        .OrderByDescending(File.GetLastWriteTimeUtc).First();

    public static string Rival => Path.Combine(AppContext.BaseDirectory, "rivals", "Get-ChainByRestMethod.ps1");

    public static string JavaScriptRival => Path.Combine(Repository, "tests", "TastyPS.Benchmarks", "rivals", "dxlink");

    private static string Repository
    {
        get
        {
            for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "TastyPS.sln")))
                    return folder.FullName;
            }

            throw new InvalidOperationException("The benchmarks run inside the repository.");
        }
    }
}

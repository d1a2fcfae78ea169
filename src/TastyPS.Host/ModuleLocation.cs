namespace TastyPS.Host;

/// <summary>Where the built module lies.</summary>
internal static class ModuleLocation
{
    private const string Manifest = "TastyPS.psd1";

    /// <summary>The manifest at <paramref name="path"/> (itself or its folder), or, without a path, in the nearest
    /// <c>artifacts/TastyPS</c> at or above the folder of this program.</summary>
    /// <exception cref="UsageException">There is no manifest.</exception>
    public static string Find(string? path) => path is null ? FindAbove(AppContext.BaseDirectory) : At(path);

    private static string At(string path)
    {
        var manifest = Path.GetFullPath(Directory.Exists(path) ? Path.Combine(path, Manifest) : path);
        return File.Exists(manifest) ? manifest : throw new UsageException($"There is no module at '{manifest}'.");
    }

    private static string FindAbove(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var manifest = Path.Combine(folder.FullName, "artifacts", "TastyPS", Manifest);
            if (File.Exists(manifest))
                return manifest;
        }

        throw new UsageException(
            $"No artifacts/TastyPS/{Manifest} was found above '{start}'. Build the solution first, or name the module's folder with -Module.");
    }
}

using System.Reflection;

namespace TastyPS.Isolation;

/// <summary>
/// Finds third-party assemblies in the module's <c>dependencies</c> folder, where the default probing does not look, and loads
/// them so that they do not meet another module's copies: in .NET into a context of their own, in .NET Framework with LoadFrom.
/// It is asked only for what the process could not find by itself, and answers to the module's own assemblies and to requests
/// that name no requester, never to another module.
/// </summary>
internal static class DependencyResolver
{
    private static readonly string ModuleFolder = Path.GetDirectoryName(typeof(DependencyResolver).Assembly.Location)!;
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Files = new(FindFiles);
    private static readonly Lazy<Func<string, Assembly>> Load = new(ChooseLoader);

    internal static Assembly? Resolve(object? sender, ResolveEventArgs request)
    {
        if (request.RequestingAssembly is { } requester && !IsOurs(requester))
            return null;

        // By simple name, whatever the version: Windows PowerShell has no binding redirects for modules.
        return Files.Value.TryGetValue(new AssemblyName(request.Name).Name!, out var file) ? Load.Value(file) : null;
    }

    private static bool IsOurs(Assembly assembly) =>
        !assembly.IsDynamic && assembly.Location.StartsWith(ModuleFolder + Path.DirectorySeparatorChar, PathComparison);

    private static Dictionary<string, string> FindFiles()
    {
        var dependencies = Path.Combine(ModuleFolder, "dependencies");
        var ofThisRuntime = Path.Combine(dependencies, IsDotNetFramework ? "desktop" : "core");
        return Directory.GetFiles(dependencies, "*.dll").Concat(Directory.GetFiles(ofThisRuntime, "*.dll"))
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file)!, StringComparer.OrdinalIgnoreCase);
    }

    private static StringComparison PathComparison => Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private static bool IsDotNetFramework => typeof(object).Assembly.GetName().Name == "mscorlib";

    // AssemblyLoadContext is not in netstandard2.0, hence the reflection.
    private static Func<string, Assembly> ChooseLoader()
    {
        if (Type.GetType("System.Runtime.Loader.AssemblyLoadContext, System.Runtime.Loader") is not { } contextType)
            return Assembly.LoadFrom;

        var context = Activator.CreateInstance(contextType, "TastyPS dependencies", false);
        var load = contextType.GetMethod("LoadFromAssemblyPath", [typeof(string)])!;
        return (Func<string, Assembly>)load.CreateDelegate(typeof(Func<string, Assembly>), context);
    }
}

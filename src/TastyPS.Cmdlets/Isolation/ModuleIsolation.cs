using System.Management.Automation;
using TastyPS.Connections;

namespace TastyPS.Isolation;

/// <summary>Hooks the resolver of the module's own dependencies in at import, and takes everything back at removal.</summary>
public sealed class ModuleIsolation : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnImport() => AppDomain.CurrentDomain.AssemblyResolve += DependencyResolver.Resolve;

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        ConnectionRegistry.DisconnectAll();
        AppDomain.CurrentDomain.AssemblyResolve -= DependencyResolver.Resolve;
    }
}

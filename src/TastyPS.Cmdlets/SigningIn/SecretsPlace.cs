using System.Management.Automation;
using TastyPS.Client.Authentication.Secrets;

namespace TastyPS.SigningIn;

/// <summary>Where secrets are kept, as seen from PowerShell's location, which is not the process's.</summary>
internal static class SecretsPlace
{
    public static SecretsLocation Of(PSCmdlet cmdlet, string? path) => new(
        cmdlet.SessionState.Path.CurrentFileSystemLocation.ProviderPath,
        path is null ? null : cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path));
}

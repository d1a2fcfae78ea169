using System.Management.Automation.Host;

namespace TastyPS.Errors;

/// <summary>What a host throws that has no user, no more input, or no screen: each its own.</summary>
internal static class AbsentUser
{
    /// <summary>Whether that is why a question, or a look at the screen, has failed.</summary>
    public static bool Explains(Exception failure) =>
        failure is HostException or InvalidOperationException or NotSupportedException or NotImplementedException or NullReferenceException;
}

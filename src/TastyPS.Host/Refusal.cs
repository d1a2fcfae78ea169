using System.Management.Automation;
using System.Management.Automation.Host;

namespace TastyPS.Host;

/// <summary>The answer to everything that would need a person at the keyboard.</summary>
internal static class Refusal
{
    /// <summary>A terminating error with the id <c>NotInteractive</c> that names what was asked for.</summary>
    public static HostException Of(string what) =>
        new(
            $"tastyps is not interactive and refuses {what}. Give the answer in the script: the missing parameter, or -Confirm:$false.",
            innerException: null,
            errorId: "NotInteractive",
            ErrorCategory.InvalidOperation);
}
